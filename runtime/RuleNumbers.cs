using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop;

/// <summary>The real numbers in an argument or a result, in their order: of a number, an array of any kind, a matrix, a tuple of these. Anything else has none.</summary>
internal static class RuleNumbers
{
    public static int Count(object? value) => value switch
    {
        double or float => 1,
        Matrix<double> matrix => matrix.Count,
        Matrix<float> matrix => matrix.Count,
        Array array when IsReal(array) => array.Length,
        Array array => array.Cast<object?>().Sum(Count),
        ITuple tuple => Elements(tuple).Sum(Count),
        _ => 0,
    };

    public static bool HoldsSingles(object? value) => value switch
    {
        float or Matrix<float> => true,
        Array array when IsReal(array) => array.GetType().GetElementType() == typeof(float),
        Array array => array.Cast<object?>().Any(HoldsSingles),
        ITuple tuple => Elements(tuple).Any(HoldsSingles),
        _ => false,
    };

    public static ParameterShape ShapeOf(object? value) => value switch
    {
        double or float => ParameterShape.Number,
        Matrix<double> matrix => ParameterShape.Matrix(matrix.RowCount, matrix.ColumnCount),
        Matrix<float> matrix => ParameterShape.Matrix(matrix.RowCount, matrix.ColumnCount),
        _ => ParameterShape.Array(Count(value)),
    };

    /// <exception cref="ArgumentOutOfRangeException">There are not so many numbers.</exception>
    public static double Get(object? value, int index)
    {
        switch (value)
        {
            case double number when index == 0:
                return number;
            case float number when index == 0:
                return number;
            case Matrix<double> matrix:
                return matrix.AsSpan()[index];
            case Matrix<float> matrix:
                return matrix.AsSpan()[index];
            case Array array when IsReal(array):
                return Convert.ToDouble(array.Cast<object>().ElementAt(index), System.Globalization.CultureInfo.InvariantCulture);
            case Array or ITuple:
                foreach (var element in value is Array all ? all.Cast<object?>() : Elements((ITuple)value))
                {
                    if (index < Count(element))
                        return Get(element, index);
                    index -= Count(element);
                }

                break;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }

    /// <summary>A copy with one of the numbers changed.</summary>
    [RequiresUnreferencedCode("Makes tuples.")]
    public static object? With(object? value, int index, double number)
    {
        var place = 0;
        return Map(value, old => place++ == index ? number : old);
    }

    /// <summary>A copy whose numbers are zero but for one; for all where the index is of none.</summary>
    [RequiresUnreferencedCode("Makes tuples.")]
    public static object? Unit(object? value, int index, double number)
    {
        var place = 0;
        return Map(value, _ => place++ == index ? number : 0);
    }

    /// <summary>What rules take and give of a result: of a tuple, the elements that hold real numbers; several as a tuple of the type that the rule takes.</summary>
    [RequiresUnreferencedCode("Makes tuples.")]
    public static object? OfResult(object? value, Type type)
    {
        if (value is not ITuple tuple)
            return value;
        object?[] active = [.. Elements(tuple).Where(element => Count(element) > 0)];
        return active.Length == 1 ? active[0] : Activator.CreateInstance(type, active);
    }

    [RequiresUnreferencedCode("Makes tuples.")]
    private static object? Map(object? value, Func<double, double> map)
    {
        switch (value)
        {
            case double number:
                return map(number);
            case float number:
                return (float)map(number);
            case Matrix<double> matrix:
                var doubles = matrix.Clone();
                foreach (ref var entry in doubles.AsSpan())
                    entry = map(entry);
                return doubles;
            case Matrix<float> matrix:
                var singles = matrix.Clone();
                foreach (ref var entry in singles.AsSpan())
                    entry = (float)map(entry);
                return singles;
            case Array array when Count(array) > 0:
                var copy = (Array)array.Clone();
                var indices = new int[array.Rank];
                foreach (var element in array)
                {
                    copy.SetValue(Map(element, map), indices);
                    Next(indices, array);
                }

                return copy;
            case ITuple tuple when Count(tuple) > 0:
                return Activator.CreateInstance(tuple.GetType(), [.. Elements(tuple).Select(element => Map(element, map))]);
            default:
                return value;
        }
    }

    /// <summary>The next place in row-major order.</summary>
    private static void Next(int[] indices, Array array)
    {
        for (var dimension = array.Rank - 1; dimension >= 0; dimension--)
        {
            if (++indices[dimension] < array.GetLength(dimension))
                return;
            indices[dimension] = 0;
        }
    }

    private static bool IsReal(Array array) => array.GetType().GetElementType() is { } element && (element == typeof(double) || element == typeof(float));

    private static IEnumerable<object?> Elements(ITuple tuple) => Enumerable.Range(0, tuple.Length).Select(index => tuple[index]);
}
