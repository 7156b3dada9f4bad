using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Pipeline;
using SymbolicBackprop.Generator.Sparsity;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>
/// The methods that the compiler read in one run, as it linked them, with their tangents: they have been through nothing that the
/// reverse sweep needs, and calls between them stay in the interpreter.
/// </summary>
internal sealed class InterpretedMethods
{
    private const string TangentPrefix = "tangent of ";

    private readonly Dictionary<string, Staged<Function>> _linked;
    private readonly Dictionary<string, TangentFunction> _tangents = [];
    private readonly Dictionary<string, (Function Function, HashSet<int> Written)?> _patterns = [];
    private readonly Interpreter _interpreter;

    public InterpretedMethods(GeneratorRunResult generated)
    {
        _linked = generated.TrackedSteps[StepNames.Link]
            .SelectMany(step => step.Outputs)
            .Select(output => (Staged<Function>)output.Value)
            .ToDictionary(staged => staged.Method.Key, StringComparer.Ordinal);
        _interpreter = new Interpreter(new ReflectionHost(typeof(Functions).Assembly)) { Call = Call };
    }

    /// <summary>A method by the name of its class and its own.</summary>
    public MethodModel Find(string className, string name) =>
        _linked.Values.Single(staged => staged.Method.Container.HintPrefix == className && staged.Method.Signature.Name == name).Method;

    /// <summary>The leaves that <see cref="Evaluate"/> takes tangents for.</summary>
    public IReadOnlyList<Leaf> LeavesOf(MethodModel method) => TangentOf(method.Key).Leaves;

    /// <summary>The results of a method and after them their tangents; what it writes to arrays and to their tangents is written in place.</summary>
    public object?[] Evaluate(MethodModel method, IEnumerable<object?> arguments, IEnumerable<object?> tangents) =>
        _interpreter.Evaluate(TangentOf(method.Key).Function, [.. arguments, .. tangents]);

    /// <summary>What computes the pattern of a method's Jacobian, and the parameters whose contents on exit have rows; null where real numbers decide too much.</summary>
    public (Function Function, HashSet<int> Written)? PatternOf(MethodModel method)
    {
        if (_patterns.TryGetValue(method.Key, out var known))
            return known;
        var analyzed = Stages.Analyze(_linked[method.Key]).Product!;
        try
        {
            var pattern = PatternCompiler.Compile(analyzed, analyzed.Forward!, new PatternRequest(IsHessian: false));
            return _patterns[method.Key] = (pattern.Function, [.. analyzed.InOuts.Select(inOut => inOut.Parameter)]);
        }
        catch (UncertainFlowException)
        {
            return _patterns[method.Key] = null;
        }
    }

    public object?[] Run(Function function, object?[] arguments) => _interpreter.Evaluate(function, arguments);

    /// <summary>The part of an argument, or of its tangent, that a leaf is.</summary>
    public static object? Part(Leaf leaf, object? argument) => leaf.Path.Aggregate(
        argument,
        (whole, step) => step.Member is { } member ? ((IReadOnlyDictionary<string, object?>)whole!)[member] : ((object?[])whole!)[step.Element]);

    private TangentFunction TangentOf(string key)
    {
        if (_tangents.TryGetValue(key, out var known))
            return known;
        var (method, function) = (_linked[key].Method, _linked[key].Product!);
        var active = method.Signature.Parameters
            .Select((parameter, index) => (Parameter: parameter, Index: index))
            .Where(pair => pair.Parameter.HasGradient)
            .Select(pair => (pair.Index, function.Parameters[pair.Index]))
            .ToList();
        var (hoisted, leaves) = LeafReads.Hoist(function, active);
        List<bool> results = [.. ActiveResults(method), .. method.Signature.Parameters.Where(parameter => parameter.IsByReference).Select(parameter => parameter.IsActive)];
        var tangent = TangentDifferentiator.Differentiate(hoisted, leaves, results, callee => callee with { Key = TangentPrefix + callee.Key });
        return _tangents[key] = tangent;
    }

    private static IEnumerable<bool> ActiveResults(MethodModel method) => method.Signature.Result.Elements.Select(element => element.IsActive);

    private object? Call(Callee callee, object?[] arguments)
    {
        if (!callee.Key.StartsWith(TangentPrefix, StringComparison.Ordinal))
            return Together(_linked[callee.Key].Method, _interpreter.Evaluate(_linked[callee.Key].Product!, arguments));
        var method = _linked[callee.Key[TangentPrefix.Length..]].Method;
        var count = method.Signature.Parameters.Count;
        var given = Enumerable.Range(0, count).Where(index => callee.ActiveParameters[index]).Zip(arguments.Skip(count)).ToDictionary(pair => pair.First, pair => pair.Second);
        var results = Evaluate(method, arguments.Take(count), LeavesOf(method).Select(leaf => Part(leaf, given[leaf.Parameter])));
        var own = method.Signature.Result.Elements.Count;
        return new object?[] { Together(method, results[..own]), results.Length == own + 1 ? results[own] : results[own..] };
    }

    private static object? Together(MethodModel method, object?[] results) => method.Signature.Result.IsTuple ? results : results[0];
}
