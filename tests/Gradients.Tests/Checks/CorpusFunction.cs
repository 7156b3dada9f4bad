using System.Reflection;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>
/// A function of the corpus with its generated members. A parameter that is written (by reference, or the elements of an array or span)
/// is an in-out: of it the backward members have an adjoint after the upstream value, which holds the upstream of what is left in the
/// parameter on entry and the derivative with respect to its initial contents on exit.
/// </summary>
internal sealed class CorpusFunction(MethodInfo method)
{
    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Type _type = method.DeclaringType!;

    public static IReadOnlyList<CorpusFunction> All { get; } =
    [
        .. typeof(CorpusFunction).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Corpus.Scalars).Namespace)
            .SelectMany(type => type.GetMethods(Everything))
            .Where(method => method.IsDefined(typeof(DifferentiableAttribute)))
            .Select(method => new CorpusFunction(method))
            .OrderBy(function => function.Name, StringComparer.Ordinal),
    ];

    public MethodInfo Method { get; } = method;

    /// <summary>What a test shows; overloads are told apart by the number of their parameters.</summary>
    public string Name => $"{_type.Name}.{Method.Name}/{Method.GetParameters().Length}";

    public ParameterInfo[] Parameters => Method.GetParameters();

    public bool HasGradient => Member("Gradient") is not null;

    public bool HasBuffers => Member("BackwardAddTo") is not null;

    /// <summary>A method without a result that is differentiated has no upstream value but those of its in-outs.</summary>
    public bool HasUpstream => Leaves.HoldsNumbers(Method.ReturnType);

    /// <summary>The parameters that a gradient has a part for, by index.</summary>
    public IEnumerable<int> Differentiated => Indices(index => IsActive(index) && !Parameters[index].IsOut);

    /// <summary>The parameters that forward mode takes tangents of, by index.</summary>
    public IEnumerable<int> Active => Indices(IsActive);

    /// <summary>Tangents of the arguments; what is passed out has none yet.</summary>
    public object?[] Tangents(object?[] arguments, Func<double> number) => Filled(Active, arguments, number);

    /// <summary>Calls the tangent method.</summary>
    public TangentOutcome CallTangent(object? target, object?[] arguments, object?[] tangents)
    {
        var outcome = Call("Tangent", target, [.. arguments, .. tangents]);
        var both = HasUpstream ? (ITuple)outcome.Result! : null;
        return new TangentOutcome(
            new Outcome(both is null ? outcome.Result : both[0], outcome.Arguments[..arguments.Length]),
            both?[1],
            outcome.Arguments[arguments.Length..]);
    }

    /// <summary>A vector of the form of the gradient.</summary>
    public object?[] Vector(object?[] arguments, Func<double> number) => Filled(Differentiated, arguments, number);

    /// <summary>The active parameters that are written.</summary>
    public IEnumerable<int> InOuts => Indices(IsInOut);

    /// <summary>The active parameters that are only read.</summary>
    private IEnumerable<int> ReadOnly => Indices(index => IsActive(index) && !IsInOut(index));

    private int UpstreamCount => HasUpstream ? 1 : 0;

    public static CorpusFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>Whether anything can flow into a parameter.</summary>
    public bool IsActive(int index) => !Parameters[index].IsDefined(typeof(NoDerivativeAttribute)) && Leaves.HoldsNumbers(Parameters[index].ParameterType);

    public Outcome Value(object? target, object?[] arguments) => Outcome.Of(Method, target, arguments);

    public Outcome Call(string suffix, object? target, params object?[] arguments) =>
        Outcome.Of(Member(suffix) ?? throw new MissingMethodException(_type.Name, Method.Name + suffix), target, arguments);

    /// <summary>Calls the backward method, or …AddTo with buffers after the adjoints.</summary>
    public Outcome CallBackward(object? target, object?[] arguments, object?[] upstream, object?[] adjoints, object?[]? buffers = null) => buffers is null
        ? Call("Backward", target, [.. arguments, .. upstream, .. adjoints])
        : Call("BackwardAddTo", target, [.. arguments, .. upstream, .. adjoints, .. buffers, .. Workspace("BackwardAddTo")]);

    /// <summary>The parts of a gradient, one for each parameter of <see cref="Differentiated"/>.</summary>
    public object?[] Parts(object? gradient) => Elements(gradient, Differentiated.Count());

    /// <summary>The derivatives that a backward call gave back or left in the adjoints, one for each parameter of <see cref="Differentiated"/>.</summary>
    public object?[] Parts(Outcome backward)
    {
        var returned = ReadOnly.Zip(Elements(backward.Result, ReadOnly.Count()));
        var left = InOuts.Zip(Adjoints(backward));
        return [.. returned.Concat(left).Where(part => !Parameters[part.First].IsOut).OrderBy(part => part.First).Select(part => part.Second)];
    }

    /// <summary>What a backward call left in the adjoints, one for each parameter of <see cref="InOuts"/>.</summary>
    public object?[] Adjoints(Outcome backward)
    {
        var first = Parameters.Length + UpstreamCount;
        return backward.Arguments[first..(first + InOuts.Count())];
    }

    /// <summary>What …AddTo left in the buffers, one for each active parameter that is only read.</summary>
    public object?[] Buffers(Outcome addTo)
    {
        var first = Parameters.Length + UpstreamCount + InOuts.Count();
        return addTo.Arguments[first..(first + ReadOnly.Count())];
    }

    /// <summary>Storage of the kind that …Into takes, filled with one number; numbers are boxed and come back in the arguments.</summary>
    public object?[] IntoBuffers(object?[] arguments, double filling) => Filled(Differentiated, arguments, () => filling);

    /// <summary>Storage of the kind that …AddTo takes, filled with one number.</summary>
    public object?[] AddToBuffers(object?[] arguments, double filling) => Filled(ReadOnly, arguments, () => filling);

    /// <summary>Adjoints on entry.</summary>
    public object?[] Adjoints(object?[] arguments, Func<double> number) => Filled(InOuts, arguments, number);

    /// <summary>…Into and …AddTo take a workspace where they need storage.</summary>
    public object?[] Workspace(string suffix) =>
        Member(suffix)!.GetParameters()[^1].ParameterType == typeof(Workspace) ? [new Workspace()] : [];

    /// <summary>An upstream value for each result that is differentiated; none for methods without a result.</summary>
    public object?[] Upstream(object? result, Func<double> number) => !HasUpstream ? [] : [Fill(UpstreamType, result, number)];

    public Type UpstreamType => Member("Backward")!.GetParameters()[Parameters.Length].ParameterType;

    /// <summary>The results that are differentiated.</summary>
    public object? ActiveResult(object? result) => result is ITuple tuple && !typeof(ITuple).IsAssignableFrom(UpstreamType) ? tuple[0] : result;

    /// <summary>The generated member of a name; null where there is none.</summary>
    public MethodInfo? Member(string suffix)
    {
        var counts = suffix switch
        {
            "Tangent" => [Active.Count()],
            "HessianVectorProduct" => [Differentiated.Count()],
            "HessianVectorProductInto" => [2 * Differentiated.Count()],
            "GradientInto" => [Differentiated.Count(), Differentiated.Count() + 1],
            "BackwardAddTo" => [UpstreamCount + InOuts.Count() + ReadOnly.Count(), UpstreamCount + InOuts.Count() + ReadOnly.Count() + 1],
            _ => new[] { 0 },
        };
        return _type.GetMethods(Everything).Where(method => method.Name == Method.Name + suffix).Select(AtOwnTypes).SingleOrDefault(method => AdditionalParameters(method) is { } additional
            && (suffix == "Backward" ? IsUpstreamAndAdjoints(additional) : counts.Contains(additional.Length)));
    }

    private static object?[] Elements(object? parts, int count) => count switch
    {
        0 => [],
        1 => [parts],
        _ => [.. Enumerable.Range(0, count).Select(index => ((ITuple)parts!)[index])],
    };

    private static object? Fill(Type type, object? like, Func<double> number)
    {
        if (like is ITuple tuple)
        {
            return typeof(ITuple).IsAssignableFrom(type)
                ? Activator.CreateInstance(type, [.. type.GetGenericArguments().Zip(Differentiable(tuple), (element, item) => Fill(element, item, number))])
                : Fill(type, tuple[0], number);
        }

        return Leaves.Fill(like, () => (float)number());
    }

    private static IEnumerable<object?> Differentiable(ITuple tuple) =>
        Enumerable.Range(0, tuple.Length).Select(index => tuple[index]).Where(item => item is not null && Leaves.HoldsNumbers(item.GetType()));

    private static object?[] Filled(IEnumerable<int> parameters, object?[] arguments, Func<double> number) =>
        [.. parameters.Select(index => Leaves.Fill(arguments[index], () => (float)number()))];

    private IEnumerable<int> Indices(Func<int, bool> isMeant) => Enumerable.Range(0, Parameters.Length).Where(isMeant);

    private bool IsInOut(int index) => IsActive(index)
        && Member("Backward") is { } backward
        && backward.GetParameters().Skip(Parameters.Length + UpstreamCount).Any(parameter => parameter.Name == Parameters[index].Name + "Adjoint");

    /// <summary>A method's parameters after those of the function; null where these are not its first ones.</summary>
    private ParameterInfo[]? AdditionalParameters(MethodInfo method)
    {
        var own = Parameters.Length;
        var parameters = method.GetParameters();
        return parameters.Length >= own && Parameters.Select(parameter => parameter.ParameterType).SequenceEqual(parameters.Take(own).Select(parameter => parameter.ParameterType))
            ? parameters[own..]
            : null;
    }

    private MethodInfo AtOwnTypes(MethodInfo method) =>
        Method.IsGenericMethod && method.IsGenericMethodDefinition ? method.MakeGenericMethod(Method.GetGenericArguments()) : method;

    private bool IsUpstreamAndAdjoints(ParameterInfo[] additional) => additional.Length >= UpstreamCount
        && additional.Skip(UpstreamCount).All(adjoint => Parameters.Any(parameter => parameter.Name + "Adjoint" == adjoint.Name));
}
