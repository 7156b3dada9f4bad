using System.CommandLine;
using System.Globalization;
using System.Text;
using Finance;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var paths = new Option<int>("--paths") { Description = "The paths that are simulated, at least 2", DefaultValueFactory = _ => 100_000 };
var dates = new Option<int>("--dates") { Description = "The dates that the Asian option averages over, at least 1", DefaultValueFactory = _ => 12 };
var seed = new Option<long>("--seed") { Description = "Where the paths come from: one seed, one result", DefaultValueFactory = _ => 1 };

var command = new RootCommand("Prices a call and an Asian call on a share, with Greeks by derivatives that were made when the program was built.") { paths, dates, seed };
var market = new Market(Spot: 100, Rate: 0.05, Volatility: 0.2, Years: 1, Strike: 105);
command.SetAction(parsed =>
{
    var simulation = new MonteCarlo(parsed.GetValue(paths), parsed.GetValue(dates), parsed.GetValue(seed));
    if (simulation.Paths < 2)
        return Refuse("--paths must be at least 2");
    if (simulation.Dates < 1)
        return Refuse("--dates must be at least 1");
    GreekTables.Print(Console.Out, market, simulation);
    return 0;
});
var parsed = command.Parse(args);
return parsed.Errors.Count == 0 ? parsed.Invoke() : Refuse(parsed.Errors[0].Message);

static int Refuse(string message)
{
    Console.Error.WriteLine($"error: {message}");
    return 2;
}
