using System.Reflection;
using System.Runtime.CompilerServices;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>A function of the corpus with its generated members.</summary>
internal sealed class CorpusFunction
{
    private const BindingFlags Everything = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Type _type;

    private CorpusFunction(MethodInfo method)
    {
        Method = method;
        _type = method.DeclaringType!;
    }

    public static IReadOnlyList<CorpusFunction> All { get; } =
    [
        .. typeof(CorpusFunction).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Corpus.Scalars).Namespace)
            .SelectMany(type => type.GetMethods(Everything))
            .Where(method => method.IsDefined(typeof(DifferentiableAttribute)))
            .Select(method => new CorpusFunction(method))
            .OrderBy(function => function.Name, StringComparer.Ordinal),
    ];

    public MethodInfo Method { get; }

    /// <summary>What a test shows; overloads are told apart by the number of their parameters.</summary>
    public string Name => $"{_type.Name}.{Method.Name}/{Method.GetParameters().Length}";

    public ParameterInfo[] Parameters => Method.GetParameters();

    public bool HasGradient => Member("Gradient") is not null;

    public bool HasBuffers => Member("BackwardAddTo") is not null;

    /// <summary>Which parameters are differentiated.</summary>
    public bool IsActive(int index)
    {
        var type = Parameters[index].ParameterType;
        type = type.IsByRef ? type.GetElementType()! : type;
        return !Parameters[index].IsDefined(typeof(NoDerivativeAttribute)) && type != typeof(int) && type != typeof(bool);
    }

    public static CorpusFunction Named(string name) => All.Single(function => function.Name == name);

    public object? Value(object? target, object?[] arguments) => Invoker.Invoke(Method, target, [.. arguments]);

    public object? Call(string suffix, object? target, params object?[] arguments) => Invoker.Invoke(
        Member(suffix) ?? throw new MissingMethodException(_type.Name, Method.Name + suffix), target, arguments);

    /// <summary>Storage of the kind that …Into and …AddTo take, filled with one number; numbers are boxed and come back in the arguments.</summary>
    public object?[] Buffers(object?[] arguments, double filling) =>
        [.. arguments.Where((_, index) => IsActive(index)).Select(argument => Leaves.Rebuild(argument, new Queue<double>(Leaves.Of(argument).Select(_ => filling))))];

    /// <summary>…Into and …AddTo take a workspace where they need storage.</summary>
    public object?[] Workspace(string suffix) =>
        Member(suffix)!.GetParameters()[^1].ParameterType == typeof(Workspace) ? [new Workspace()] : [];

    /// <summary>An upstream value for each result that is differentiated.</summary>
    public object? Upstream(object? result, Func<double> number) => Fill(UpstreamType, result, number);

    public Type UpstreamType => Member("Backward")!.GetParameters()[^1].ParameterType;

    /// <summary>The numbers of the results that are differentiated.</summary>
    public object? ActiveResult(object? result) => result is ITuple tuple && !typeof(ITuple).IsAssignableFrom(UpstreamType) ? tuple[0] : result;

    private static object? Fill(Type type, object? like, Func<double> number)
    {
        if (like is ITuple { Length: var length } tuple)
        {
            return typeof(ITuple).IsAssignableFrom(type)
                ? Activator.CreateInstance(type, [.. Enumerable.Range(0, length).Select(index => Fill(type.GetGenericArguments()[index], tuple[index], number))])
                : Fill(type, tuple[0], number);
        }

        return Leaves.Rebuild(like, new Queue<double>(Leaves.Of(like).Select(_ => (double)(float)number())));
    }

    private MethodInfo? Member(string suffix)
    {
        var own = Parameters.Length;
        var active = Enumerable.Range(0, own).Count(IsActive);
        var counts = suffix switch
        {
            "Backward" => new[] { own + 1 },
            "GradientInto" => [own + active, own + active + 1],
            "BackwardAddTo" => [own + 1 + active, own + 2 + active],
            _ => [own],
        };
        return _type.GetMethods(Everything).SingleOrDefault(method => method.Name == Method.Name + suffix
            && counts.Contains(method.GetParameters().Length)
            && Parameters.Select(parameter => parameter.ParameterType).SequenceEqual(method.GetParameters().Take(own).Select(parameter => parameter.ParameterType)));
    }
}
