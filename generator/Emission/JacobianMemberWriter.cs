using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes the matrix of first derivatives. Where the results are a few numbers and the parameters are arrays, each row is a gradient, by
/// reverse mode; otherwise columns are tangents, by forward mode. Both give the same, because what a direction does not lead to contributes zero.
/// </summary>
internal sealed class JacobianMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, MatrixFunction matrix, LaneForm? lanes)
    : MatrixMemberWriter(writer, signature, kind, matrix, lanes)
{
    private readonly List<ResultElement> _outputs = [.. signature.Result.Elements.Where(element => element.IsActive)];
    private readonly EquatableArray<ReverseFunction> _rows = matrix.Rows;

    protected override string DirectionSuffix => "Tangent";

    private bool IsNumber => IsOfOneNumber && Written.Count == 0 && _outputs.Count == 1 && _outputs[0].Type.IsReal;

    protected override string ReturnType() => IsNumber ? NumberType : ResultMatrix;

    protected override void WriteDocumentation(string? formula) => new MatrixDocumentation(Writer, Signature, isHessian: false, Lanes).Write(formula: null);

    protected override void WriteBody()
    {
        if (IsNumber)
            Writer.Line($"return {ColumnName(MemberNames.JacobianColumn, MemberNames.Tangent)}({string.Join(", ", OwnArguments().Append("1"))}).Tangent;");
        else if (_rows.Count > 0)
            WriteRows();
        else if (IsInLanes)
            WriteLanes(MemberNames.TangentLanes, "jacobian");
        else
            WriteColumns();
    }

    /// <summary>A block for each result, with the two sweeps of its gradient.</summary>
    private void WriteRows()
    {
        var jacobian = Local("jacobian");
        Writer.Line($"var {jacobian} = new {ResultMatrix}({_rows.Count}, {InputCount});");
        for (var row = 0; row < _rows.Count; row++)
        {
            using (Writer.Block())
                WriteRow(jacobian, row);
        }

        Writer.Line($"return {jacobian};");
    }

    private void WriteRow(string jacobian, int row)
    {
        var reverse = _rows[row];
        var names = new NameTable();
        names.Reserve(jacobian);
        IEnumerable<string> own = Signature.Parameters.Select(parameter => parameter.Name);
        foreach (var (parameter, name) in reverse.Function.Parameters.Zip(Signature.IsStatic ? own : own.Prepend("this"), (parameter, name) => (parameter, name)))
            names.Set(parameter.Value, name);
        WriteStatements(reverse.Function, names, (expressions, end) =>
        {
            var target = names.Unused("row");
            Writer.Line($"var {target} = new {RuntimeNames.MatrixRow}<{NumberType}>({jacobian}, {row});");
            foreach (var (index, parameter) in Inputs)
            {
                var result = reverse.Gradients.Single(gradient => gradient.Leaf.Parameter == index).Result!.Value;
                var type = parameter.Type is SpanType span ? new ArrayType(span.ElementType) : parameter.Type;
                foreach (var flat in FlatText.PartsOf(expressions.Print(end.Exit.Values[result], typeIsGiven: false), type))
                    Writer.Line($"{target}.Add({flat});");
            }
        });
    }

    private void WriteColumns()
    {
        var (jacobian, column) = (Local("jacobian"), Local("column"));
        WriteInitialContents();
        Writer.Line($"{ResultMatrix}? {jacobian} = null;");
        WriteDirections();
        ForEachNumber(column, directions =>
        {
            var (tangent, target) = (Local("tangent"), Local("target"));
            var arguments = directions.ToList();
            WriteRestored();
            var left = new List<(string Value, IrType Type)>();
            foreach (var (index, parameter) in Signature.Parameters.Select((parameter, index) => (index, parameter)).Where(pair => pair.parameter is { IsActive: true, IsByReference: true }))
            {
                var variable = Local(parameter.Name.TrimStart('@') + "Tangent");
                var position = Signature.Parameters.Take(index).Count(other => other.IsActive);
                Writer.Line($"{parameter.TypeText} {variable}{(parameter.IsOut ? "" : $" = {arguments[Inputs.FindIndex(input => input.Index == index)]}")};");
                if (parameter.IsOut)
                    arguments.Insert(position, $"out {variable}");
                else
                    arguments[position] = $"ref {variable}";
                left.Add((variable, parameter.Type));
            }

            foreach (var (index, parameter) in Written.Where(written => !written.Parameter.IsByReference))
                left.Add((directions[Inputs.FindIndex(input => input.Index == index)], parameter.Type));
            var call = $"{ColumnName(MemberNames.JacobianColumn, MemberNames.Tangent)}({string.Join(", ", OwnArguments().Concat(arguments))})";
            Writer.Line(_outputs.Count > 0 ? $"var {tangent} = {call}.Tangent;" : $"{call};");
            var outputs = _outputs.Select((output, index) => (Value: _outputs.Count == 1 ? tangent : $"{tangent}.{TupleText.ElementName(output.Name, index)}", output.Type)).Concat(left).ToList();
            Writer.Line($"{jacobian} ??= new {ResultMatrix}({FlatText.Count(outputs)}, {InputCount});");
            Writer.Line($"var {target} = new {RuntimeNames.MatrixColumn}<{NumberType}>({jacobian}, {column});");
            foreach (var flat in outputs.SelectMany(output => FlatText.PartsOf(output.Value, output.Type)))
                Writer.Line($"{target}.Add({flat});");

            // What the call has written there is no unit vector any more.
            foreach (var (index, parameter) in Written.Where(written => FlatNumbers.IsStorage(written.Parameter.Type)))
                Writer.Line($"{FlatText.ElementsOf(directions[Inputs.FindIndex(input => input.Index == index)], parameter.Type)}{(parameter.Type is SpanType ? ".AsSpan()" : parameter.Type is ArrayType { Rank: 1 } ? ".AsSpan()" : "")}.Clear();");
        });
        Writer.Line($"return {jacobian} ?? new {ResultMatrix}(0, 0);");
    }
}
