namespace SymbolicBackprop.CompilerServices;

// The checks of arrays of more than one dimension. Whether they are apart, their elements tell as spans.
public static partial class DerivativeGuard
{
    /// <summary>A buffer has both lengths of the parameter whose gradient it receives.</summary>
    /// <exception cref="ArgumentException">It has not; the buffer is named.</exception>
    public static void RequireSameShape<T>(T[,] buffer, T[,] parameter, string bufferName, string parameterName) =>
        RequireSameLengths(buffer, parameter, bufferName, parameterName);

    /// <summary>A buffer has all three lengths of the parameter whose gradient it receives.</summary>
    /// <exception cref="ArgumentException">It has not; the buffer is named.</exception>
    public static void RequireSameShape<T>(T[,,] buffer, T[,,] parameter, string bufferName, string parameterName) =>
        RequireSameLengths(buffer, parameter, bufferName, parameterName);

    private static void RequireSameLengths(Array buffer, Array parameter, string bufferName, string parameterName)
    {
        for (var dimension = 0; dimension < parameter.Rank; dimension++)
        {
            if (buffer.GetLength(dimension) != parameter.GetLength(dimension))
                throw Mismatch(bufferName, Lengths(buffer), parameterName, Lengths(parameter));
        }
    }

    private static string Lengths(Array array) => $"[{string.Join(", ", Enumerable.Range(0, array.Rank).Select(array.GetLength))}]";
}
