using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>
/// Two points for every overload of every member of the platform's small vectors, and for the operators between them. The numbers of a
/// point are all different, by more than the differences that are taken.
/// </summary>
internal static class VectorCases
{
    public static IEnumerable<OperationCase> All => [.. Members, .. Operators, .. Parts];

    private static IEnumerable<OperationCase> Members =>
        from row in OperationTable.All
        where row.Syntax is VectorMethod && row.Adjoints.Length > 0
        from overload in ((VectorMethod)row.Syntax).Overloads
        from point in new[] { 0, 1 }
        select new OperationCase(row.Name, [.. Operands(row.Name, overload.Operands, point)]);

    private static IEnumerable<OperationCase> Operators =>
        from name in new[] { "Add", "Subtract", "Multiply", "Divide" }
        from types in OperandsOf(name)
        from point in new[] { 0, 1 }
        select new OperationCase(name, [.. Operands(name, types, point)]);

    private static IEnumerable<OperationCase> Parts =>
        from type in Types
        from point in new[] { 0, 1 }
        from use in new OperationCase[]
        {
            new("Negate", [.. Operands("Negate", [type], point)]),
            new("Select", [Fixed.Truth(point == 0), .. Operands("Select", [type, type], point)]),
            new(new ReadComponent(type.Components[^1]), [.. Operands("ReadComponent", [type], point)]),
        }
        select use;

    private static VectorType[] Types =>
        [VectorTypes.Vector2, VectorTypes.Vector3, VectorTypes.Vector4, VectorTypes.Quaternion, VectorTypes.Matrix3x2, VectorTypes.Matrix4x4, VectorTypes.Complex];

    /// <summary>What the platform has the operator for, element by element.</summary>
    private static IEnumerable<IrType[]> OperandsOf(string name)
    {
        IrType complex = VectorTypes.Complex;
        foreach (var type in Types)
        {
            var hasOwn = type == VectorTypes.Quaternion || type == VectorTypes.Matrix3x2 || type == VectorTypes.Matrix4x4;
            if (name is "Add" or "Subtract" || !hasOwn)
                yield return [type, type];
            if (name == "Multiply" || (name == "Divide" && !hasOwn))
                yield return [type, type.ElementType];
            if (name == "Multiply" && !hasOwn)
                yield return [type.ElementType, type];
        }

        if (name != "Multiply")
            yield return [IrType.Double, complex];
        if (name is "Add" or "Subtract")
            yield return [complex, IrType.Double];
    }

    private static IEnumerable<Operand> Operands(string row, IEnumerable<IrType> types, int point)
    {
        double[][]? special = (row, point) switch
        {
            ("VectorClamp", 0) => [[-0.75, 0.25, 1.5, 0.5], [-0.5, -0.5, -0.25, 0], [0.75, 0.5, 1, 1.25]],
            ("VectorClamp", _) => [[0.5, -1, 0.125, 2], [0.75, -0.5, -0.25, 0], [1.25, 0.5, 1, 1.25]],
            ("VectorSquareRoot", _) => [[0.25 + point, 0.75, 1.5, 2 + point]],
            ("ComplexLogBase", _) => [[0.75, 0.5 + point], [2.5 - point]],
            ("PerspectiveFieldOfView", 0) => [[0.75], [1.5], [0.5], [4]],
            ("PerspectiveFieldOfView", _) => [[1.25], [0.75], [0.75], [8]],
            _ => null,
        };
        var next = 5 * point;
        return types.Select((type, index) =>
        {
            var count = type is VectorType vector ? vector.Components.Count : 1;
            double[] numbers = special is null ? [.. Enumerable.Range(0, count).Select(_ => Number(next++, point))] : special[index][..count];
            return type is VectorType small ? new Small(small, numbers) : (Operand)new Real(numbers[0]);
        });
    }

    private static double Number(int index, int point) => (index % 3 == 2 && point == 1 ? -1 : 1) * (0.25 + (index * 11 % 37 / 32.0));
}
