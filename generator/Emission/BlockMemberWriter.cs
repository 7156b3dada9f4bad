using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Sparsity;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the member that fills a sparse Jacobian block by block.</summary>
internal sealed class BlockMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, BlockJacobianFunction jacobian)
    : MemberWriter(writer, signature, kind, jacobian.Function)
{
    private string _matrix = "";
    private string _rows = "";

    protected override bool WritesCallersStorage => false;

    protected override bool IsForwardMode => true;

    private List<ParameterModel> Inputs => [.. Signature.Parameters.Where(parameter => parameter.HasGradient)];

    private string NumberType => TypeText.Of(FlatNumbers.Of(Inputs[0].Type).First());

    protected override void NameAdded(Queue<Definition> users)
    {
        _matrix = Unique("jacobian");
        _rows = Unique("rows");
        Names.Set(users.Dequeue().Value, _rows);
    }

    protected override void WriteDocumentation(string? formula) => new SparseDocumentation(Writer, Signature, Kind, _matrix) { IsInBlocks = true }.Write(formula: null);

    protected override IEnumerable<string> AddedParameters() => [$"{RuntimeNames.SparseMatrix}<{NumberType}> {_matrix}"];

    protected override string ReturnType() => "void";

    protected override bool WriteGuards()
    {
        GuardWriter.Write(Writer, Signature, [.. jacobian.Written], [], workspace: null, upstream: null);
        Writer.Line($"var {_rows} = {RuntimeNames.JacobianBlocks}.Of({_matrix}, {FlatText.Count(Inputs.Select(input => (input.Name, input.Type)))}, \"{_matrix}\");");
        return true;
    }

    protected override IEnumerable<(string Place, string Value)> AssignedTogether(Func<int, string> result) => [];

    protected override void AssignPlaces(Func<int, string> result) => Writer.Line($"{_rows}.End({result(0)});");

    protected override string? Returned(Func<int, string> result) => null;
}
