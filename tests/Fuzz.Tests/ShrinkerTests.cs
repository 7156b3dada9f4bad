using SymbolicBackprop.Fuzz.Checking;
using SymbolicBackprop.Fuzz.Generation;
using SymbolicBackprop.Fuzz.Printing;
using SymbolicBackprop.Fuzz.Shrinking;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Tests;

public sealed class ShrinkerTests
{
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(15);

    [Fact]
    public void A_wrong_sign_is_found_and_shrunk_to_the_construct_that_it_belongs_to()
    {
        // As if the derivative of the hyperbolic tangent were wrong in one member only.
        var checker = new Checker([new DualOracle()], (program, member, gradient) =>
            member == "FGradientInto" && UsesTanh(program) ? [-gradient[0], .. gradient[1..]] : gradient);
        var (program, failure) = FirstFailure(checker);
        Assert.Equal("FGradientInto beside FBackward", failure.Kind);

        var (smallest, shown) = new Shrinker(checker, Time).Shrink(program, failure);
        Assert.Equal(failure.Kind, shown.Kind);
        Assert.True(UsesTanh(smallest));
        Assert.True(smallest.Methods.Sum(method => method.Body.Descendants().Count()) <= 2, ProgramText.Print(smallest, "P", Dialect.Real));
        Assert.True(smallest.Entry.Body.DescendantExpressions().Count() <= 8, ProgramText.Print(smallest, "P", Dialect.Real));
    }

    [Fact]
    public void A_gradient_that_all_members_get_wrong_is_found_by_forward_mode()
    {
        var checker = new Checker([new DualOracle()], (program, member, gradient) => UsesTanh(program) ? [.. gradient.Select(number => number * 1.000001)] : gradient);
        var (_, failure) = FirstFailure(checker);
        Assert.StartsWith("gradient of ", failure.Kind, StringComparison.Ordinal);
        Assert.Contains("by forward mode", failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_of_shrinking_gives_simpler_programs_only()
    {
        var program = ProgramGenerator.Generate(3, Features.All);
        var size = Size(program);
        Assert.NotEmpty(ProgramReductions.Of(program));

        // A loop that is taken away leaves the declaration of its variable: a statement and two expressions, in the place of one statement.
        Assert.All(ProgramReductions.Of(program), simpler => Assert.True(Size(simpler) <= size + 2, ProgramText.Print(simpler, "P", Dialect.Real)));
    }

    private static int Size(TestProgram program) => program.Methods.Sum(method =>
        method.Parameters.Length + method.Body.Descendants().Count() + method.Body.DescendantExpressions().Count());

    private static bool UsesTanh(TestProgram program) => program.Methods.SelectMany(method => method.Body.DescendantExpressions()).OfType<FunctionCall>().Any(call => call.Name == "Tanh");

    private static (TestProgram Program, Failure Failure) FirstFailure(Checker checker)
    {
        var programs = Enumerable.Range(1, 25).Select(seed => ProgramGenerator.Generate(seed, Features.StraightLine)).ToList();
        return programs.Zip(checker.Check(programs)).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!)).First();
    }
}
