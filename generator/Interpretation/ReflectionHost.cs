using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>
/// Finds the methods of .NET and of the runtime by name. Each is compiled to a delegate once: spans cannot be passed by reflection,
/// and exceptions come out as they are.
/// </summary>
/// <param name="runtime">The assembly that has <c>SymbolicBackprop.Functions</c> and the matrices.</param>
internal sealed class ReflectionHost(Assembly runtime) : IPrimitiveHost
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;
    private const BindingFlags PublicInstance = BindingFlags.Public | BindingFlags.Instance;

    private readonly ConcurrentDictionary<CallSite, Func<object?[], object?>> _compiled = new();

    public object? Invoke(Method method, Type element, params object?[] arguments)
    {
        var site = new CallSite(method, element, TypesOf(arguments));
        if (!_compiled.TryGetValue(site, out var compiled))
        {
            var found = Candidates(method, element, arguments).FirstOrDefault(candidate => Accepts(candidate, arguments))
                ?? throw new InterpretationException($"{method.Hosts} has no method {method.Name}({Text(site.Arguments)}).");
            compiled = _compiled.GetOrAdd(site, Compile(found, method.Suffix, arguments.Length));
        }

        return compiled(arguments);
    }

    public object? InvokeOn(object target, string method, params object?[] arguments)
    {
        var type = target.GetType();
        object?[] all = [target, .. arguments];
        var site = new CallSite(method, type, TypesOf(arguments));
        if (!_compiled.TryGetValue(site, out var compiled))
        {
            var found = type.GetMethods(PublicInstance).FirstOrDefault(candidate => candidate.Name == method && Accepts(candidate, arguments))
                ?? throw new InterpretationException($"{type} has no method {method}({Text(site.Arguments)}).");
            compiled = _compiled.GetOrAdd(site, Compile(found, "", arguments.Length));
        }

        return compiled(all);
    }

    public Array ElementsOf(object matrix) =>
        (Array)(matrix.GetType().GetField("_elements", BindingFlags.Instance | BindingFlags.NonPublic) ?? throw new InterpretationException($"{matrix.GetType()} has no elements."))
            .GetValue(matrix);

    public object? Read(object target, string member)
    {
        var type = target.GetType();
        if (type.GetProperty(member, PublicInstance) is { } property)
            return InvokeOn(target, property.GetMethod.Name);
        return type.GetField(member, PublicInstance) is { } field
            ? field.GetValue(target)
            : throw new InterpretationException($"{type} has no member {member}.");
    }

    public object With(object target, string member, object? value)
    {
        const BindingFlags instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var type = target.GetType();
        var changed = RuntimeHelpers.GetObjectValue(target);
        if (type.GetField(member, instance) is { } field)
            field.SetValue(changed, value);
        else if (type.GetProperty(member, instance) is { } property)
            property.SetValue(changed, value);
        else
            throw new InterpretationException($"{type} has no member {member}.");
        return changed;
    }

    public Type TypeOf(string qualifiedName) =>
        StaticMembers.TypeOf(qualifiedName, runtime) ?? throw new InterpretationException($"There is no type {qualifiedName}.");

    public object? ReadStatic(string qualifiedName) => StaticMembers.Read(qualifiedName, runtime);

    public object? Run(Foreign operation, object?[] operands) => ForeignCalls.Run(operation, operands, runtime);

    private IEnumerable<MethodInfo> Candidates(Method method, Type element, object?[] arguments)
    {
        if ((method.Hosts & Hosts.Matrix) != 0 && (method.Hosts == Hosts.Matrix || arguments.Any(IsMatrix)))
            return Named(Runtime("LinearAlgebra.Matrix"), method.Name).Where(found => found.IsGenericMethodDefinition).Select(found => found.MakeGenericMethod(element));

        if (method.Hosts == Hosts.VectorReductions)
            return Named(Runtime("CompilerServices.VectorReductions"), method.Name).Select(found => found.MakeGenericMethod(element));

        var found = Enumerable.Empty<MethodInfo>();
        if ((method.Hosts & Hosts.Math) != 0)
        {
            if (element == typeof(float))
                found = found.Concat(Named(SingleMath, method.MathName));
            found = found.Concat(Named(typeof(Math), method.MathName));
        }

        if ((method.Hosts & Hosts.Number) != 0)
            found = found.Concat(Named(element, method.Name));
        if ((method.Hosts & Hosts.Functions) != 0)
            found = found.Concat(Named(Runtime("Functions"), method.Name));
        return found;
    }

    /// <summary><c>System.MathF</c>, which netstandard2.0 does not name.</summary>
    private static Type SingleMath { get; } = typeof(Math).Assembly.GetType("System.MathF") ?? typeof(Math);

    private Type Runtime(string name) => runtime.GetType($"SymbolicBackprop.{name}")
        ?? throw new InterpretationException($"The runtime has no type SymbolicBackprop.{name}.");

    private static IEnumerable<MethodInfo> Named(Type type, string name) => type.GetMethods(PublicStatic).Where(method => method.Name == name);

    private static bool IsMatrix(object? argument) => argument?.GetType() is { IsGenericType: true, Name: "Matrix`1" };

    private static bool Accepts(MethodInfo method, object?[] arguments)
    {
        var parameters = method.GetParameters();
        return parameters.Length >= arguments.Length
            && parameters.Skip(arguments.Length).All(parameter => parameter.HasDefaultValue)
            && parameters.Zip(arguments, (parameter, argument) => Accepts(parameter.ParameterType, argument)).All(accepted => accepted);
    }

    private static bool Accepts(Type parameter, object? argument) => argument is null
        ? !parameter.IsValueType
        : parameter == argument.GetType()
            || (SpanElement(parameter) is { } element && argument.GetType() == element.MakeArrayType())
            || (!argument.GetType().IsValueType && !parameter.IsValueType && parameter.IsInstanceOfType(argument));

    private static Type? SpanElement(Type type) =>
        type is { IsGenericType: true, Name: "ReadOnlySpan`1" } ? type.GetGenericArguments()[0] : null;

    private static Func<object?[], object?> Compile(MethodInfo method, string suffix, int given)
    {
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var offset = method.IsStatic ? 0 : 1;
        var passed = method.GetParameters().Select((parameter, index) => index < given
            ? Argument(Expression.ArrayIndex(arguments, Expression.Constant(index + offset)), parameter.ParameterType)
            : Expression.Constant(parameter.DefaultValue, parameter.ParameterType));
        var target = method.IsStatic ? null : Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(0)), method.DeclaringType);
        Expression call = Expression.Call(target, method, passed);
        if (suffix.Length > 0)
            call = Expression.Field(call, $"Item{1 + TupleNames(method).IndexOf(suffix.Substring(1))}");
        Expression result = call.Type == typeof(void) ? Expression.Block(call, Expression.Constant(null)) : Expression.Convert(call, typeof(object));
        return Expression.Lambda<Func<object?[], object?>>(result, arguments).Compile();
    }

    private static Expression Argument(Expression boxed, Type parameter) => SpanElement(parameter) is { } element
        ? Expression.Call(
            parameter.GetMethods(PublicStatic).Single(method => method.Name == "op_Implicit" && method.GetParameters()[0].ParameterType.IsArray),
            Expression.Convert(boxed, element.MakeArrayType()))
        : Expression.Convert(boxed, parameter);

    private static List<string?> TupleNames(MethodInfo method) =>
        [.. method.ReturnParameter.GetCustomAttribute<TupleElementNamesAttribute>().TransformNames];

    private static EquatableArray<Type?> TypesOf(object?[] arguments)
    {
        var types = new Type?[arguments.Length];
        for (var i = 0; i < types.Length; i++)
            types[i] = arguments[i]?.GetType();
        return new EquatableArray<Type?>(types);
    }

    private static string Text(EquatableArray<Type?> types) => string.Join(", ", types.Select(type => type?.ToString() ?? "null"));

    /// <summary>What a compiled method is found again by.</summary>
    /// <param name="Method">The syntax of a row, or the name of an object's method.</param>
    /// <param name="Owner">The type of the numbers, or of the object.</param>
    private readonly record struct CallSite(object Method, Type Owner, EquatableArray<Type?> Arguments);
}
