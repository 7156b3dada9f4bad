using System.CommandLine;
using System.Globalization;
using System.Text;
using Physics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var downrange = new Option<double>("--downrange") { Description = "How far away the target is, in metres", DefaultValueFactory = _ => 600 };
var sideways = new Option<double>("--sideways") { Description = "How far beside the direct line it is, in metres", DefaultValueFactory = _ => 40 };
var crosswind = new Option<double>("--crosswind") { Description = "The wind from the side, in m/s", DefaultValueFactory = _ => 8 };
var command = new RootCommand("A cannon that learns to hit its target, by derivatives of where its shots land.") { downrange, sideways, crosswind };
command.SetAction(parsed =>
{
    var target = new Target(parsed.GetValue(downrange), parsed.GetValue(sideways), parsed.GetValue(crosswind));
    var byGradient = Gunner.LearnByGradient(target);
    var byJacobian = Gunner.LearnByJacobian(target);
    if (!byGradient[^1].Hits || !byJacobian[^1].Hits)
        return Refuse($"the cannon does not learn to hit {target.Downrange} m downrange and {target.Sideways} m sideways with a wind of {target.Crosswind} m/s");
    ShotTable.Print(Console.Out, "By the gradient of the squared miss", byGradient);
    Console.WriteLine();
    ShotTable.Print(Console.Out, "By the Jacobian of the landing", byJacobian);
    return 0;
});
var parsed = command.Parse(args);
return parsed.Errors.Count == 0 ? parsed.Invoke() : Refuse(parsed.Errors[0].Message);

static int Refuse(string message)
{
    Console.Error.WriteLine($"error: {message}");
    return 2;
}
