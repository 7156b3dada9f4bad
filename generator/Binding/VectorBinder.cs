using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The small vectors of the platform: their constructors, components, operators and methods.</summary>
internal sealed class VectorBinder(BodyBinder body)
{
    /// <summary>The static methods that are the operators under a name.</summary>
    private static readonly ImmutableHashSet<string> NamedOperators = ["Add", "Subtract", "Multiply", "Divide", "Negate"];

    /// <summary>The value of a call of a vector's method; null where no row is right for it.</summary>
    public Value? Bind(IInvocationOperation invocation, VectorType owner)
    {
        var method = invocation.TargetMethod;
        if (method is { Name: "Invert", Parameters.Length: 2 })
            return Invert(invocation, owner);
        if (method.Parameters.Any(parameter => parameter.RefKind is RefKind.Ref or RefKind.Out))
            return null;
        Value[] operands = invocation.Instance is { } instance ? [body.Expressions.Bind(instance)] : [];
        operands = [.. operands, .. body.Calls.BindArguments(method, invocation.Arguments).Values];
        if (method.IsStatic && NamedOperators.Contains(method.Name))
        {
            return operands.Length == 2 ? Operator(invocation, method, method.Name, operands[0], operands[1])
                : body.EmitTyped(invocation, new Primitive(method.Name), owner, operands);
        }

        return Row(method.IsStatic ? VectorForm.Static : VectorForm.Instance, owner, method.Name, operands) is { } row
            ? body.EmitTyped(invocation, new Primitive(row.Name), TypeBinder.Bind(method.ReturnType), operands)
            : null;
    }

    /// <summary>The inverse goes to the variable that is passed, and the value is whether there is one.</summary>
    private Value Invert(IInvocationOperation invocation, VectorType owner)
    {
        var (values, places) = body.Calls.BindArguments(invocation.TargetMethod, invocation.Arguments);
        var inverse = OperationTable.OfVectors(VectorForm.Runtime, owner, "Inverse", [owner])!;
        var isInvertible = body.EmitTyped(invocation, new Primitive("TransformIsInvertible"), IrType.Boolean, values[0]);
        var result = body.EmitTyped(invocation, new Primitive(inverse.Name), owner, values[0]);
        if (places[1] is { } place)
            place.Store(invocation, place.Name is { } name ? body.Builder.Rename(result, name) : result);
        return isInvertible;
    }

    /// <summary>An operator between vectors, or a vector and a number.</summary>
    public Value Operator(IOperation source, IMethodSymbol method, string name, Value left, Value right)
    {
        var type = TypeBinder.Bind(method.ReturnType);
        if (name is "Equal" or "NotEqual")
            return body.EmitTyped(source, new Primitive(name), type, left, right);
        var symbol = name switch { "Multiply" => "*", "Divide" => "/", _ => "" };
        if (TypeBinder.Bind(method.ContainingType) is VectorType owner && Row(VectorForm.Operator, owner, symbol, [left, right]) is { } row)
            return body.EmitTyped(source, new Primitive(row.Name), type, left, right);
        return NamedOperators.Contains(name) && type is VectorType
            ? body.EmitTyped(source, new Primitive(name), type, left, right)
            : body.Refuse(source, DiagnosticIds.NoRule, $"{method.ContainingType.Name}.{method.Name}");
    }

    /// <summary>A number as a complex one.</summary>
    public Value FromNumber(IOperation source, Value number)
    {
        var real = Coercion.To(body, source, number, IrType.Double);
        return body.EmitTyped(source, new Primitive("MakeVector"), VectorTypes.Complex, real, body.Number(source, 0, IrType.Double));
    }

    /// <summary>A vector of numbers, by their names.</summary>
    public Value Make(IOperation source, VectorType type, Func<string, Value> component) =>
        body.EmitTyped(source, new Primitive("MakeVector"), type, [.. type.Components.Select(component)]);

    public Value Component(IOperation source, Value vector, string name) =>
        ((VectorType)body.Builder.TypeOf(vector)).Components.Contains(name)
            ? body.EmitTyped(source, new ReadComponent(name), body.Builder.TypeOf(vector).Element, vector)
            : body.Refuse(source, DiagnosticIds.NoRule, $"{body.Builder.TypeOf(vector)}.{name}");

    /// <summary>The value of a property of a vector.</summary>
    public Value Property(IOperation source, IPropertySymbol property, VectorType owner, Value vector)
    {
        if (owner == VectorTypes.Matrix4x4 && property.Name == "Translation")
            return body.EmitTyped(source, new Primitive("MakeVector"), VectorTypes.Vector3, Component(source, vector, "M41"), Component(source, vector, "M42"), Component(source, vector, "M43"));
        return Row(VectorForm.Property, owner, property.Name, [vector]) is { } row
            ? body.EmitTyped(source, new Primitive(row.Name), TypeBinder.Bind(property.Type), vector)
            : Component(source, vector, property.Name);
    }

    /// <summary>
    /// A new vector. Its constructors do nothing but put numbers into place, so that each is the one of all numbers; null for one that
    /// takes something else.
    /// </summary>
    public Value? Construct(IObjectCreationOperation creation, VectorType type)
    {
        if (creation.Constructor is not { } constructor)
            return null;
        var types = constructor.Parameters.Select(parameter => TypeBinder.Bind(parameter.Type)).ToList();
        if (types.Count == 0)
            return Zero.Of(body, creation, type);
        var takesStorage = types.Count == 1 && types[0].IsIndexed && types[0].Element == type.ElementType;
        var takesOne = types.Count == 1 && types[0] == type.ElementType;
        if (!takesStorage && !takesOne && types.Sum(NumberCount) != type.Components.Count)
            return null;
        var operands = body.Calls.BindArguments(constructor, creation.Arguments).Values;
        var numbers = takesStorage ? Elements(creation, operands[0], type)
            : takesOne ? Enumerable.Repeat(operands[0], type.Components.Count)
            : operands.SelectMany(operand => Numbers(creation, operand));
        return body.EmitTyped(creation, new Primitive("MakeVector"), type, [.. numbers]);

        int NumberCount(IrType operand) => operand == type.ElementType ? 1 : operand is VectorType part && part.ElementType == type.ElementType ? part.Components.Count : type.Components.Count + 1;
    }

    private OperationRow? Row(VectorForm form, VectorType owner, string name, IEnumerable<Value> operands) =>
        OperationTable.OfVectors(form, owner, name, [.. operands.Select(operand => body.Builder.TypeOf(operand))]);

    private List<Value> Numbers(IOperation source, Value operand) => body.Builder.TypeOf(operand) is VectorType part
        ? [.. part.Components.Select(name => Component(source, operand, name))]
        : [operand];

    private List<Value> Elements(IOperation source, Value storage, VectorType type) =>
        [.. type.Components.Select((_, index) => body.EmitTyped(source, new Primitive("Load"), type.ElementType, storage, body.Number(source, index, IrType.Int32)))];
}
