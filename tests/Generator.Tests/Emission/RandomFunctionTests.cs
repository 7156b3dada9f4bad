namespace SymbolicBackprop.Generator.Tests.Emission;

public class RandomFunctionTests
{
    /// <summary>Compiled together, which takes most of the time.</summary>
    private const int Together = 100;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Printed_functions_do_what_the_interpreter_does(int batch) => PrintedFunction.AssertRunsAsInterpreted(
        [.. Enumerable.Range(batch * Together, Together).Select(seed => (RandomFunctions.Of(seed), RandomFunctions.Arguments()))]);
}
