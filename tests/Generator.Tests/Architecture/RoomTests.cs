using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Tests.Architecture;

/// <summary>The arrows between the rooms of the house, read off the compiled assemblies: who mentions whom, in signatures and bodies alike.</summary>
public class RoomTests
{
    private const string Root = "SymbolicBackprop.Generator.";

    public static TheoryData<string> WithoutRoslyn =>
        ["Ir", "Operations", "Analysis", "Linking", "Differentiation", "Sparsity", "Simplification", "Planning", "Vectorization", "Emission", "Interpretation", "Infrastructure"];

    [Theory]
    [MemberData(nameof(WithoutRoslyn))]
    public void Roslyn_ends_at_the_binder(string room) => AssertMentionsNo(room, mentioned => mentioned.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    [Theory]
    [InlineData("Infrastructure")]
    [InlineData("Ir", "Infrastructure")]
    [InlineData("Operations", "Ir", "Infrastructure")]
    [InlineData("Interpretation", "Operations", "Ir", "Infrastructure")]
    [InlineData("Sparsity", "Differentiation", "Analysis", "Operations", "Ir", "Infrastructure")]
    public void A_room_knows_only_the_rooms_before_it(string room, params string[] known) => AssertMentionsNo(room, mentioned =>
        mentioned.StartsWith(Root, StringComparison.Ordinal) && RoomOf(mentioned) != room && !known.Contains(RoomOf(mentioned)));

    [Fact]
    public void The_rooms_are_found_at_all()
    {
        var mentions = Mentions.Of(typeof(Function).Assembly.Location);
        Assert.Contains(mentions, mention => mention.By == Root + "Operations.Term" && mention.Mentioned == Root + "Ir.FunctionBuilder");
        Assert.Contains(mentions, mention => mention.By == Root + "Ir.IrPrinter" && mention.Mentioned == Root + "Infrastructure.SourceWriter");
    }

    [Fact]
    public void The_runtime_does_not_know_the_generator()
    {
        using var file = new PEReader(File.OpenRead(typeof(global::SymbolicBackprop.Functions).Assembly.Location));
        var metadata = file.GetMetadataReader();
        Assert.DoesNotContain(
            metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)),
            name => name.StartsWith("SymbolicBackprop", StringComparison.Ordinal) || name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    private static void AssertMentionsNo(string room, Func<string, bool> isForbidden) => Assert.Empty(
        Mentions.Of(typeof(Function).Assembly.Location)
            .Where(mention => mention.By.StartsWith(Root, StringComparison.Ordinal) && RoomOf(mention.By) == room && isForbidden(mention.Mentioned))
            .Select(mention => $"{mention.By} mentions {mention.Mentioned}"));

    private static string RoomOf(string type) => type[Root.Length..].Split('.')[0];
}
