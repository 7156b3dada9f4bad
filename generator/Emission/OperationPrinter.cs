using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes operations as statements: what writes storage, makes storage, or only has an effect.</summary>
internal sealed class OperationPrinter(ExpressionPrinter expressions, NameTable names)
{
    /// <summary>The lines of an operation.</summary>
    /// <param name="let">The operation.</param>
    /// <param name="target">The variable of the result, with its type where it is declared here; null where nobody needs it.</param>
    public IReadOnlyList<string> Print(Let let, string? target)
    {
        var x = let.Operands;
        string Operand(int index) => expressions.Print(x[index]);
        switch (let.Operation)
        {
            case Primitive { Key: "Store", Part: var part }:
                return [PartText.Assign(expressions.PrintElement(let, x.Count - 1), part, Operand(x.Count - 1))];
            case Primitive { Key: "AddTo" }:
                return [PrintAddTo(let)];
            case Primitive { Key: "Take", Part: var part }:
                var place = expressions.PrintPlace(let, x.Count);
                var zero = PartText.Assign(expressions.PrintElement(let, x.Count), part, Zero(let.Result.Type));
                return target is null ? [zero] : [$"{target} = {place};", zero];
            case Primitive { Key: "AddAllTo" }:
                return PrintAddAll(let);
            case Primitive { Key: "CopyTo" }:
                return [NestedText.CopyTo(expressions.TypeOf(x[1]), Operand(1), Operand(0)) + ";"];
            case Primitive { Key: "TakeMatrix" }:
                return [$"{target ?? "_"} = {RuntimeNames.AdjointElements}.Take(ref {expressions.PrintPlace(let, x.Count - 1)}, {Operand(x.Count - 1)});"];
            case Primitive { Key: "Dot" } when target is not null && expressions.InlinedLet(x[0]) is { } made && Inlining.IsByElement(made):
                return PrintDot(let, target);
            case AddToMember add:
                return [$"{Operand(0)}.{add.Member} += {Operand(1)};"];
            case Primitive { Key: "Clear" }:
                return [NestedText.Clear(expressions.TypeOf(x[0]), Operand(0)) + ";"];
            case Primitive { Key: "NewZeroLike" }:
                return [$"{target ?? "_"} = {NestedText.ZeroLike(expressions.TypeOf(x[0]), let.Result.Type, Operand(0))};"];
            case Primitive { Key: "NewLanes" }:
                return [$"{target ?? "_"} = {(x.Count == 1 ? $"new {RuntimeNames.LanesParameter}[{Operand(0)}]" : $"{Operand(1)}.New<{RuntimeNames.LanesParameter}>({Operand(0)})")};"];
            case Primitive { Key: "NewCell" }:
                return [$"{target} = {Zero(let.Result.Type.Element)};"];
            case Primitive { Key: "NewTape" or "NewSchedule" or "NewSnapshots" }:
                return [$"using {target} = new {TypeText.Of(let.Result.Type)}();"];
            case Primitive { Key: "Record" }:
                return [expressions.TypeOf(x[0]) is TapeType { IsReserved: true } ? $"{Operand(0)}[{Operand(1)}] = {Operand(2)};" : $"{Operand(0)}.Record({Operand(1)}, {Operand(2)});"];
            case Primitive { Key: "NewInteractions" }:
                return [$"{target} = new {RuntimeNames.Interactions}({Operand(0)});"];
            case Primitive { Key: "NewPatternBlocks" }:
                return [$"{target} = new {RuntimeNames.PatternBlocks}({Operand(0)});"];
            case Primitive { Key: "SetBlockRow" or "AddBlockRow" } primitive:
                return [PrintBlockRow(let, primitive.Key == "SetBlockRow" ? "Set" : "Add")];
            case Primitive { Key: "KeepBlockRows" }:
                return [$"{Operand(0)}.Keep({Operand(1)}, {Operand(2)}, {Operand(3)});"];
            case Primitive { Key: "AddIfThere" }:
                return [$"{RuntimeNames.Dependencies}.AddAt({string.Join(", ", Enumerable.Range(0, x.Count).Select(Operand))});"];
            case Primitive { Key: "AddToAll" or "AddToEach" } primitive:
                return [$"{RuntimeNames.Dependencies}.{primitive.Key}({Operand(0)}, {Operand(1)});"];
            case Primitive { Key: "Interact" }:
                return [$"{Operand(0)}.Add({Operand(1)}, {Operand(2)});"];
            case Primitive { Key: "InteractEach" }:
                return [$"{Operand(0)}.AddEach({Operand(1)}, {Operand(2)});"];
            case Primitive { Key: "Reserve" }:
                return [$"{Operand(0)}.Reserve({PrintCapacity(x)});"];
            case BeginSchedule begin:
                return [$"{Operand(0)}.Begin({Operand(1)}, {RuntimeNames.Strategy}.{begin.Strategy});"];
            case Primitive { Key: "Keep" }:
                return [$"{Operand(0)}.Keep({Operand(1)}, {Operand(2)});"];
            case Primitive { Key: "Restore" }:
                return [$"{Operand(1)}.Restore({Operand(2)}, {Operand(0)});"];
            case Throw:
                return [$"throw {Operand(0)};"];
            case RequireEqual require:
                return [$"{RuntimeNames.Guard}.RequireEqual({Operand(0)}, {Operand(1)}, \"{require.Text}\");"];
            case Primitive { Key: "RequireLength" }:
                return [$"{RuntimeNames.Guard}.RequireLength<{TypeText.Of(expressions.TypeOf(x[0]).Element)}>({Operand(0)}, {Operand(1)}, \"{Operand(0).TrimStart('@')}\", \"the result\");"];
            case Primitive { Key: "RequireShape" }:
                return [$"{RuntimeNames.Guard}.RequireShape({Operand(0)}, {Operand(1)}, {Operand(2)}, \"{Operand(0).TrimStart('@')}\", \"the result\");"];
            case Into into:
                return [IntoText.Of(expressions, let, into)];
            default:
                // What gives nothing, or what nobody uses, is here because it may throw or do something.
                var expression = expressions.PrintDefinition(let);
                return [let.Results.Count == 0 ? $"{expression};" : $"{target ?? "_"} = {expression};"];
        }
    }

