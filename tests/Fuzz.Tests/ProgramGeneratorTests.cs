using SymbolicBackprop.Fuzz.Checking;
using SymbolicBackprop.Fuzz.Generation;
using SymbolicBackprop.Fuzz.Printing;
using SymbolicBackprop.Fuzz.Shrinking;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Tests;

public sealed class ProgramGeneratorTests
{
    private static readonly List<TestProgram> Programs = [.. Enumerable.Range(1, 200).Select(seed => ProgramGenerator.Generate(seed, Features.All))];

    [Fact]
    public void One_seed_gives_one_text()
    {
        foreach (var program in Programs.Take(20))
            Assert.Equal(Text(program), Text(ProgramGenerator.Generate(program.Seed, Features.All)));
        Assert.Equal(Programs.Count, Programs.Select(Text).Distinct().Count());
    }

    [Fact]
    public void Programs_compile()
    {
        var trees = Programs.Select((program, index) => UserCompilation.Parse(ProgramText.Print(program, $"P{index}", Dialect.Real), $"P{index}.cs"));
        var errors = UserCompilation.Create(trees).GetDiagnostics().Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Empty(errors.Select(error => $"{error}: {error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}"));
    }

    [Fact]
    public void Programs_end_with_finite_numbers_and_most_of_them_depend_on_most_of_their_arguments()
    {
        using var batch = new DualOracle().Prepare([.. Programs.Select((program, index) => new Subject(program, $"P{index}", default))]);
        var (dependent, all) = (0, 0);
        for (var i = 0; i < Programs.Count; i++)
        {
            var result = batch.Evaluate(i, new ArgumentSet(Programs[i], 0))!;
            Assert.True(result.Values.All(double.IsFinite), $"seed {Programs[i].Seed}: {Numbers.Text(result.Values)}\n{Text(Programs[i])}");
            all += result.Tangents.Length;
            dependent += result.Tangents.Count(tangents => tangents.Any(tangent => tangent != 0));
        }

        Assert.True(dependent > all / 2, $"{dependent} of {all}");
    }

    [Fact]
    public void Every_construct_comes_up()
    {
        var bodies = Programs.SelectMany(program => program.Methods).Select(method => method.Body).ToList();
        var nodes = bodies.SelectMany(body => body.Descendants()).Select(statement => statement.GetType())
            .Concat(bodies.SelectMany(body => body.DescendantExpressions()).Select(expression => expression.GetType()))
            .Distinct();
        var known = typeof(Statement).Assembly.GetTypes().Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(Statement)) || type.IsSubclassOf(typeof(Expression))));

        // Conditions that are constant are what shrinking leaves.
        Assert.Equal([typeof(BooleanLiteral)], known.Except(nodes));
    }

    [Fact]
    public void Every_parameter_form_comes_up()
    {
        var parameters = Programs.Select(program => program.Entry).SelectMany(entry => entry.Parameters).Select(parameter => (parameter.Kind, parameter.Mode)).Distinct();
        Assert.Empty(Enum.GetValues<ValueKind>().Except([ValueKind.Nothing]).Except(parameters.Select(parameter => parameter.Kind)));
        Assert.Empty(Enum.GetValues<PassMode>().Except(parameters.Select(parameter => parameter.Mode)));
        Assert.Contains(Programs, program => program.Entry.Parameters.Any(parameter => parameter.Kind == ValueKind.Array && new WrittenParameters(program).IsInOut(program.Entry, parameter)));
    }

    [Fact]
    public void What_is_switched_off_does_not_come_up()
    {
        var bodies = Enumerable.Range(1, 100).SelectMany(seed => ProgramGenerator.Generate(seed, Features.StraightLine).Methods).Select(method => method.Body).ToList();
        Assert.All(bodies.SelectMany(body => body.Descendants()), statement => Assert.Empty(statement.Blocks));
        Assert.DoesNotContain(bodies.SelectMany(body => body.DescendantExpressions()), expression => expression is Invocation or NewArray or Reference or AssignedValue or SwitchChoice);
        Assert.DoesNotContain(bodies.SelectMany(body => body.Descendants()), statement => statement is Assignment { Place: Element or Member });
    }

    [Fact]
    public void Declarations_are_complete_until_one_is_taken_away()
    {
        Assert.All(Programs, program => Assert.True(Declarations.AreComplete(program), Text(program)));
        var declaring = Programs.First(program => program.Entry.Body.Statements is [Declaration declaration, ..]
            && program.Entry.Body.DescendantExpressions().Any(expression => expression is Variable variable && variable.Name == declaration.Name));
        var entry = declaring.Entry;
        var broken = declaring with { Methods = [.. declaring.Methods[..^1], entry with { Body = new Block(entry.Body.Statements.RemoveAt(0)) }] };
        Assert.False(Declarations.AreComplete(broken));
    }

    private static string Text(TestProgram program) => ProgramText.Print(program, "P", Dialect.Real);
}
