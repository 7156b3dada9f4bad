using System.Reflection;
using System.Runtime.Loader;
using SymbolicBackprop.Fuzz.Printing;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>Forward mode: the same program written over <see cref="Dual"/> and compiled, run once for each input.</summary>
internal sealed class DualOracle : IOracle
{
    public string Name => "forward mode";

    public IOracleBatch Prepare(IReadOnlyList<Subject> subjects) => new Batch(subjects);

    private sealed class Batch : IOracleBatch
    {
        private readonly AssemblyLoadContext _context = new(null, isCollectible: true);
        private readonly List<DualCall> _calls = [];

        public Batch(IReadOnlyList<Subject> subjects)
        {
            var trees = subjects.SelectMany(subject => new[]
            {
                UserCompilation.Parse(ProgramText.Print(subject.Program, subject.ClassName, Dialect.Dual), $"{subject.ClassName}.cs"),
                UserCompilation.Parse(DriverText.PrintDual(subject.Program.Entry, subject.ClassName), $"{DriverText.NameOf(subject.ClassName)}.cs"),
            });
            var (assembly, errors) = UserCompilation.Load(UserCompilation.Create(trees), _context);
            if (assembly is null)
                throw new InvalidOperationException($"The program in forward mode does not compile: {errors[0]}");
            foreach (var subject in subjects)
            {
                var method = assembly.GetType(DriverText.NameOf(subject.ClassName))!.GetMethod(subject.Program.Entry.Name, BindingFlags.Public | BindingFlags.Static)!;
                _calls.Add(method.CreateDelegate<DualCall>());
            }
        }

        public ForwardResult Evaluate(int subject, ArgumentSet arguments)
        {
            var count = arguments.Reals.Length;
            var (values, tangents, contributions) = (Array.Empty<double>(), new double[count][], new double[count][]);
            for (var input = 0; input < count; input++)
            {
                var outputs = _calls[subject]([.. arguments.Reals.Select((value, index) => index == input ? new Dual(value, 1, 1) : value)], arguments.Integers);
                values = [.. outputs.Select(output => output.Value)];
                tangents[input] = [.. outputs.Select(output => output.Tangent)];
                contributions[input] = [.. outputs.Select(output => output.Contributions)];
            }

            return new ForwardResult(values, tangents, contributions);
        }

        public void Dispose() => _context.Unload();
    }
}
