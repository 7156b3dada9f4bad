using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Fuzz.Printing;
using SymbolicBackprop.Fuzz.Syntax;
using SymbolicBackprop.Generator.Pipeline;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>The members of a program, ready to be called; some are there in optimised code as well.</summary>
internal sealed record CompiledProgram(Subject Subject, ImmutableDictionary<string, MemberCall> Debug, ImmutableDictionary<string, MemberCall>? Optimized);

/// <summary>
/// Programs in one compilation, a class each, with what the generator adds to them, compiled for debugging, and some of them optimised once more.
/// A program that is refused or does not compile is left out and takes no other with it.
/// </summary>
internal sealed class CompiledBatch : IDisposable
{
    /// <summary>
    /// Of so many programs one is optimised too, which takes .NET longer than all the rest, up to a minute for deeply nested loops;
    /// what it would find is in the compilers of .NET, since the text is the same.
    /// </summary>
    private const int OptimizedShare = 8;

    private readonly AssemblyLoadContext _context = new(null, isCollectible: true);
    private readonly IReadOnlyList<TestProgram> _programs;
    private readonly Dictionary<SyntaxTree, (int Program, string Role)> _owners = [];

    public CompiledBatch(IReadOnlyList<TestProgram> programs)
    {
        _programs = programs;
        Failures = new Failure?[programs.Count];
        Programs = new CompiledProgram?[programs.Count];
        var trees = programs.Select((program, index) => Owned(ProgramText.Print(program, ClassName(index), Dialect.Real), index, "the program is invalid")).ToList();
        var input = UserCompilation.Create(trees);
        var generated = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()],
            parseOptions: UserCompilation.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGenerators(input).GetRunResult().Results.Single();
        if (generated.Exception is { } exception)
            throw new InvalidOperationException("The generator failed.", exception);
        NoteRefusals(generated);
        foreach (var source in generated.GeneratedSources)
            _owners.Add(source.SyntaxTree, (IndexOf(source.HintName.Split('.')[0]), "generated code does not compile"));
        Load(AddDrivers(input.AddSyntaxTrees(generated.GeneratedSources.Select(source => source.SyntaxTree))), generated);
    }

    /// <summary>Why a program is not among <see cref="Programs"/>.</summary>
    public Failure?[] Failures { get; }

    public CompiledProgram?[] Programs { get; }

    public void Dispose() => _context.Unload();

    private static string ClassName(int index) => $"P{index}";

    private static int IndexOf(string className) => int.Parse(className.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    private SyntaxTree Owned(string text, int program, string role)
    {
        var tree = UserCompilation.Parse(text, $"{ClassName(program)}.cs");
        _owners.Add(tree, (program, role));
        return tree;
    }

    private void NoteRefusals(GeneratorRunResult generated)
    {
        foreach (var diagnostic in generated.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var index = IndexOf(Path.GetFileNameWithoutExtension(diagnostic.Location.GetLineSpan().Path));
            Failures[index] ??= new Failure($"refused {diagnostic.Id}", $"{diagnostic.Location.GetLineSpan().StartLinePosition}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }
    }

    private CSharpCompilation AddDrivers(CSharpCompilation compilation)
    {
        var drivers = new List<SyntaxTree>();
        for (var i = 0; i < _programs.Count; i++)
        {
            if (Failures[i] is not null)
                continue;
            var members = ExpectedMembers.Find(compilation.GetTypeByMetadataName(ClassName(i))!, _programs[i], out var missing);
            if (missing is not null)
                Failures[i] = new Failure(missing, "");
            else
                drivers.Add(Owned(DriverText.PrintMembers(_programs[i].Entry, ClassName(i), members), i, "a generated member cannot be called"));
        }

        return compilation.AddSyntaxTrees(drivers);
    }

    private void Load(CSharpCompilation compilation, GeneratorRunResult generated)
    {
        var (debug, errors) = UserCompilation.Load(compilation, _context);
        while (debug is null)
        {
            compilation = WithoutBroken(compilation, errors);
            (debug, errors) = UserCompilation.Load(compilation, _context);
        }

        var optimized = LoadOptimized(compilation);
        for (var i = 0; i < _programs.Count; i++)
        {
            if (Failures[i] is null)
                Programs[i] = new CompiledProgram(new Subject(_programs[i], ClassName(i), generated), Calls(debug, i), IsOptimized(i) ? Calls(optimized!, i) : null);
        }
    }

    private bool IsOptimized(int index) => _programs[index].Seed % OptimizedShare == 0;

    /// <summary>The assembly has a name of its own, since a context holds one of a name.</summary>
    private Assembly? LoadOptimized(CSharpCompilation compilation)
    {
        var others = compilation.SyntaxTrees.Where(tree => !IsOptimized(_owners[tree].Program)).ToList();
        return others.Count == compilation.SyntaxTrees.Length
            ? null
            : UserCompilation.Load(
                compilation.RemoveSyntaxTrees(others).WithAssemblyName("OptimizedPrograms").WithOptions(compilation.Options.WithOptimizationLevel(OptimizationLevel.Release)), _context).Assembly;
    }

    private CSharpCompilation WithoutBroken(CSharpCompilation compilation, ImmutableArray<Diagnostic> errors)
    {
        var broken = new HashSet<int>();
        foreach (var error in errors)
        {
            var (program, role) = error.Location.SourceTree is { } tree ? _owners[tree] : throw new InvalidOperationException(error.ToString());
            broken.Add(program);
            Failures[program] ??= new Failure($"{role}: {error.Id}", $"{error}\n{error.Location.SourceTree.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}");
        }

        return compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => broken.Contains(_owners[tree].Program)));
    }

    private static ImmutableDictionary<string, MemberCall> Calls(Assembly assembly, int index) => assembly.GetType(DriverText.NameOf(ClassName(index)))!
        .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .ToImmutableDictionary(method => method.Name, method => method.CreateDelegate<MemberCall>());
}
