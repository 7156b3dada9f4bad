using System.CommandLine;
using System.Globalization;
using SymbolicBackprop.Fuzz;
using SymbolicBackprop.Fuzz.Checking;
using SymbolicBackprop.Fuzz.Generation;
using SymbolicBackprop.Fuzz.Printing;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var programs = new Option<int>("--programs") { Description = "How many programs are made", DefaultValueFactory = _ => 300 };
programs.Validators.Add(result =>
{
    if (int.TryParse(result.Tokens is [var token] ? token.Value : "1", out var number) && number < 1)
        result.AddError("--programs must be at least 1");
});
var seed = new Option<long>("--seed") { Description = "The number of the first program; the others have the numbers after it", DefaultValueFactory = _ => 1 };
var without = new Option<Features>("--without") { Description = $"What programs do not contain, by commas: {string.Join(", ", Enum.GetNames<Features>())}" };
var oracles = new Option<Oracles>("--oracle") { Description = "What derivatives are compared with: Dual, Interpreter, or both by a comma", DefaultValueFactory = _ => Oracles.All };
var print = new Option<bool>("--print") { Description = "Only writes the programs" };
var root = new RootCommand("Makes random programs, differentiates them and compares the derivatives with forward mode.") { programs, seed, without, oracles, print };
root.SetAction(parsed =>
{
    var features = Features.All & ~parsed.GetValue(without);
    if (parsed.GetValue(print))
    {
        for (var i = 0; i < parsed.GetValue(programs); i++)
            Console.WriteLine(ProgramText.Print(ProgramGenerator.Generate(parsed.GetValue(seed) + i, features), "P", Dialect.Real));
        return 0;
    }

    var (passed, failed) = new FuzzRun(new Checker(parsed.GetValue(oracles)), features, Console.Out).Run(parsed.GetValue(programs), parsed.GetValue(seed));
    Console.WriteLine($"{passed} passed, {failed} failed");
    return failed == 0 ? 0 : 1;
});

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"error: {parsed.Errors[0].Message.ReplaceLineEndings(" ")}");
    return 2;
}

return parsed.Invoke();
