using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>What may be missing: <c>??</c>, <c>??=</c>, <c>?.</c>, and looking something up in a dictionary. Each is a choice by a condition.</summary>
internal sealed class NullBinder(BodyBinder body)
{
    private readonly Stack<Value> _accessed = new();

    /// <summary>What stands before the innermost <c>?.</c>.</summary>
    public Value Accessed => _accessed.Peek();

    /// <summary>Whether a call is <c>TryGetValue</c> of a dictionary that is constant.</summary>
    public static bool IsLookup(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "TryGetValue", Parameters.Length: 2, ContainingType: { Arity: 2 } type } method, Instance: { } instance }
        && type.ContainingNamespace.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Frozen" or "System.Collections.Immutable"
        && method.Parameters[1].RefKind == RefKind.Out
        && TypeBinder.Bind(instance.Type!) is OpaqueType && !TypeBinder.Bind(method.Parameters[0].Type).IsDifferentiable;

    public Value Bind(ICoalesceOperation coalesce)
    {
        var type = TypeBinder.Bind(coalesce.Type!);

        // The value of a member that is a number, or the other number: no number that may be null comes in between.
        if (coalesce.Value is IConditionalAccessOperation access && EndsInNumber(access))
            return Bind(access, coalesce.WhenNull, type);
        var value = body.Expressions.Bind(coalesce.Value);
        return Choose(coalesce, value, coalesce.Value.Type!, () => Unwrapped(coalesce.Value, value, type), () => body.Expressions.Bind(coalesce.WhenNull), type);
    }

    public Value Bind(ICoalesceAssignmentOperation assignment)
    {
        var place = body.Places.Bind(assignment.Target);
        var type = TypeBinder.Bind(assignment.Type!);
        var before = place.Load(assignment.Target);
        var value = Choose(assignment, before, assignment.Target.Type!, () => Unwrapped(assignment.Target, before, type), () => body.Expressions.Bind(assignment.Value), type);
        place.Store(assignment, type == place.Type ? value : Wrapped(assignment, value, assignment.Target.Type!));
        return value;
    }

    /// <summary>The value of an access; null where it gives none.</summary>
    public Value? Bind(IConditionalAccessOperation access)
    {
        var value = Value(access);
        if (access.Type!.SpecialType == SpecialType.System_Void)
        {
            body.Branches.Run(access, IsNotNull(access, value, access.Operation.Type!), () => Enter(access, value, () => body.Expressions.BindEffect(access.WhenNotNull)), () => { });
            return null;
        }

        var type = TypeBinder.Bind(access.Type);
        if (TypeBinder.HoldsReals(access.Type) && type is OpaqueType)
            return body.RefuseConstruct(access, "A number that may be null", "give the other value at once: 'a?.b ?? c'");
        return Choose(access, value, () => Wrapped(access, body.Expressions.Bind(access.WhenNotNull), access.Type), () => Missing(access, access.Type), type);
    }

    /// <summary>Both what is looked up and whether it is there; the dictionary is asked twice, as its two questions are the ones that give values.</summary>
    public Value BindLookup(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        body.Use(method);
        var dictionary = body.Expressions.Bind(call.Instance!);
        var (values, places) = body.Calls.BindArguments(method, call.Arguments);
        var found = body.EmitTyped(call, new Foreign(ForeignForm.InstanceMethod, "ContainsKey"), IrType.Boolean, dictionary, values[0]);
        var type = places[1]!.Type;
        places[1]!.Store(call, body.Branches.Choose(
            call, found, () => body.EmitTyped(call, new Foreign(ForeignForm.Indexer, ""), type, dictionary, values[0]), () => Missing(call, method.Parameters[1].Type), type));
        return found;
    }

    /// <summary>Whether an object or a number that may be null is there; the value is read once.</summary>
    public Value IsNotNull(IOperation source, Value value, ITypeSymbol type) => IsNullable(type)
        ? body.EmitTyped(source, new ReadProperty("HasValue"), IrType.Boolean, value)
        : body.EmitTyped(source, new Primitive("NotEqual"), IrType.Boolean, value, body.EmitTyped(source, new Literal("null", null), body.Builder.TypeOf(value)));

    /// <summary>What a number that may be null is, where it is not null.</summary>
    public Value Underlying(IOperation source, Value value, ITypeSymbol type) =>
        body.EmitTyped(source, new ReadProperty("Value"), TypeBinder.Bind(((INamedTypeSymbol)type).TypeArguments[0]), value);

    public static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool EndsInNumber(IConditionalAccessOperation access) => access.WhenNotNull is IConditionalAccessOperation inner
        ? EndsInNumber(inner)
        : access.WhenNotNull.Type is { IsValueType: true } member && !IsNullable(member);

    private Value Bind(IConditionalAccessOperation access, IOperation whenNull, IrType type) => Choose(
        access,
        Value(access),
        () => access.WhenNotNull is IConditionalAccessOperation inner ? Bind(inner, whenNull, type) : body.Expressions.Bind(access.WhenNotNull),
        () => body.Expressions.Bind(whenNull),
        type);

    private Value Value(IConditionalAccessOperation access) => body.Expressions.Bind(access.Operation);

    private Value Choose(IConditionalAccessOperation access, Value value, Func<Value> whenNotNull, Func<Value> whenNull, IrType type) =>
        Choose(access, value, access.Operation.Type!, () => Enter(access, value, whenNotNull), whenNull, type);

    private Value Choose(IOperation source, Value value, ITypeSymbol valueType, Func<Value> whenNotNull, Func<Value> whenNull, IrType type) =>
        body.Branches.Choose(source, IsNotNull(source, value, valueType), whenNotNull, whenNull, type);

    private Value Enter(IConditionalAccessOperation access, Value value, Func<Value> bind)
    {
        _accessed.Push(IsNullable(access.Operation.Type) ? Underlying(access, value, access.Operation.Type!) : value);
        var result = bind();
        _accessed.Pop();
        return result;
    }

    private void Enter(IConditionalAccessOperation access, Value value, Action bind) => Enter(access, value, () =>
    {
        bind();
        return value;
    });

    private Value Unwrapped(IOperation source, Value value, IrType type) =>
        IsNullable(source.Type) && body.Builder.TypeOf(value) != type ? Underlying(source, value, source.Type!) : value;

    private Value Wrapped(IOperation source, Value value, ITypeSymbol type) => IsNullable(type) && body.Builder.TypeOf(value) != TypeBinder.Bind(type)
        ? body.EmitTyped(source, new Foreign(ForeignForm.Cast, type.EmittedName()), TypeBinder.Bind(type), value)
        : value;

    private Value Missing(IOperation source, ITypeSymbol type) => body.EmitTyped(source, LiteralBinder.Default(type), TypeBinder.Bind(type));
}
