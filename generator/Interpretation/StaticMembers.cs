using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>Static members by their C# names: <c>global::System.Math.PI</c>, <c>double.NaN</c>, <c>MidpointRounding.ToZero</c>.</summary>
internal static class StaticMembers
{
    private static readonly Dictionary<string, Type> Keywords = new(StringComparer.Ordinal)
    {
        ["bool"] = typeof(bool),
        ["sbyte"] = typeof(sbyte),
        ["byte"] = typeof(byte),
        ["short"] = typeof(short),
        ["ushort"] = typeof(ushort),
        ["char"] = typeof(char),
        ["int"] = typeof(int),
        ["uint"] = typeof(uint),
        ["long"] = typeof(long),
        ["ulong"] = typeof(ulong),
        ["float"] = typeof(float),
        ["double"] = typeof(double),
        ["string"] = typeof(string),
        ["object"] = typeof(object),
    };

    /// <summary>The value of a member.</summary>
    /// <param name="qualifiedName">The name of a type, a dot, the name of a field, property or enum member.</param>
    /// <param name="runtime">Where types are looked for first.</param>
    /// <exception cref="InterpretationException">There is no such member.</exception>
    public static object? Read(string qualifiedName, Assembly runtime)
    {
        const BindingFlags anyStatic = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;
        var name = qualifiedName.StartsWith("global::", StringComparison.Ordinal) ? qualifiedName.Substring("global::".Length) : qualifiedName;
        var dot = name.LastIndexOf('.');
        var type = dot < 0 ? null : Find(name.Substring(0, dot), runtime);
        var member = name.Substring(dot + 1);
        if (type?.GetField(member, anyStatic) is { } field)
            return field.GetValue(null);
        return type?.GetProperty(member, anyStatic) is { } property
            ? property.GetValue(null)
            : throw new InterpretationException($"There is no static member {qualifiedName}.");
    }

    /// <summary>A type by its C# name; null where there is none.</summary>
    public static Type? TypeOf(string qualifiedName, Assembly runtime) =>
        Find(qualifiedName.StartsWith("global::", StringComparison.Ordinal) ? qualifiedName.Substring("global::".Length) : qualifiedName, runtime);

    private static Type? Find(string name, Assembly runtime)
    {
        if (Keywords.TryGetValue(name, out var keyword))
            return keyword;
        if (name.EndsWith(">", StringComparison.Ordinal))
            return FindGeneric(name, runtime);

        // C# writes a dot where a nested type's metadata name has a plus: from the last dot on, each may be one.
        for (var candidate = name; ; candidate = candidate.Remove(candidate.LastIndexOf('.'), 1).Insert(candidate.LastIndexOf('.'), "+"))
        {
            if (Find(candidate, runtime, AppDomain.CurrentDomain.GetAssemblies()) is { } found)
                return found;
            if (candidate.LastIndexOf('.') < 0)
                return null;
        }
    }

    /// <summary>A generic type at its type arguments, none of which has several of its own.</summary>
    private static Type? FindGeneric(string name, Assembly runtime)
    {
        var start = name.IndexOf('<');
        var arguments = name.Substring(start + 1, name.Length - start - 2).Split(',').Select(argument => TypeOf(argument.Trim(), runtime)).ToArray();
        return arguments.Contains(null) ? null : Find($"{name.Substring(0, start)}`{arguments.Length}", runtime)?.MakeGenericType(arguments!);
    }

    private static Type? Find(string metadataName, Assembly runtime, Assembly[] loaded)
    {
        if (runtime.GetType(metadataName) is { } type)
            return type;
        foreach (var assembly in loaded)
        {
            if (assembly.GetType(metadataName) is { } found)
                return found;
        }

        return null;
    }
}
