using Microsoft.CodeAnalysis;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>A way to the derivatives of programs that shares nothing with the reverse sweep.</summary>
internal interface IOracle
{
    string Name { get; }

    /// <summary>Makes programs ready to be evaluated.</summary>
    IOracleBatch Prepare(IReadOnlyList<Subject> subjects);
}

/// <summary>Programs that an oracle has made ready, in the order in which they were given.</summary>
internal interface IOracleBatch : IDisposable
{
    /// <summary>The entry's results and their derivatives.</summary>
    ForwardResult Evaluate(int subject, ArgumentSet arguments);
}

/// <summary>A program, the name of its class, and what the generator made of the compilation that it is in.</summary>
internal sealed record Subject(TestProgram Program, string ClassName, GeneratorRunResult Generated);

/// <summary>The derivatives of all outputs (the result, where there is one, and what is left in memory) with respect to all real inputs.</summary>
/// <param name="Values">The outputs.</param>
/// <param name="Tangents">For each input, the derivatives of the outputs.</param>
/// <param name="Contributions">For each input and output, the sum of the absolute contributions to the derivative.</param>
internal sealed record ForwardResult(double[] Values, double[][] Tangents, double[][] Contributions)
{
    /// <summary>The inputs that an output may depend on, as the sparsity pattern has them, by the number of the output; empty where there is no pattern.</summary>
    public IReadOnlyDictionary<int, HashSet<int>> Pattern { get; init; } = new Dictionary<int, HashSet<int>>();

    /// <summary>The derivative with respect to an input for an upstream value of the outputs, and the sum of its absolute contributions.</summary>
    public (double Derivative, double Contributions) Derivative(int input, double[] upstream)
    {
        var (derivative, contributions) = (0.0, 0.0);
        for (var output = 0; output < upstream.Length; output++)
        {
            // What is not asked for contributes nothing, whatever its derivative.
            if (upstream[output] == 0)
                continue;
            derivative += upstream[output] * Tangents[input][output];
            contributions += Math.Abs(upstream[output]) * Contributions[input][output];
        }

        return (derivative, contributions);
    }
}
