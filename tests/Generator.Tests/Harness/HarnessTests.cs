using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>The harness itself: each of its checks is seen to fail.</summary>
public sealed class HarnessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_snapshot_is_not_accepted_silently()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Verifier.Compare(_folder, "Class.Method", "cs", [new Snapshot("#Hint.g", "cs", "new")]));
        Assert.Contains("Class.Method#Hint.g.verified.cs does not exist", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["Class.Method#Hint.g.received.cs"], Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task A_difference_is_shown_line_by_line_and_the_received_text_goes_when_it_is_gone()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "Class.Method.verified.txt"), "same\nold\n");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Verifier.Compare(_folder, "Class.Method", "txt", [new Snapshot("", "txt", "same\nnew\n")]));
        Assert.Contains("- old", failure.Message, StringComparison.Ordinal);
        Assert.Contains("+ new", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("same", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "Class.Method.received.txt")));

        await Verifier.Compare(_folder, "Class.Method", "txt", [new Snapshot("", "txt", "same\nold\n")]);
        Assert.False(File.Exists(Path.Combine(_folder, "Class.Method.received.txt")));
    }

    [Fact]
    public async Task A_snapshot_of_a_file_that_is_no_longer_generated_fails()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "Class.Method#Gone.g.verified.cs"), "old");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Verifier.Compare(_folder, "Class.Method", "cs", []));
        Assert.Contains("Class.Method#Gone.g.verified.cs belongs to no generated file", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_snapshot_belongs_to_a_test()
    {
        var tests = typeof(HarnessTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public).Where(method => method.IsDefined(typeof(FactAttribute))).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        var owners = Directory.EnumerateFiles(Verifier.SnapshotFolder, "*.verified.*").Select(path => Path.GetFileName(path).Split('#')[0].Split(".verified")[0]).ToList();
        Assert.NotEmpty(owners);
        Assert.DoesNotContain(owners, owner => !tests.Contains(owner));
    }

    [Fact]
    public void A_symbol_inside_a_model_is_found()
    {
        var compilation = UserCode.Compile(UserCode.Parse("class C { }"));
        var model = new { Inner = new List<object> { 1, new { Symbol = compilation.GetTypeByMetadataName("C") } } };
        Assert.Contains("Symbol", ModelGraph.FindRoslyn(model), StringComparison.Ordinal);
        Assert.Contains("SyntaxToken", ModelGraph.FindRoslyn(new object[] { SyntaxFactory.Token(SyntaxKind.DotToken) }), StringComparison.Ordinal);
        Assert.Null(ModelGraph.FindRoslyn(new { Inner = new List<object> { 1, "text" } }));
    }

    [Fact]
    public void A_diagnostic_that_was_not_asked_for_fails() => Assert.Contains("SBP001", Assert.ThrowsAny<Exception>(() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public static class NotPartial
        {
            [Differentiable]
            public static double Square(double x) => x * x;
        }
        """)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_diagnostic_that_did_not_come_fails() => Assert.Contains("SBP001", Assert.ThrowsAny<Exception>(() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Fine
        {
            [[|Differentiable|]]
            public static double Square(double x) => x * x;
        }
        """, new ExpectedDiagnostic("SBP001", "…"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Input_that_does_not_compile_fails() => Assert.Contains("CS0103", Assert.ThrowsAny<Exception>(() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Broken
        {
            [Differentiable]
            public static double Square(double x) => x * y;
        }
        """)).Message, StringComparison.Ordinal);
}
