using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>Every operation that the compiler knows, one row each.</summary>
internal static class OperationTable
{
    public static ImmutableArray<OperationRow> All { get; } =
        [.. ArithmeticRows.All, .. ElementaryRows.All, .. SpecialRows.All, .. KinkRows.All, .. MatrixRows.All, .. VectorRows.All, .. QuaternionRows.All, .. TransformRows.All, .. ComplexRows.All, .. StorageRows.All, .. DependencyRows.All, .. BlockRows.All];

    private static readonly Dictionary<string, OperationRow> ByName = All.ToDictionary(row => row.Name, StringComparer.Ordinal);

    private static readonly ILookup<(string Name, int Arity), OperationRow> ByMethod = All
        .Where(row => row.Syntax is Method)
        .SelectMany(row => MethodNames((Method)row.Syntax).Select(name => (name, row)))
        .ToLookup(pair => (pair.name, pair.row.Arity), pair => pair.row);

    private static readonly ILookup<string, OperationRow> VectorMembers = All
        .Where(row => row.Syntax is VectorMethod)
        .ToLookup(row => ((VectorMethod)row.Syntax).Name, row => row);

    public static OperationRow Row(Operation operation) => ByName[operation.Name];

    public static OperationRow Row(string name) => ByName[name];

    public static bool Has(string name) => ByName.ContainsKey(name);

    /// <summary>The rows that a static method of one of the host classes stands for; several where one call gives several results.</summary>
    public static IEnumerable<OperationRow> OfMethod(Hosts host, string name, int arity) =>
        ByMethod[(name, arity)].Where(row => row.Syntax is Method method
            && (method.Hosts & host) != 0
            && name == (host == Hosts.Math ? method.MathName : method.Name));

    /// <summary>The row of a member of small vectors, for operands of these types (the object first); null where none is right for them.</summary>
    public static OperationRow? OfVectors(VectorForm form, VectorType owner, string name, ImmutableArray<IrType> operands) => VectorMembers[name]
        .FirstOrDefault(row => row.Syntax is VectorMethod method && method.Form == form && method.Overload(operands) is { } overload && overload.Owner == owner);

    /// <summary>The effects of one use: integer division throws, division of real numbers does not.</summary>
    public static Effects EffectsOf(Let let)
    {
        var integerDivision = let.Operation.Name is "Divide" or "Remainder" && let.Result.Type is ScalarType { IsReal: false };
        var throwsOnOverflow = let.Operation is CheckedArithmetic or Conversion { IsChecked: true };
        return Row(let.Operation).Effects | (integerDivision || throwsOnOverflow ? Effects.MayThrow : Effects.None);
    }

    private static IEnumerable<string> MethodNames(Method method) => new[] { method.Name, method.MathName }.Distinct();
}
