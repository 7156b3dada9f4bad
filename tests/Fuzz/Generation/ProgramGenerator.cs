using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Generation;

/// <summary>
/// Makes a random program from a seed: well typed, deterministic, ending after a few thousand operations, with numbers that neither
/// overflow nor lose their derivatives on the way.
/// </summary>
internal static class ProgramGenerator
{
    public static TestProgram Generate(long seed, Features features)
    {
        var dice = new Dice(seed);
        var program = new TestProgram(seed, []);
        var callees = new List<Callee>();
        var count = features.HasFlag(Features.Calls) ? dice.Pick([0, 0, 1, 1, 2, 3]) : 0;
        for (var i = 0; i < count; i++)
        {
            var generator = new MethodGenerator(dice, features, callees);
            var method = generator.Callee($"G{i + 1}");
            program = program with { Methods = program.Methods.Add(method) };
            var written = new WrittenParameters(program);
            callees.Add(new Callee(method, generator.Symbols, [.. method.Parameters.Select(parameter => written.IsInOut(method, parameter))]));
        }

        return program with { Methods = program.Methods.Add(new MethodGenerator(dice, features, callees).Entry("F")) };
    }
}
