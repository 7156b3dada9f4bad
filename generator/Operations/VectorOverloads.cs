using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Ir.VectorTypes;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>Shorthands for the overloads of members, and for rows that are made of them.</summary>
internal static class VectorOverloads
{
    public static readonly VectorType[] Vectors = [Vector2, Vector3, Vector4];
    public static readonly VectorType[] VectorsAndQuaternion = [Vector2, Vector3, Vector4, Quaternion];

    /// <summary>A member of small vectors; its adjoints are in the order of the operands, the object first.</summary>
    public static OperationRow Member(string row, VectorForm form, string name, IEnumerable<VectorOverload> overloads, params Adjoint[] adjoints)
    {
        var syntax = new VectorMethod(form, name, overloads.ToEquatableArray());
        return new OperationRow(row, syntax.Overloads[0].Operands.Count)
        {
            Syntax = syntax,
            Adjoints = [.. adjoints],
            ResultType = operands => syntax.Overload(operands)?.Result ?? throw new ArgumentException($"{name} has no overload for ({string.Join(", ", operands)})."),
        };
    }

    /// <summary>A member that makes a vector of numbers. The directions say how the vector moves with each: at once its tangent and what the number gets.</summary>
    public static OperationRow OfNumbers(string row, VectorType owner, string name, params Func<Operands, Term, Term?[]>[] directions) =>
        Member(row, VectorForm.Static, name, [Maker(owner, [.. directions.Select(_ => owner.ElementType)])], [.. directions.Select(AdjointAlong)]) with
        {
            Tangents = [.. directions.Select(TangentAlong)],
        };

    /// <summary>A member that puts the numbers of a vector into certain places of a matrix.</summary>
    public static OperationRow Placing(string row, VectorType owner, string name, VectorType vector, params string[] places) =>
        Member(row, VectorForm.Static, name, [Maker(owner, vector)], (g, x, y) => VectorAlgebra.Make(vector, [.. places.Select(place => (Term?)VectorAlgebra.Component(g, place))])) with
        {
            Tangents = [(d, x, y) => VectorAlgebra.Make(owner, At(owner, [.. places.Select((place, index) => (place, VectorAlgebra.Component(d, index)))]))],
        };

    /// <summary>What a number gets along whose direction the result moves.</summary>
    public static Adjoint AdjointAlong(Func<Operands, Term, Term?[]> direction) => (g, x, y) => VectorAlgebra.Dot(g, direction(x, y));

    /// <summary>How the result moves with a number.</summary>
    public static Adjoint TangentAlong(Func<Operands, Term, Term?[]> direction) =>
        (d, x, y) => VectorAlgebra.Make((VectorType)y.Type, [.. direction(x, y).Select(component => component is null ? null : (Term?)(component.Value * d))]);

    /// <summary>The overload of a static method that gives the type that declares it.</summary>
    public static VectorOverload Maker(VectorType owner, params IrType[] operands) => new(owner, owner, operands.ToEquatableArray());

    /// <summary>An overload for each type, of so many operands of that type, that gives one of them.</summary>
    public static IEnumerable<VectorOverload> Endomorphisms(IEnumerable<VectorType> types, int operands) =>
        types.Select(type => Maker(type, [.. Enumerable.Repeat(type, operands)]));

    /// <summary>An overload for each type, of so many operands of that type, that gives a number.</summary>
    public static IEnumerable<VectorOverload> Measures(IEnumerable<VectorType> types, int operands) =>
        types.Select(type => new VectorOverload(type, type.ElementType, Enumerable.Repeat((IrType)type, operands).ToEquatableArray()));

    /// <summary>The numbers at certain places of a vector, the others left out.</summary>
    public static Term?[] At(VectorType type, params (string Place, Term Number)[] numbers) =>
        [.. type.Components.Select(name => numbers.Where(number => number.Place == name).Select(number => (Term?)number.Number).FirstOrDefault())];
}
