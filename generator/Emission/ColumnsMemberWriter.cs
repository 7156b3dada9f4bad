using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes a Hessian or Jacobian with respect to a few numbers, whose entries are computed in one sweep.</summary>
internal sealed class ColumnsMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, ColumnsFunction columns)
    : MemberWriter(writer, signature, kind, columns.Function)
{
    /// <summary>The names of the entries that stand twice in a symmetric matrix, by row and column.</summary>
    private readonly Dictionary<(int Row, int Column), string> _shared = [];

    private readonly string _numberType = TypeText.Of(FlatNumbers.Of(signature.Parameters.First(parameter => parameter.HasGradient).Type).First());

    protected override bool WritesCallersStorage => false;

    protected override bool IsForwardMode => true;

    private int ColumnCount => columns.Entries.Count;

    private int RowCount => columns.Entries[0].Count;

    private bool IsNumber => ColumnCount == 1 && RowCount == 1;

    protected override void NameAdded(Queue<Definition> users)
    {
    }

    protected override void WriteDocumentation(string? formula) => new MatrixDocumentation(Writer, Signature, columns.IsSymmetric).Write(formula: null);

    protected override IEnumerable<string> AddedParameters() => [];

    protected override string ReturnType() => IsNumber ? _numberType : $"{RuntimeNames.MatrixOf}<{_numberType}>";

    protected override bool WriteGuards() => GuardWriter.Write(Writer, Signature, [], [], workspace: null, upstream: null);

    protected override IEnumerable<(string Place, string Value)> AssignedTogether(Func<int, string> result) => [];

    protected override void AssignPlaces(Func<int, string> result)
    {
        _shared.Clear();
        if (!columns.IsSymmetric)
            return;
        for (var column = 0; column < ColumnCount; column++)
        {
            for (var row = column + 1; row < ColumnCount; row++)
            {
                _shared[(row, column)] = Names.Unused("entry");
                Writer.Line($"{_numberType} {_shared[(row, column)]} = {result(columns.Entries[column][row - column])};");
            }
        }
    }

    protected override string Returned(Func<int, string> result)
    {
        if (IsNumber)
            return result(columns.Entries[0][0]);
        var entries = Enumerable.Range(0, RowCount).SelectMany(row => Enumerable.Range(0, ColumnCount).Select(column => Entry(row, column, result)));
        return $"new {ReturnType()}({RowCount}, {ColumnCount}, [{string.Join(", ", entries)}])";
    }

    private string Entry(int row, int column, Func<int, string> result) => !columns.IsSymmetric ? result(columns.Entries[column][row])
        : row == column ? result(columns.Entries[column][0])
        : _shared[(Math.Max(row, column), Math.Min(row, column))];
}
