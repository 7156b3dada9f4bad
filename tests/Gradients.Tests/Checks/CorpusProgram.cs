using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Emission;
using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Pipeline;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>The corpus as the compiler sees it: its text bound, linked and analysed, to be evaluated by the interpreter.</summary>
internal sealed class CorpusProgram
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly Dictionary<string, Staged<AnalyzedFunction>> _analyzed;

    private CorpusProgram()
    {
        var (compilation, options) = Compilation();
        var driver = CSharpGeneratorDriver.Create(
            [new AnalysisGenerator().AsSourceGenerator()],
            parseOptions: options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();
        _analyzed = result.TrackedSteps[StepNames.Analyze]
            .SelectMany(step => step.Outputs)
            .Select(output => (Staged<AnalyzedFunction>)output.Value)
            .Where(staged => staged.Method.Signature.OnlyMember is null)
            .ToDictionary(staged => NameOf(staged.Method), StringComparer.Ordinal);
    }

    /// <summary>The text of the corpus, without what is generated for it.</summary>
    public static (CSharpCompilation Compilation, CSharpParseOptions Options) Compilation()
    {
        // What build/SymbolicBackprop.targets switches on.
        var options = new CSharpParseOptions(LanguageVersion.Preview).WithFeatures([new("InterceptorsNamespaces", "SymbolicBackprop.Generated")]);
        var trees = typeof(CorpusProgram).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Corpus/", StringComparison.Ordinal))
            .Select(name => CSharpSyntaxTree.ParseText(Read(name), options, name))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Functions).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Corpus", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return (compilation, options);
    }

    public static CorpusProgram Instance { get; } = new();

    public static Interpreter Interpreter { get; } = new(new ReflectionHost(typeof(Functions).Assembly)) { Call = Call, CallBackward = CallBackward };

    public AnalyzedFunction Analyzed(CorpusFunction function) =>
        _analyzed[function.Name].Product ?? throw new InvalidOperationException($"{function.Name}: {string.Join(", ", _analyzed[function.Name].Findings)}");

    /// <summary>The function that computes a value and its gradient, or for results that are no number the backward function; as differentiated, not yet simplified.</summary>
    public ReverseFunction Reverse(CorpusFunction function) =>
        ReverseDifferentiator.Differentiate(Analyzed(function), (ReverseRequest)MemberKind.Of(function.HasGradient ? MemberNames.ValueAndGradient : MemberNames.Backward).Request);

    /// <summary>Evaluates a function of the IR for the arguments of the compiled one.</summary>
    public static object?[] Evaluate(Function function, object? target, IEnumerable<object?> arguments) =>
        Interpreter.Evaluate(function, [.. target is null ? Array.Empty<object?>() : [new Receiver(target)], .. arguments.Select(Unboxed)]);

    private static object? Unboxed(object? value) => value is ITuple tuple
        ? Enumerable.Range(0, tuple.Length).Select(index => Unboxed(tuple[index])).ToArray()
        : value;

    private static object? Call(Callee callee, object?[] arguments)
    {
        var (target, own) = Split(callee, arguments);
        var method = CorpusCallees.Function(callee).Method;
        return Unboxed(CorpusCallees.Invoke(callee, method, target, Boxed(own, method)));
    }

    private static object? CallBackward(Callee callee, object?[] arguments)
    {
        var (target, own) = Split(callee, arguments);
        var function = CorpusCallees.Function(callee);
        var method = function.Member("Backward")!;
        return Unboxed(CorpusCallees.Invoke(callee, method, target, Boxed(own, method)));
    }

    private static (object? Target, object?[] Own) Split(Callee callee, object?[] arguments) =>
        callee.IsStatic ? (null, arguments) : (arguments[0] is Receiver receiver ? receiver.Target : arguments[0], arguments[1..]);

    private static object?[] Boxed(object?[] arguments, MethodInfo method) => [.. arguments.Zip(method.GetParameters(), (argument, parameter) => Boxed(argument, parameter.ParameterType))];

    /// <summary>The tuples and structs that the interpreter holds by their parts as those of .NET.</summary>
    private static object? Boxed(object? value, Type type) => value switch
    {
        object?[] elements when typeof(ITuple).IsAssignableFrom(type) => Activator.CreateInstance(type, [.. elements.Zip(type.GetGenericArguments(), Boxed)]),
        Dictionary<string, object?> members when type.IsValueType => Struct(type, members),
        _ => value,
    };

    private static object Struct(Type type, Dictionary<string, object?> members)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var (name, value) in members)
        {
            if (type.GetField(name) is { } field)
                field.SetValue(made, Boxed(value, field.FieldType));
            else
                type.GetProperty(name)!.SetValue(made, Boxed(value, type.GetProperty(name)!.PropertyType));
        }

        return made;
    }

    private static string NameOf(MethodModel method) => $"{method.Container.HintPrefix.Split('.')[^1]}.{method.Signature.Name}/{method.Signature.Parameters.Count}";

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(CorpusProgram).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    /// <summary>An object whose private members may be read, as its own methods may.</summary>
    private sealed class Receiver(object target) : IReadOnlyDictionary<string, object?>
    {
        public object Target { get; } = target;

        private const BindingFlags Anything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

        public object? this[string key] => Target.GetType().GetField(key, Anything) is { } field ? field.GetValue(Target) : Target.GetType().GetProperty(key, Anything)!.GetValue(Target);

        public IEnumerable<string> Keys => [];

        public IEnumerable<object?> Values => [];

        public int Count => 0;

        public bool ContainsKey(string key) => true;

        public bool TryGetValue(string key, out object? value)
        {
            value = this[key];
            return true;
        }

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, object?>>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
