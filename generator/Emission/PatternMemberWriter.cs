using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Sparsity;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes a member that computes a sparsity pattern.</summary>
internal sealed class PatternMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, PatternFunction pattern)
    : MemberWriter(writer, signature, kind, pattern.Function)
{
    protected override bool WritesCallersStorage => false;

    protected override bool IsForwardMode => true;

    private string ColumnCount => FlatText.Count(Signature.Parameters.Where(parameter => parameter.HasGradient).Select(parameter => (parameter.Name, parameter.Type)));

    protected override void NameAdded(Queue<Definition> users)
    {
    }

    protected override void WriteDocumentation(string? formula) => new SparseDocumentation(Writer, Signature, Kind, "").Write(formula: null);

    protected override IEnumerable<string> AddedParameters() => [];

    protected override string ReturnType() => RuntimeNames.SparsityPattern;

    protected override bool WriteGuards()
    {
        foreach (var parameter in Signature.Parameters.Where(parameter => parameter.IsOut))
            Writer.Line($"{parameter.Name} = default!;");
        return GuardWriter.Write(Writer, Signature, [], [], workspace: null, upstream: null) || Signature.Parameters.Any(parameter => parameter.IsOut);
    }

    protected override IEnumerable<(string Place, string Value)> AssignedTogether(Func<int, string> result) => [];

    protected override string Returned(Func<int, string> result) => pattern.Function.Results[0] is BlockRowsType
        ? $"{result(0)}.ToPattern({result(1)})"
        : $"{Rows(result)}.ToPattern().From({FingerprintText.Of(Signature, Kind.Suffix)})";

    private string Rows(Func<int, string> result) => pattern.Rows.Count == 0 && Kind == MemberKind.HessianPattern
        ? result(0)
        : $"new {RuntimeNames.PatternRows}({ColumnCount}){string.Concat(pattern.Rows.SelectMany((rows, index) => Enumerable.Repeat($".Add({result(index)})", rows)))}";
}
