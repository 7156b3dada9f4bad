using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop;

public static partial class GradientCheck
{
    /// <summary>What upstream values and tangents are where they are not zero: not 1, so that a rule that leaves its last argument out is found.</summary>
    private const double Probe = 1.5;

    private const string UsesReflection = "Rules are called by reflection: check them in a test.";

    /// <summary>
    /// Checks rules of a method (<see cref="BackwardOfAttribute"/>, <see cref="TangentOfAttribute"/>, <see cref="ForwardOfAttribute"/>) against
    /// differences of the method: every partial derivative of every result, by each of the rules.
    /// </summary>
    /// <example><code>GradientCheck.Rule(Gamma, [2.5], backward: GammaBackward).ThrowIfFailed();</code></example>
    /// <param name="function">
    /// The method. Its parameters and results are numbers, arrays, <c>Matrix&lt;T&gt;</c>, or tuples of these among the results; other
    /// parameters are constants, and so are those marked <see cref="NoDerivativeAttribute"/>. A method of spans is checked through a lambda
    /// that takes arrays.
    /// </param>
    /// <param name="at">The arguments; unchanged.</param>
    /// <param name="backward">The backward rule, if it is to be checked; its attribute says whether it is about one parameter.</param>
    /// <param name="tangent">The tangent rule, if it is to be checked.</param>
    /// <param name="forward">The forward rule, where there is one: it has to give the method's value, bit for bit, and gives the state to <paramref name="backward"/>.</param>
    /// <param name="options">Tolerances and the number of entries; null for the default ones.</param>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> or <paramref name="at"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no rule to check, or a rule does not take or give what rules of the method do.</exception>
    [RequiresUnreferencedCode(UsesReflection)]
    public static GradientCheckResult Rule(
        Delegate function, object?[] at, Delegate? backward = null, Delegate? tangent = null, Delegate? forward = null, GradientCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(at);
        if (backward is null && tangent is null && forward is null)
            throw new ArgumentException("There is no rule to check: pass a backward, a tangent or a forward rule.", nameof(backward));
        options ??= new GradientCheckOptions();
        var parameters = function.Method.GetParameters()[^at.Length..];
        var value = Call(function, at);
        var entries = new List<GradientCheckEntry>();
        object? state = null;
        if (forward is not null)
        {
            if (Call(forward, Inputs(forward, function, at, 0)) is not ITuple { Length: 2 } given)
                throw new ArgumentException($"'{forward.Method.Name}' does not give a tuple of the result and a state.", nameof(forward));
            entries.AddRange(Enumerable.Range(0, Math.Max(RuleNumbers.Count(value), RuleNumbers.Count(given[0])))
                .Select(index => Exact("result", index, RuleNumbers.Get(given[0], index), RuleNumbers.Get(value, index))));
            state = given[1];
        }

        object?[] kept = forward is null ? [value] : [value, state];
        var active = Enumerable.Range(0, at.Length).Where(index => !parameters[index].IsDefined(typeof(NoDerivativeAttribute)) && RuleNumbers.Count(at[index]) > 0).ToList();
        var anySingle = active.Any(index => RuleNumbers.HoldsSingles(at[index])) || RuleNumbers.HoldsSingles(value);
        if (backward is not null)
            CheckBackward();
        if (tangent is not null)
            CheckTangent();
        var failures = entries.Where(entry => !entry.Passed).ToList();
        var worst = entries.Count == 0 ? default(GradientCheckEntry?) : entries.MaxBy(entry => entry.Severity);
        return new GradientCheckResult(entries.Count, failures.Count, entries.Count(entry => entry.IsInconclusive), worst);

        void CheckBackward()
        {
            var differentiated = About(backward.Method.GetCustomAttribute<BackwardOfAttribute>()?.Parameter, nameof(backward));
            var upstreamType = backward.Method.GetParameters()[^1].ParameterType;
            foreach (var result in Indices(RuleNumbers.Count(value), -1, options))
            {
                var upstream = RuleNumbers.OfResult(RuleNumbers.Unit(value, result, Probe), upstreamType);
                var gradients = Parts(Call(backward, [.. Inputs(backward, function, at, kept.Length + 1), .. kept, upstream]), differentiated.Count);
                foreach (var (argument, gradient) in differentiated.Zip(gradients))
                {
                    if (RuleNumbers.Count(gradient) != RuleNumbers.Count(at[argument]))
                        throw new ArgumentException($"'{backward.Method.Name}' gives a gradient of {RuleNumbers.Count(gradient)} numbers for '{parameters[argument].Name}', which has {RuleNumbers.Count(at[argument])}.", nameof(backward));
                    foreach (var index in Indices(RuleNumbers.Count(at[argument]), argument, options))
                        entries.Add(Entry(argument, index, result, RuleNumbers.Get(gradient, index) / Probe));
                }
            }
        }

        void CheckTangent()
        {
            var differentiated = About(tangent.Method.GetCustomAttribute<TangentOfAttribute>()?.Parameter, nameof(tangent));
            foreach (var argument in differentiated)
            {
                foreach (var index in Indices(RuleNumbers.Count(at[argument]), argument, options))
                {
                    object?[] tangents = [.. differentiated.Select(other => RuleNumbers.Unit(at[other], other == argument ? index : -1, Probe))];
                    var given = Call(tangent, [.. Inputs(tangent, function, at, 1 + tangents.Length), value, .. tangents]);
                    if (RuleNumbers.Count(given) != RuleNumbers.Count(value))
                        throw new ArgumentException($"'{tangent.Method.Name}' gives a tangent of {RuleNumbers.Count(given)} numbers, and the result has {RuleNumbers.Count(value)}.", nameof(tangent));
                    foreach (var result in Indices(RuleNumbers.Count(value), -1, options))
                        entries.Add(Entry(argument, index, result, RuleNumbers.Get(given, result) / Probe));
                }
            }
        }

        List<int> About(string? parameter, string rule) => parameter is null
            ? active
            : active.Where(index => parameters[index].Name == parameter).ToList() is { Count: 1 } one
                ? one
                : throw new ArgumentException($"The rule is about '{parameter}', which is no differentiated parameter of '{function.Method.Name}'.", rule);

        GradientCheckEntry Entry(int argument, int index, int result, double analytic)
        {
            var derivative = new CentralDifference(Moved, RuleNumbers.Get(at[argument], index), !RuleNumbers.HoldsSingles(at[argument]), anySingle);
            var name = RuleNumbers.Count(value) == 1 ? parameters[argument].Name! : $"∂result[{result}]/∂{parameters[argument].Name}";
            return Compare(derivative, analytic, 0, anySingle ? options.SingleRelativeTolerance : options.RelativeTolerance) with
            {
                Leaf = name,
                Shape = RuleNumbers.ShapeOf(at[argument]),
                Index = index,
            };

            double Moved(double number)
            {
                object?[] moved = [.. at];
                moved[argument] = RuleNumbers.With(at[argument], index, number);
                return RuleNumbers.Get(Call(function, moved), result);
            }
        }
    }

