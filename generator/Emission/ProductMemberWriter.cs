using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes products of a Jacobian or a Hessian with vectors, each a call of the member that computes it. What the method writes to its parameters is put
/// back before each, because every call begins with what they held at first.
/// </summary>
internal abstract class ProductMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, MatrixFunction matrix, LaneForm? lanes)
    : MatrixMemberWriter(writer, signature, kind, matrix, lanes)
{
    /// <summary>The differentiated results.</summary>
    protected List<ResultElement> Outputs { get; } = [.. signature.Result.Elements.Where(element => element.IsActive)];

    protected override string DirectionSuffix => "Tangent";

    /// <summary>Writes the product of the Jacobian and a direction.</summary>
    /// <returns>Its parts: those of the results, then those of what is left in parameters.</returns>
    protected List<(string Value, IrType Type)> WriteTangentProduct(IReadOnlyList<string> directions)
    {
        var tangent = Local("tangent");
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
            left.Add((directions[Inputs.FindIndex(input => input.Index == index)], parameter.Type is SpanType span ? new ArrayType(span.ElementType) : parameter.Type));
        var call = $"{ColumnName(MemberNames.JacobianColumn, MemberNames.Tangent)}({string.Join(", ", OwnArguments().Concat(arguments))})";
        Writer.Line(Outputs.Count > 0 ? $"var {tangent} = {call}.Tangent;" : $"{call};");
        return [.. Outputs.Select((output, index) => (Value: Outputs.Count == 1 ? tangent : $"{tangent}.{TupleText.ElementName(output.Name, index)}", output.Type)).Concat(left)];
    }

    /// <summary>Writes the product of the Hessian and a vector.</summary>
    /// <returns>Its parts, one for each input.</returns>
    protected List<(string Value, IrType Type)> WriteHessianProduct(IReadOnlyList<string> vector)
    {
        var product = Local("product");
        WriteRestored();
        Writer.Line($"var {product} = {ColumnName(MemberNames.HessianColumn, MemberNames.HessianVectorProduct)}({string.Join(", ", OwnArguments().Concat(vector))});");
        return
        [
            .. Inputs.Select((input, index) => (
                Inputs.Count == 1 ? product : $"{product}.{TupleText.ElementName(input.Parameter.Name, index)}",
                input.Parameter.Type is SpanType span ? new ArrayType(span.ElementType) : input.Parameter.Type)),
        ];
    }
}
