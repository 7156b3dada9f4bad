using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the member that gives Taylor coefficients: the derivatives of a function of one number, divided by the factorials of their orders.</summary>
internal sealed class TaylorMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, TaylorFunction taylor)
    : MemberWriter(writer, signature, kind, taylor.Function)
{
    protected override bool WritesCallersStorage => false;

    protected override bool IsForwardMode => true;

    protected override void NameAdded(Queue<Definition> users)
    {
    }

    protected override void WriteDocumentation(string? formula) => new TaylorDocumentation(Writer, Signature).Write(formula: null);

    protected override IEnumerable<string> AddedParameters() => [];

    protected override string ReturnType() =>
        TupleText.Type(Enumerable.Range(0, Signature.Order + 1).Select(order => ((string?)$"C{order.ToString(CultureInfo.InvariantCulture)}", Signature.Result.TypeText)));

    protected override bool WriteGuards() => GuardWriter.Write(Writer, Signature, [], [], workspace: null, upstream: null);

    protected override IEnumerable<(string Place, string Value)> AssignedTogether(Func<int, string> result) => [];

    protected override string Returned(Func<int, string> result) => TupleText.Value(Enumerable.Range(0, Signature.Order + 1).Select(order => Coefficient(result(order), order)));

    private static string Coefficient(string derivative, int order)
    {
        if (order < 2)
            return derivative;
        var factorial = Enumerable.Range(1, order).Aggregate(1, (product, factor) => product * factor).ToString(CultureInfo.InvariantCulture);
        return derivative.All(character => char.IsLetterOrDigit(character) || character is '_' or '.') ? $"{derivative} / {factorial}" : $"({derivative}) / {factorial}";
    }
}