    private string PrintBlockRow(Let let, string method)
    {
        var x = let.Operands;
        var columns = BlockRows.ColumnCount(expressions.TypeOf(x[0]), x.Count);
        var values = x.Count > 2 + columns || columns == 0 && expressions.TypeOf(x[0]) is BlockRowsType { NumberType: not null } ? $", {List(2 + columns, x.Count)}" : "";
        return $"{expressions.Print(x[0])}.{method}({expressions.Print(x[1])}, {List(2, 2 + columns)}{values});";

        string List(int first, int end) => $"[{string.Join(", ", x.Skip(first).Take(end - first).Select(operand => expressions.Print(operand)))}]";
    }

    /// <summary>A product of lengths may be longer than an integer, before there is known to be no room for it.</summary>
    private string PrintCapacity(EquatableArray<Value> operands) => operands.Count == 2
        ? expressions.Print(operands[1])
        : "(long)" + string.Join(" * ", operands.Skip(1).Select(factor => expressions.Print(factor, Precedence.Unary, typeIsGiven: false)));

    private string PrintAddTo(Let let)
    {
        var place = expressions.PrintPlace(let, let.Operands.Count - 1);
        var added = let.Operands[let.Operands.Count - 1];
        if (expressions.TypeOf(added) is MatrixType)
        {
            return expressions.TypeOf(let.Operands[0]) is ListType
                ? $"{RuntimeNames.Matrix}.AccumulateInto({expressions.Print(added)}, {place});"
                : $"{RuntimeNames.AdjointElements}.Add(ref {place}, {expressions.Print(added)});";
        }

        if (let.Operation is Primitive { Part: { } part } && !PartText.IsPlace(part))
            return PartText.Assign(expressions.PrintElement(let, let.Operands.Count - 1), part, $"{place} + {expressions.Print(added, Precedence.Multiplicative, typeIsGiven: true)}");
        return expressions.InlinedLet(added) is { Operation: Primitive { Key: "Negate" } } negation
            ? $"{place} -= {expressions.Print(negation.Operands[0])};"
            : $"{place} += {expressions.Print(added)};";
    }

    /// <summary>An array expression is never made: its elements are added one by one.</summary>
    private IReadOnlyList<string> PrintAddAll(Let let)
    {
        var target = expressions.Print(let.Operands[0]);
        if (NestedText.IsNested(expressions.TypeOf(let.Operands[0])))
            return [NestedText.AddTo(expressions.TypeOf(let.Operands[0]), expressions.Print(let.Operands[1]), target) + ";"];
        if (expressions.InlinedLet(let.Operands[1]) is { Operation: Primitive { Key: "TimesInLanes" } } multiple)
        {
            var number = TypeText.Of(expressions.TypeOf(let.Operands[0]).Element);
            return [$"{RuntimeNames.VectorReductions}.AddScaled<{number}>({target}, {expressions.Print(multiple.Operands[0])}, {expressions.Print(multiple.Operands[1])});"];
        }

        var index = names.Unused("i");
        return
        [
            $"for (int {index} = 0; {index} < {target}.Length; {index}++)",
            $"    {target}[{index}] += {expressions.PrintElement(let.Operands[1], index)};",
        ];
    }

    /// <summary>The product of an array expression with an array: its elements are made one by one.</summary>
    private IReadOnlyList<string> PrintDot(Let let, string target)
    {
        var (index, other) = (names.Unused("i"), expressions.Print(let.Operands[1]));
        return
        [
            $"{target} = 0;",
            $"for (int {index} = 0; {index} < {other}.Length; {index}++)",
            $"    {target.Substring(target.LastIndexOf(' ') + 1)} += ({expressions.PrintElement(let.Operands[0], index)}) * {other}[{index}];",
        ];
    }

    private static string Zero(IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Boolean } => "false",
        ScalarType => "0",
        _ => "default",
    };
}
