using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>Runs code that the compiler does not look into, by reflection.</summary>
internal static class ForeignCalls
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>What the code gives.</summary>
    /// <param name="operation">The code.</param>
    /// <param name="operands">Its operands.</param>
    /// <param name="runtime">Where types are looked for first.</param>
    /// <exception cref="InterpretationException">There is no such type or method.</exception>
    public static object? Run(Foreign operation, object?[] operands, Assembly runtime) => operation.Form switch
    {
        ForeignForm.Text => string.Format(CultureInfo.InvariantCulture, operation.Text, operands),
        ForeignForm.Constructor => Invoke(() => Activator.CreateInstance(TypeOf(operation.Text, runtime), Instance, null, operands, null)),
        ForeignForm.Cast => Cast(operands[0], TypeOf(operation.Text, runtime)),
        ForeignForm.Operator => Calculate(operation.Text, operands[0], operands[1]),
        ForeignForm.Indexer => Call(operands[0]!.GetType(), operands[0] is string ? "get_Chars" : "get_Item", Instance, operands[0], [.. operands.Skip(1)]),
        ForeignForm.InstanceMethod => Call(operands[0]!.GetType(), operation.Text, Instance, operands[0], [.. operands.Skip(1)]),
        _ => Call(TypeOf(operation.Text.Substring(0, LastDot(operation.Text)), runtime), operation.Text.Substring(LastDot(operation.Text) + 1), Static, null, operands),
    };

    private static object? Call(Type type, string name, BindingFlags flags, object? target, object?[] operands)
    {
        var arguments = name.IndexOf('<') is > 0 and var start ? name.Substring(start + 1, name.Length - start - 2).Split(',') : [];
        var simple = arguments.Length > 0 ? name.Substring(0, name.IndexOf('<')) : name;
        var method = type.GetMethods(flags).Where(candidate => candidate.Name == simple.TrimStart('@') && candidate.GetGenericArguments().Length == arguments.Length)
            .Select(candidate => arguments.Length == 0 ? candidate : candidate.MakeGenericMethod([.. arguments.Select(argument => TypeOf(argument.Trim(), type.Assembly))]))
            .FirstOrDefault(candidate => candidate.GetParameters().Length == operands.Length
                && candidate.GetParameters().Zip(operands, (parameter, operand) => Accepts(parameter.ParameterType, operand)).All(accepted => accepted))
            ?? throw new InterpretationException($"{type} has no method {name} of {operands.Length} parameters.");
        return Elements(Invoke(() => method.Invoke(target, operands)));
    }

    /// <summary>Tuples are what the interpreter holds them as.</summary>
    private static object? Elements(object? value) => value?.GetType() is { IsGenericType: true } type && type.FullName.StartsWith("System.ValueTuple`", StringComparison.Ordinal)
        ? type.GetFields().Select(field => Elements(field.GetValue(value))).ToArray()
        : value;

    private static bool Accepts(Type parameter, object? operand) => operand is null ? !parameter.IsValueType : parameter.IsInstanceOfType(operand);

    private static object? Cast(object? operand, Type type) => operand switch
    {
        null => null,
        _ when type.IsEnum => Enum.ToObject(type, operand),
        Enum when type.IsPrimitive => Convert.ChangeType(operand, type, CultureInfo.InvariantCulture),
        _ when type.IsInstanceOfType(operand) => operand,
        _ => Convert.ChangeType(operand, type, CultureInfo.InvariantCulture),
    };

    private static object? Calculate(string symbol, object? left, object? right)
    {
        if (symbol == "+" && (left is string || right is string))
            return string.Concat(left, right);
        var name = symbol switch { "+" => "op_Addition", "-" => "op_Subtraction", "<" => "op_LessThan", ">" => "op_GreaterThan", "<=" => "op_LessThanOrEqual", ">=" => "op_GreaterThanOrEqual", _ => "" };
        if (left is not Enum)
            return Call(left!.GetType(), name, Static, null, [left, right]);
        var (first, second) = (Convert.ToInt64(left, CultureInfo.InvariantCulture), Convert.ToInt64(right, CultureInfo.InvariantCulture));
        return symbol switch
        {
            "&" => Enum.ToObject(left.GetType(), first & second),
            "|" => Enum.ToObject(left.GetType(), first | second),
            "^" => Enum.ToObject(left.GetType(), first ^ second),
            "<" => first < second,
            "<=" => first <= second,
            ">" => first > second,
            ">=" => first >= second,
            _ => throw new InterpretationException($"The interpreter does not know {symbol} of {left.GetType()}."),
        };
    }

    /// <summary>What may be null is held as what it is where it is not.</summary>
    private static Type TypeOf(string name, Assembly runtime) => StaticMembers.TypeOf(name.TrimEnd('?'), runtime) ?? throw new InterpretationException($"There is no type {name}.");

    /// <summary>The dot before the name of a method, which type arguments may follow.</summary>
    private static int LastDot(string name) => name.LastIndexOf('.', name.IndexOf('<') is > 0 and var start ? start : name.Length - 1);

    private static object? Invoke(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Capture(inner).Throw();
            throw;
        }
    }
}
