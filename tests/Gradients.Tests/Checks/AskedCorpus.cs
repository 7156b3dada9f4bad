using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Pipeline;
using SymbolicBackprop.Gradients.Tests.Corpus;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>The functions of the corpus once more: asked for other members than they ask for themselves, and compiled by the tests.</summary>
/// <param name="Methods">The methods that have been asked, and what is beside them.</param>
/// <param name="Members">The text of what was generated.</param>
internal sealed record AskedCorpus(IReadOnlyList<MethodInfo> Methods, IReadOnlyList<MethodDeclarationSyntax> Members)
{
    public const BindingFlags Everything = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <param name="asking">Makes of the corpus what changes the attributes in a tree of it.</param>
    public static AskedCorpus Compile(Func<Compilation, SemanticModel, CSharpSyntaxRewriter> asking)
    {
        var (compilation, options) = CorpusProgram.Compilation();
        var asked = compilation;
        foreach (var tree in compilation.SyntaxTrees)
            asked = asked.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(asking(compilation, compilation.GetSemanticModel(tree)).Visit(tree.GetRoot()), options));
        var driver = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: options);
        var run = driver.RunGeneratorsAndUpdateCompilation(asked, out var whole, out _);
        using var image = new MemoryStream();
        var emitted = whole.Emit(image);
        var failures = run.GetRunResult().Diagnostics.Where(diagnostic => diagnostic.Id == "SBP090").Select(diagnostic => diagnostic.ToString()).ToList();
        if (failures.Count > 0)
            throw new InvalidOperationException(string.Join("\n", failures));
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return new AskedCorpus(
            [.. Assembly.Load(image.ToArray()).GetTypes().Where(type => type.Namespace == typeof(DomainAttribute).Namespace).SelectMany(type => type.GetMethods(Everything))],
            [.. run.GetRunResult().GeneratedTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())]);
    }

    /// <summary>A method as the tests call it.</summary>
    public static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}/{method.GetParameters().Length}";
}