    /// <summary>Checks the backward rule of a method of weights whose value is a number.</summary>
    /// <param name="function">The method.</param>
    /// <param name="at">Where; unchanged.</param>
    /// <param name="backward">Its backward rule: the weights, the value and the upstream value become the gradient.</param>
    /// <param name="options">Tolerances and the number of entries; null for the default ones.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The shapes of the gradient are not those of the weights.</exception>
    public static GradientCheckResult Rule<TParameters>(
        Func<TParameters, double> function, TParameters at, Func<TParameters, double, double, TParameters> backward, GradientCheckOptions? options = null)
        where TParameters : IParameters<TParameters>
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(backward);
        return Run(weights => Probe * function(weights), at, backward(at, function(at), Probe), options);
    }

    private static object? Call(Delegate method, object?[] arguments)
    {
        try
        {
            return method.DynamicInvoke(arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>The arguments of the method as a rule takes them: the receiver of an instance method first.</summary>
    private static object?[] Inputs(Delegate rule, Delegate function, object?[] at, int others) =>
        rule.Method.GetParameters().Length == at.Length + others + 1 ? [function.Target, .. at] : at;

    private static object?[] Parts(object? gradients, int count) => count == 1
        ? [gradients]
        : gradients is ITuple tuple && tuple.Length == count
            ? [.. Enumerable.Range(0, count).Select(index => tuple[index])]
            : throw new ArgumentException($"The backward rule does not give {count} gradients.");

    /// <summary>Two values that must have the same bits.</summary>
    private static GradientCheckEntry Exact(string name, int index, double given, double expected) =>
        new(name, ParameterShape.Array(index + 1), index, given, expected, 0, Math.Abs(expected), 0);
}
