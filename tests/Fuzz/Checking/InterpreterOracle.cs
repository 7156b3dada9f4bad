using SymbolicBackprop.Fuzz.Syntax;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Interpretation;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>Forward mode of the compiler's own: the tangent of what it read, evaluated by its interpreter once for each input.</summary>
internal sealed class InterpreterOracle : IOracle
{
    public string Name => "the interpreter";

    public IOracleBatch Prepare(IReadOnlyList<Subject> subjects) => new Batch(subjects);

    private sealed class Batch(IReadOnlyList<Subject> subjects) : IOracleBatch
    {
        private readonly InterpretedMethods? _methods = subjects.Count == 0 ? null : new InterpretedMethods(subjects[0].Generated);

        public ForwardResult Evaluate(int subject, ArgumentSet arguments)
        {
            var (program, className, _) = subjects[subject];
            var method = _methods!.Find(className, program.Entry.Name);
            var count = arguments.Reals.Length;
            var (values, tangents) = (Array.Empty<double>(), new double[count][]);
            for (var input = 0; input < count; input++)
            {
                double[] direction = [.. Enumerable.Range(0, count).Select(index => index == input ? 1.0 : 0.0)];
                (values, tangents[input]) = Evaluate(program.Entry, method, arguments, direction);
            }

            return new ForwardResult(values, tangents, [.. tangents.Select(outputs => outputs.Select(Math.Abs).ToArray())])
            {
                Pattern = Pattern(program.Entry, method, arguments),
            };
        }

        public void Dispose()
        {
        }

        private (double[] Values, double[] Tangents) Evaluate(Method entry, MethodModel method, ArgumentSet arguments, double[] direction)
        {
            var (values, tangents) = (Boxed(entry, arguments.Reals, arguments.Integers), Boxed(entry, direction, arguments.Integers));
            object?[] seeds = [.. _methods!.LeavesOf(method).Select(leaf => InterpretedMethods.Part(leaf, tangents[leaf.Parameter]))];
            var results = _methods.Evaluate(method, values, seeds);
            var half = results.Length / 2;
            return (Outputs(entry, results[..half], values), Outputs(entry, results[half..], tangents));
        }

        /// <summary>The rows of the pattern by the outputs that they are of. Patterns are of numbers, arrays and spans.</summary>
        private Dictionary<int, HashSet<int>> Pattern(Method entry, MethodModel method, ArgumentSet arguments)
        {
            var rows = new Dictionary<int, HashSet<int>>();
            if (entry.Parameters.Any(parameter => parameter.Kind is ValueKind.Tuple or ValueKind.Point) || _methods!.PatternOf(method) is not { } pattern)
                return rows;
            var results = new Queue<object?>(_methods.Run(pattern.Function, Boxed(entry, [.. arguments.Reals.Select(_ => double.NaN)], arguments.Integers)));
            var output = 0;
            if (entry.Result != ValueKind.Nothing)
                rows[output++] = [.. DependencySets.Columns(results.Dequeue())];
            foreach (var (parameter, isArray) in entry.Parameters.Where(parameter => parameter.IsMemory).Select(parameter => (parameter, parameter.Mode == PassMode.Value)))
            {
                if (!isArray)
                    rows[output] = [.. DependencySets.Columns(results.Dequeue())];
                output += parameter.RealCount;
            }

            output = entry.Result != ValueKind.Nothing ? 1 : 0;
            for (var index = 0; index < entry.Parameters.Length; index++)
            {
                var parameter = entry.Parameters[index];
                if (!parameter.IsMemory)
                    continue;
                if (parameter.Mode == PassMode.Value && pattern.Written.Contains(index))
                {
                    foreach (var (element, place) in DependencySets.Elements(results.Dequeue()!).Select((element, place) => (element, place)))
                        rows[output + place] = [.. DependencySets.Columns(element)];
                }

                output += parameter.RealCount;
            }

            return rows;
        }

        /// <summary>Numbers as the interpreter holds the arguments; what is passed out has none yet.</summary>
        private static object?[] Boxed(Method entry, double[] reals, int[] integers)
        {
            var (boxed, real, integer) = (new List<object?>(), 0, 0);
            foreach (var parameter in entry.Parameters)
            {
                var numbers = parameter.Mode == PassMode.Out ? new double[parameter.RealCount] : reals[real..(real + parameter.RealCount)];
                boxed.Add(parameter.Kind switch
                {
                    ValueKind.Integer => integers[integer++],
                    ValueKind.Boolean => integers[integer++] != 0,
                    ValueKind.Real => numbers[0],
                    ValueKind.Tuple => new object?[] { numbers[0], numbers[1] },
                    ValueKind.Point => new Dictionary<string, object?> { ["X"] = numbers[0], ["Y"] = numbers[1] },
                    _ => numbers,
                });
                if (parameter.Mode != PassMode.Out)
                    real += parameter.RealCount;
            }

            return [.. boxed];
        }

        /// <summary>The result, where there is one, and what is left in memory: in arrays, or as a result behind the method's own.</summary>
        private static double[] Outputs(Method entry, object?[] results, object?[] arguments)
        {
            var outputs = new List<double>();
            var result = 0;
            if (entry.Result != ValueKind.Nothing)
                outputs.Add((double)results[result++]!);
            foreach (var (parameter, argument) in entry.Parameters.Zip(arguments).Where(pair => pair.First.IsMemory))
            {
                if (parameter.Mode == PassMode.Value)
                    outputs.AddRange((double[])argument!);
                else
                    outputs.Add((double)results[result++]!);
            }

            return [.. outputs];
        }
    }
}
