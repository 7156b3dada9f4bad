using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the matrix of second derivatives: its columns are the Hessian times unit vectors.</summary>
internal sealed class HessianMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, MatrixFunction matrix, LaneForm? lanes)
    : MatrixMemberWriter(writer, signature, kind, matrix, lanes)
{
    protected override string DirectionSuffix => "Vector";

    protected override string ReturnType() => IsOfOneNumber ? NumberType : ResultMatrix;

    protected override void WriteDocumentation(string? formula) => new MatrixDocumentation(Writer, Signature, isHessian: true, Lanes).Write(formula: null);

    protected override void WriteBody()
    {
        var product = ColumnName(MemberNames.HessianColumn, MemberNames.HessianVectorProduct);
        if (IsOfOneNumber)
        {
            Writer.Line($"return {product}({string.Join(", ", OwnArguments().Append("1"))});");
            return;
        }

        if (IsInLanes)
        {
            WriteLanes(MemberNames.HessianVectorProductLanes, "hessian");
            return;
        }

        var (count, hessian, column) = (Local("count"), Local("hessian"), Local("column"));
        Writer.Line($"int {count} = {InputCount};");
        Writer.Line($"var {hessian} = new {ResultMatrix}({count}, {count});");
        WriteInitialContents();
        WriteDirections();
        ForEachNumber(column, directions =>
        {
            WriteRestored();
            var (derivative, target) = (Local("product"), Local("target"));
            Writer.Line($"var {derivative} = {product}({string.Join(", ", OwnArguments().Concat(directions))});");
            Writer.Line($"var {target} = new {RuntimeNames.MatrixColumn}<{NumberType}>({hessian}, {column});");
            foreach (var (index, input) in Inputs.Select((input, index) => (index, input)))
            {
                var part = Inputs.Count == 1 ? derivative : $"{derivative}.{TupleText.ElementName(input.Parameter.Name, index)}";
                var type = input.Parameter.Type is SpanType span ? new ArrayType(span.ElementType) : input.Parameter.Type;
                foreach (var flat in FlatText.PartsOf(part, type))
                    Writer.Line($"{target}.Add({flat});");
            }
        });
        Writer.Line($"return {hessian};");
    }
}
