using System;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the instructions of a function as C# statements; each statement of the backward sweep says what it is the adjoint of.</summary>
internal sealed class BodyPrinter
{
    private const int LongestComment = 100;

    private readonly SourceWriter _writer;
    private readonly NameTable _names;
    private readonly Inlining _inlining;
    private readonly bool _hasForwardStatements;
    private Sweep? _sweep;

    public BodyPrinter(SourceWriter writer, Function function, NameTable names, bool writesCallersStorage)
    {
        _writer = writer;
        _names = names;
        _inlining = new Inlining(function, writesCallersStorage);
        _hasForwardStatements = function.Body.Instructions.Any(instruction => instruction.Origin.Sweep == Sweep.Forward && !IsPartOfOther(instruction));
        Expressions = new ExpressionPrinter(function, names, _inlining);
    }

    public ExpressionPrinter Expressions { get; }

    public void Print(Region region)
    {
        foreach (var instruction in region.Instructions.Where(instruction => !IsPartOfOther(instruction)))
        {
            Heading(instruction.Origin.Sweep);
            switch (instruction)
            {
                case Let let:
                    Print(let);
                    break;
                case If branch:
                    Print(branch);
                    break;
                default:
                    throw new InvalidOperationException($"{instruction.GetType().Name} has no C# form.");
            }
        }
    }

    private bool IsPartOfOther(Instruction instruction) => instruction.Results.Count > 0 && instruction.Results.All(result => _inlining.IsInlined(result.Value));

    /// <summary>The two sweeps are told apart where there are two.</summary>
    private void Heading(Sweep sweep)
    {
        if (sweep == _sweep)
            return;
        if (_sweep is null && _hasForwardStatements)
            _writer.Line("// Forward");
        else if (_sweep == Sweep.Forward && sweep == Sweep.Backward)
        {
            _writer.Line();
            _writer.Line("// Backward");
        }

        _sweep = _sweep == Sweep.Backward ? Sweep.Backward : sweep;
    }

    private void Print(Let let)
    {
        switch (let.Operation)
        {
            case Primitive { Key: "AddTo" }:
                var place = $"{Expressions.Print(let.Operands[0])}[{string.Join(", ", let.Operands.Skip(1).Take(let.Operands.Count - 2).Select(index => Expressions.Print(index)))}]";
                Statement($"{place} += {Expressions.Print(let.Operands[let.Operands.Count - 1])};", let.Origin);
                break;
            case Primitive { Key: "AddAllTo" }:
                PrintAddAll(let);
                break;
            case Primitive { Key: "CopyTo" }:
                Statement($"{Expressions.Print(let.Operands[1])}.CopyTo({Expressions.Print(let.Operands[0])});", let.Origin);
                break;
            case Primitive { Key: "Clear" }:
                Statement(Expressions.TypeOf(let.Operands[0]) is ArrayType
                    ? $"global::System.Array.Clear({Expressions.Print(let.Operands[0])});"
                    : $"{Expressions.Print(let.Operands[0])}.Clear();", Origin.None);
                break;
            case Primitive { Key: "NewZeroLike" }:
                Statement($"{Declare(let.Results[0])} = {NewZeroLike(let)};", Origin.None);
                break;
            case Primitive { Key: "Freeze" }:
                _names.Alias(let.Result.Value, Expressions.Print(let.Operands[0]));
                break;
            case RequireEqual require:
                Statement($"{RuntimeNames.Guard}.RequireEqual({Expressions.Print(let.Operands[0])}, {Expressions.Print(let.Operands[1])}, \"{require.Text}\");", let.Origin);
                break;
            case Into into:
                Statement(IntoText.Of(Expressions, let, into), let.Origin);
                _names.Alias(let.Result.Value, Expressions.Print(let.Operands[0]));
                break;
            default:
                // What nobody uses is here because it may throw.
                var target = _inlining.IsUsed(let.Result.Value) ? Declare(let.Result) : "_";
                Statement($"{target} = {Expressions.PrintDefinition(let)};", let.Operation is WorkspaceMatrix ? Origin.None : let.Origin);
                break;
        }
    }

    /// <summary>An array expression is never made: its elements are added one by one.</summary>
    private void PrintAddAll(Let let)
    {
        var target = Expressions.Print(let.Operands[0]);
        if (Expressions.TypeOf(let.Operands[1]) is MatrixType)
        {
            Statement($"{RuntimeNames.Matrix}.AccumulateInto({Expressions.Print(let.Operands[1])}, {target});", let.Origin);
            return;
        }

        var index = _names.Unused("i");
        Statement($"for (int {index} = 0; {index} < {target}.Length; {index}++)", let.Origin);
        using (_writer.Indent())
            _writer.Line($"{target}[{index}] += {Expressions.PrintElement(let.Operands[1], index)};");
    }

    private void Print(If branch)
    {
        if (_inlining.IsConditionalExpression(branch))
        {
            for (var i = 0; i < branch.Results.Count; i++)
                Statement($"{Declare(branch.Results[i])} = {Expressions.PrintConditional(branch, i)};", branch.Origin);
            return;
        }

        foreach (var result in branch.Results)
            _writer.Line($"{Declare(result)};");
        var comment = branch.Origin.Sweep == Sweep.Backward ? Comment(branch.Origin) : "";
        using (_writer.Block($"if ({Expressions.Print(branch.Condition)}){comment}"))
            PrintArm(branch.Then, branch.Results);
        if (branch.Results.Count == 0 && branch.Else.Instructions.All(IsPartOfOther))
            return;
        using (_writer.Block("else"))
            PrintArm(branch.Else, branch.Results);
    }

    private void PrintArm(Region arm, EquatableArray<Definition> results)
    {
        Print(arm);
        for (var i = 0; i < results.Count; i++)
            _writer.Line($"{_names[results[i].Value]} = {Expressions.Print(arm.Exit.Values[i])};");
    }

    private string Declare(Definition definition)
    {
        var wish = definition.Name ?? TemporaryNames.Of(Expressions.ProducerOf(definition.Value) as Let);
        return $"{TypeText.Of(definition.Type)} {_names.Declare(definition.Value, wish)}";
    }

    private string NewZeroLike(Let let)
    {
        var like = Expressions.Print(let.Operands[0]);
        var element = TypeText.Of(let.Results[0].Type.Element);
        return let.Results[0].Type is MatrixType
            ? $"new {RuntimeNames.MatrixOf}<{element}>({like}.RowCount, {like}.ColumnCount)"
            : $"new {element}[{like}.Length]";
    }

    private void Statement(string text, Origin origin) => _writer.Line(text + (origin.Sweep == Sweep.Backward ? Comment(origin) : ""));

    private static string Comment(Origin origin)
    {
        if (origin.Text.Length == 0)
            return "";
        var text = origin.Text.Length <= LongestComment ? origin.Text : origin.Text.Substring(0, LongestComment - 1) + "…";
        return $" // {text}";
    }
}
