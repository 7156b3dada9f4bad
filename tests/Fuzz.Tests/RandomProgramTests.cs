using SymbolicBackprop.Fuzz.Checking;
using SymbolicBackprop.Fuzz.Generation;

namespace SymbolicBackprop.Fuzz.Tests;

public sealed class RandomProgramTests
{
    private const int Count = 300;
    private const int Seed = 20_000;

    /// <summary>What the compiler differentiates: all that the programs are made of.</summary>
    private const Features Supported = Features.All;

    [Fact]
    public void Three_hundred_random_programs_have_the_derivatives_of_forward_mode()
    {
        using var report = new StringWriter();
        var (passed, failed) = new FuzzRun(new Checker(Oracles.All), Supported, report).Run(Count, Seed);
        Assert.True(failed == 0, report.ToString());
        Assert.Equal(Count, passed);
    }
}
