using System.Reflection;
using System.Runtime.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>
/// The numbers inside of values: of a number itself, of arrays, matrices, tuples and weights in the order of their members.
/// Tests may look at weights by reflection, so that what they compare does not rest on generated code.
/// </summary>
internal static class Leaves
{
    private const BindingFlags PublicInstance = BindingFlags.Public | BindingFlags.Instance;

    private static readonly Type[] Views = [typeof(Span<>), typeof(ReadOnlySpan<>), typeof(Memory<>), typeof(ReadOnlyMemory<>)];

    /// <summary>The real numbers that are differentiated, each as float or double.</summary>
    public static IEnumerable<object> Of(object? value) => value switch
    {
        double or float => [value],
        Matrix<double> matrix => matrix.AsSpan().ToArray().Cast<object>(),
        Matrix<float> matrix => matrix.AsSpan().ToArray().Cast<object>(),
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(index => Of(tuple[index])),
        Array array => array.Cast<object?>().SelectMany(Of),
        _ when IsWeights(value) => Members(value!).SelectMany(member => Of(member.Value)),
        not null when IsVector(value.GetType()) => value.GetType().GetFields(PublicInstance).Select(field => field.GetValue(value)!),
        _ => [],
    };

    /// <summary>The value with other numbers in the places of its own; arrays are new ones.</summary>
    public static object? Rebuild(object? value, Queue<double> numbers) => value switch
    {
        double => numbers.Dequeue(),
        float => (float)numbers.Dequeue(),
        Matrix<double> matrix => new Matrix<double>(matrix.RowCount, matrix.ColumnCount, Enumerable.Range(0, matrix.Count).Select(_ => numbers.Dequeue()).ToArray()),
        Matrix<float> matrix => new Matrix<float>(matrix.RowCount, matrix.ColumnCount, Enumerable.Range(0, matrix.Count).Select(_ => (float)numbers.Dequeue()).ToArray()),
        ITuple tuple => Activator.CreateInstance(value.GetType(), [.. Enumerable.Range(0, tuple.Length).Select(index => Rebuild(tuple[index], numbers))]),
        Array array => RebuildArray(array, numbers),
        _ when IsWeights(value) => RebuildWeights(value!, numbers),
        not null when IsVector(value.GetType()) => RebuildVector(value, numbers),
        _ => value,
    };

    /// <summary>The value with what a function gives in the places of its numbers.</summary>
    public static object? Fill(object? value, Func<double> number) => Rebuild(value, new Queue<double>(Of(value).Select(_ => number())));

    /// <summary>A value of the same numbers that shares no array or matrix with this one.</summary>
    public static object? Copy(object? value) => Rebuild(value, new Queue<double>(Of(value).Select(Double)));

    public static double Double(object number) => number is float narrow ? narrow : (double)number;

    /// <summary>Whether values of a type, or what a reference to one refers to, have numbers that are differentiated.</summary>
    public static bool HoldsNumbers(Type type)
    {
        if (type.HasElementType)
            return HoldsNumbers(type.GetElementType()!);
        if (ElementOfView(type) is { } element)
            return HoldsNumbers(element);
        if (typeof(ITuple).IsAssignableFrom(type))
            return type.GetGenericArguments().Any(HoldsNumbers);
        return type == typeof(double) || type == typeof(float) || type == typeof(Matrix<double>) || type == typeof(Matrix<float>) || IsWeights(type) || IsVector(type);
    }

    /// <summary>The element type of spans and memory; null for other types.</summary>
    public static Type? ElementOfView(Type type) =>
        type.IsGenericType && Views.Contains(type.GetGenericTypeDefinition()) ? type.GetGenericArguments()[0] : null;

    public static bool IsWeights(object? value) => value is not null && IsWeights(value.GetType());

    public static bool IsWeights(Type type) => type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IParameters<>));

    /// <summary>As many bits as the numbers have: NaN equals NaN, and zeros differ by their signs.</summary>
    public static IEnumerable<string> Bits(object? value) => Of(value).Select(number => number switch
    {
        double wide => double.IsNaN(wide) ? "NaN" : $"{wide:R} {BitConverter.DoubleToInt64Bits(wide):x16}",
        float narrow => float.IsNaN(narrow) ? "NaN" : $"{narrow:R} {BitConverter.SingleToInt32Bits(narrow):x8}",
        _ => "",
    });

    /// <summary>What is left in arguments: the bits of their numbers, and what is not differentiated as text.</summary>
    public static IEnumerable<string> Contents(IEnumerable<object?> arguments) => arguments.SelectMany(argument => argument switch
    {
        Array array when !HoldsNumbers(array.GetType()) => array.Cast<object?>().Select(element => $"{element}"),
        not null when !HoldsNumbers(argument.GetType()) => [$"{argument}"],
        _ => Bits(argument),
    });

    /// <summary>Whether a type is one of the platform's small vectors of single numbers.</summary>
    public static bool IsVector(Type type) => type is { IsValueType: true, IsGenericType: false, Namespace: "System.Numerics" } && type.Name.StartsWith("Vector", StringComparison.Ordinal);

    private static object RebuildVector(object vector, Queue<double> numbers)
    {
        var rebuilt = Activator.CreateInstance(vector.GetType())!;
        foreach (var field in vector.GetType().GetFields(PublicInstance))
            field.SetValue(rebuilt, (float)numbers.Dequeue());
        return rebuilt;
    }

    private static Array RebuildArray(Array array, Queue<double> numbers)
    {
        var rebuilt = (Array)array.Clone();
        var indices = new int[array.Rank];
        // In the order in which Of enumerates: by rows, the last index first.
        for (var position = 0; position < array.Length; position++)
        {
            var rest = position;
            for (var dimension = array.Rank - 1; dimension >= 0; dimension--)
                (rest, indices[dimension]) = Math.DivRem(rest, array.GetLength(dimension));
            rebuilt.SetValue(Rebuild(array.GetValue(indices), numbers), indices);
        }

        return rebuilt;
    }

    private static object RebuildWeights(object weights, Queue<double> numbers)
    {
        var rebuilt = Members(weights).ToDictionary(member => member.Parameter.Name!, member => Rebuild(member.Value, numbers), StringComparer.Ordinal);
        var constructor = ConstructorOf(weights.GetType());
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            rebuilt.TryGetValue(parameter.Name!, out var member) ? member : ValueOf(MemberOf(weights.GetType(), parameter), weights))]);
    }

    private static IEnumerable<(ParameterInfo Parameter, object? Value)> Members(object weights) => ConstructorOf(weights.GetType()).GetParameters()
        .Select(parameter => (parameter, member: MemberOf(weights.GetType(), parameter)))
        .Where(pair => !pair.member.IsDefined(typeof(NoDerivativeAttribute)))
        .Select(pair => (pair.parameter, ValueOf(pair.member, weights)));

    /// <summary>The property or field that a parameter of the constructor sets.</summary>
    private static MemberInfo MemberOf(Type type, ParameterInfo parameter) =>
        type.GetMember(parameter.Name!, MemberTypes.Property | MemberTypes.Field, PublicInstance | BindingFlags.IgnoreCase)[0];

    private static object? ValueOf(MemberInfo member, object owner) => member is FieldInfo field ? field.GetValue(owner) : ((PropertyInfo)member).GetValue(owner);

    private static ConstructorInfo ConstructorOf(Type type) => type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
}
