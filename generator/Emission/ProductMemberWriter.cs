using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes products of a Jacobian or a Hessian with vectors, each a call of the member that computes it. What the method writes to its parameters is put
/// back before each, because every call begins with what they held at first.
/// </summary>
internal abstract class ProductMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, MatrixFunction matrix)
    : MatrixMemberWriter(writer, signature, kind, matrix)
{
    private readonly Dictionary<int, string> _initial = [];

    /// <summary>The differentiated results.</summary>
    protected List<ResultElement> Outputs { get; } = [.. signature.Result.Elements.Where(element => element.IsActive)];

    /// <summary>The parameters whose contents on exit are differentiated too.</summary>
    protected List<(int Index, ParameterModel Parameter)> Written { get; } =
        [.. signature.Parameters.Select((parameter, index) => (index, parameter)).Where(pair => matrix.InOuts.Any(inOut => inOut.Parameter == pair.index))];

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
        var call = $"{MemberName(MemberNames.Tangent)}({string.Join(", ", OwnArguments().Concat(arguments))})";
        Writer.Line(Outputs.Count > 0 ? $"var {tangent} = {call}.Tangent;" : $"{call};");
        return [.. Outputs.Select((output, index) => (Value: Outputs.Count == 1 ? tangent : $"{tangent}.{TupleText.ElementName(output.Name, index)}", output.Type)).Concat(left)];
    }

    /// <summary>Writes the product of the Hessian and a vector.</summary>
    /// <returns>Its parts, one for each input.</returns>
    protected List<(string Value, IrType Type)> WriteHessianProduct(IReadOnlyList<string> vector)
    {
        var product = Local("product");
        WriteRestored();
        Writer.Line($"var {product} = {MemberName(MemberNames.HessianVectorProduct)}({string.Join(", ", OwnArguments().Concat(vector))});");
        return
        [
            .. Inputs.Select((input, index) => (
                Inputs.Count == 1 ? product : $"{product}.{TupleText.ElementName(input.Parameter.Name, index)}",
                input.Parameter.Type is SpanType span ? new ArrayType(span.ElementType) : input.Parameter.Type)),
        ];
    }

    /// <summary>Storage as it is now, in storage of its own.</summary>
    protected virtual string CopyOf(ParameterModel parameter) => parameter.Type switch
    {
        MatrixType => $"{parameter.Name}.Clone()",
        ArrayType { Rank: > 1 } => $"{FlatText.PartsOf(parameter.Name, parameter.Type).Single()}.ToArray()",
        ArrayType => $"({NumberType}[]){parameter.Name}.Clone()",
        _ => $"{parameter.Name}.ToArray()",
    };

    /// <summary>Keeps what written parameters hold at first, because each call begins with it.</summary>
    protected void WriteInitialContents()
    {
        foreach (var (index, parameter) in Written.Where(written => !written.Parameter.IsOut))
        {
            _initial[index] = Local("initial" + char.ToUpperInvariant(parameter.Name.TrimStart('@')[0]) + parameter.Name.TrimStart('@').Substring(1));
            Writer.Line(FlatNumbers.IsStorage(parameter.Type) ? $"var {_initial[index]} = {CopyOf(parameter)};" : $"var {_initial[index]} = {parameter.Name};");
        }
    }

    private void WriteRestored()
    {
        foreach (var (index, parameter) in Written.Where(written => !written.Parameter.IsOut))
            Writer.Line(Restored(parameter, _initial[index]));
    }

    private string Restored(ParameterModel parameter, string initial) => parameter.Type switch
    {
        MatrixType => $"{initial}.AsSpan().CopyTo({parameter.Name}.AsSpan());",
        _ when FlatNumbers.IsStorage(parameter.Type) => $"new global::System.ReadOnlySpan<{NumberType}>({initial}).CopyTo({FlatText.PartsOf(parameter.Name, parameter.Type).Single()});",
        _ => $"{parameter.Name} = {initial};",
    };
}
