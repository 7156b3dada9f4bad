using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Simplification;
using SymbolicBackprop.Generator.Tests.Operations;

namespace SymbolicBackprop.Generator.Tests.Differentiation;

/// <summary>The reverse function of a function of the IR, evaluated by the interpreter before and after it is simplified.</summary>
internal static class Backward
{
    /// <summary>The gradients with respect to every parameter that can have one, where the upstream value of the one result is 1.</summary>
    public static object?[] Gradients(Function function, params object?[] arguments) => Evaluate(FunctionOf(function), arguments);

    /// <summary>What each such parameter gets of an upstream value, which is the last argument.</summary>
    public static object?[] Products(Function function, params object?[] argumentsAndUpstream) => Evaluate(FunctionOf(function, seedsWithOne: false), argumentsAndUpstream);

    private static object?[] Evaluate(ReverseFunction reverse, object?[] arguments)
    {
        AssertWellFormed(reverse.Function);
        var simplified = Simplifier.Simplify(reverse.Function);
        AssertWellFormed(simplified);
        var plain = RowFunctions.Interpreter.Evaluate(reverse.Function, Copies(arguments));
        var shortened = RowFunctions.Interpreter.Evaluate(simplified, Copies(arguments));
        Assert.Equal(plain, shortened);
        return plain;
    }

    public static ReverseFunction FunctionOf(Function function, bool seedsWithOne = true)
    {
        var parameters = function.Parameters.Select((parameter, index) => (index, parameter)).Where(pair => pair.parameter.Type.IsDifferentiable).ToList();
        var (hoisted, leaves) = LeafReads.Hoist(EarlyReturns.Enclose(function), parameters);
        var results = function.Results.Select(type => type.IsDifferentiable).ToEquatableArray();
        var activity = Activity.Of(hoisted, StorageClasses.Of(hoisted), [.. leaves.Select(leaf => leaf.Value)], results);
        var analyzed = AnalyzedFunction.Of(hoisted, hasReceiver: false, leaves, results, [], results.Count, activity);
        return ReverseDifferentiator.Differentiate(analyzed, new ReverseRequest(IncludesValue: false, SeedsWithOne: seedsWithOne, GradientTarget.Returned));
    }

    private static void AssertWellFormed(Function function) =>
        Assert.True(IrVerifier.Verify(function) is { Count: 0 }, $"{string.Join("\n", IrVerifier.Verify(function))}\n{IrPrinter.Print(function)}");

    private static object?[] Copies(object?[] arguments) => [.. arguments.Select(argument => argument is Array array ? array.Clone() : argument)];
}
