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
    /// <summary>The real numbers that are differentiated, each as float or double.</summary>
    public static IEnumerable<object> Of(object? value) => value switch
    {
        double or float => [value],
        double[] numbers => numbers.Cast<object>(),
        float[] numbers => numbers.Cast<object>(),
        Matrix<double> matrix => matrix.AsSpan().ToArray().Cast<object>(),
        Matrix<float> matrix => matrix.AsSpan().ToArray().Cast<object>(),
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(index => Of(tuple[index])),
        object?[] several => several.SelectMany(Of),
        _ when IsWeights(value) => Members(value!).SelectMany(member => Of(member.Value)),
        _ => [],
    };

    /// <summary>The value with other numbers in the places of its own.</summary>
    public static object? Rebuild(object? value, Queue<double> numbers) => value switch
    {
        double => numbers.Dequeue(),
        float => (float)numbers.Dequeue(),
        double[] array => array.Select(_ => numbers.Dequeue()).ToArray(),
        float[] array => array.Select(_ => (float)numbers.Dequeue()).ToArray(),
        Matrix<double> matrix => new Matrix<double>(matrix.RowCount, matrix.ColumnCount, Enumerable.Range(0, matrix.Count).Select(_ => numbers.Dequeue()).ToArray()),
        Matrix<float> matrix => new Matrix<float>(matrix.RowCount, matrix.ColumnCount, Enumerable.Range(0, matrix.Count).Select(_ => (float)numbers.Dequeue()).ToArray()),
        ITuple tuple => Activator.CreateInstance(value.GetType(), [.. Enumerable.Range(0, tuple.Length).Select(index => Rebuild(tuple[index], numbers))]),
        _ when IsWeights(value) => RebuildWeights(value!, numbers),
        _ => value,
    };

    public static double Double(object number) => number is float narrow ? narrow : (double)number;

    public static bool IsWeights(object? value) => value is not null && IsWeights(value.GetType());

    public static bool IsWeights(Type type) => type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IParameters<>));

    /// <summary>As many bits as the numbers have: NaN equals NaN, and zeros differ by their signs.</summary>
    public static IEnumerable<string> Bits(object? value) => Of(value).Select(number => number switch
    {
        double wide => double.IsNaN(wide) ? "NaN" : $"{wide:R} {BitConverter.DoubleToInt64Bits(wide):x16}",
        float narrow => float.IsNaN(narrow) ? "NaN" : $"{narrow:R} {BitConverter.SingleToInt32Bits(narrow):x8}",
        _ => "",
    });

    private static object RebuildWeights(object weights, Queue<double> numbers)
    {
        var rebuilt = Members(weights).ToDictionary(member => member.Parameter.Name!, member => Rebuild(member.Value, numbers), StringComparer.Ordinal);
        var constructor = ConstructorOf(weights.GetType());
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            rebuilt.TryGetValue(parameter.Name!, out var member) ? member : weights.GetType().GetProperty(parameter.Name!)!.GetValue(weights))]);
    }

    private static IEnumerable<(ParameterInfo Parameter, object? Value)> Members(object weights) => ConstructorOf(weights.GetType()).GetParameters()
        .Select(parameter => (parameter, property: weights.GetType().GetProperty(parameter.Name!)!))
        .Where(pair => !pair.property.IsDefined(typeof(NoDerivativeAttribute)))
        .Select(pair => (pair.parameter, pair.property.GetValue(weights)));

    private static ConstructorInfo ConstructorOf(Type type) => type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
}
