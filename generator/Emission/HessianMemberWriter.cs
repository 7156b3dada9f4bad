using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the matrix of second derivatives: its columns are the Hessian times unit vectors.</summary>
internal sealed class HessianMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, MatrixFunction matrix, LaneForm? lanes)
    : ProductMemberWriter(writer, signature, kind, matrix, lanes)
{
    protected override string DirectionSuffix => "Vector";

    protected override string ReturnType() => Signature.IsOfOneNumber ? NumberType : ResultMatrix;

    protected override void WriteDocumentation(string? formula) => new MatrixDocumentation(Writer, Signature, isHessian: true, Lanes).Write(formula: null);

    protected override void WriteBody()
    {
        if (Signature.IsOfOneNumber)
        {
            Writer.Line($"return {ColumnName(MemberNames.HessianColumn, MemberNames.HessianVectorProduct)}({string.Join(", ", OwnArguments().Append("1"))});");
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
            var product = WriteHessianProduct(directions);
            var target = Local("target");
            Writer.Line($"var {target} = new {RuntimeNames.MatrixColumn}<{NumberType}>({hessian}, {column});");
            foreach (var flat in product.SelectMany(part => FlatText.PartsOf(part.Value, part.Type)))
                Writer.Line($"{target}.Add({flat});");
        });
        Writer.Line($"return {hessian};");
    }
}
