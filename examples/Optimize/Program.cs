using System.CommandLine;
using System.Globalization;
using System.Text;
using Optimize;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var command = new RootCommand("Minimises by MathNet.Numerics, with gradients and Jacobians that were made when the program was built, and with finite differences.");
command.SetAction(_ => ComparisonTable.Print(Console.Out));
var parsed = command.Parse(args);
if (parsed.Errors.Count == 0)
    return parsed.Invoke();
Console.Error.WriteLine($"error: {parsed.Errors[0].Message}");
return 2;
