using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Types of C# as types of the IR.</summary>
internal static class TypeBinder
{
    public static IrType Bind(ITypeSymbol type) => Bind(type, []);

    /// <summary>
    /// A value, or a collection, of real numbers that the IR does not look into: a derivative with respect to it would be missing
    /// without a word. Objects of classes are data by design.
    /// </summary>
    public static bool HoldsReals(ITypeSymbol type) => HoldsReals(type, []);

    private static bool HoldsReals(ITypeSymbol type, HashSet<ITypeSymbol> open)
    {
        if (type is not INamedTypeSymbol named || named.TypeKind is TypeKind.Delegate or TypeKind.Enum || !open.Add(type))
            return Bind(type).IsDifferentiable;
        return Bind(type).IsDifferentiable
            || named.IsNamed("System", "Half")
            || named.TypeArguments.Any(argument => HoldsReals(argument, open))
            || (named.IsValueType && named.SpecialType == SpecialType.None
                && named.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && HoldsReals(field.Type, open)));
    }

    /// <summary>The members of a type of weights that hold data: fields, and properties that the compiler implements.</summary>
    public static IEnumerable<(ISymbol Symbol, ITypeSymbol Type, IFieldSymbol Field)> DataMembers(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers().Where(member => !member.IsStatic))
        {
            switch (member)
            {
                case IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false } field:
                    yield return (field, field.Type, field);
                    break;
                case IPropertySymbol { IsIndexer: false } property when property.BackingField() is { } backing:
                    yield return (property, property.Type, backing);
                    break;
            }
        }
    }

    public static AggregateType BindAggregate(INamedTypeSymbol type) => BindAggregate(type, []);

    private static AggregateType BindAggregate(INamedTypeSymbol type, HashSet<ITypeSymbol> open)
    {
        open.Add(type);
        var members = DataMembers(type)
            .Select(member =>
            {
                var memberType = Bind(member.Type, open);
                return new AggregateMember(
                    member.Symbol.EscapedName(),
                    memberType,
                    IsConstant: !memberType.IsDifferentiable || member.Symbol.IsMarkedConstant(),
                    AccessOf(member.Symbol));
            })
            .ToEquatableArray();
        open.Remove(type);
        return new AggregateType(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).EmittedName(), type.IsReferenceType, members);
    }

    private static IrType Bind(ITypeSymbol type, HashSet<ITypeSymbol> open) => type switch
    {
        _ when Scalar(type.SpecialType) is { } scalar => scalar,
        ITypeParameterSymbol parameter when parameter.IsNumber() => new TypeParameterType(parameter.EscapedName()),
        IArrayTypeSymbol array => new ArrayType(Bind(array.ElementType, open), array.Rank),
        INamedTypeSymbol { IsTupleType: true } tuple => new TupleType(tuple.TupleElements
            .Select(element => new TupleElement(element.IsExplicitlyNamedTupleElement ? element.EscapedName() : null, Bind(element.Type, open)))
            .ToEquatableArray()),
        INamedTypeSymbol { Arity: 1 } memory when memory.IsNamed("System", "Memory") => new SpanType(Bind(memory.TypeArguments[0], open), IsReadOnly: false, IsMemory: true),
        INamedTypeSymbol { Arity: 1 } memory when memory.IsNamed("System", "ReadOnlyMemory") => new SpanType(Bind(memory.TypeArguments[0], open), IsReadOnly: true, IsMemory: true),
        INamedTypeSymbol { Arity: 1 } list when list.IsNamed("System.Collections.Generic", "List") && Bind(list.TypeArguments[0], open) is MatrixType or AggregateType { IsReferenceType: true } =>
            new ListType(Bind(list.TypeArguments[0], open)),
        _ when IndexBinder.IsIndex(type) => IndexBinder.Index,
        _ when IndexBinder.IsRange(type) => IndexBinder.Range,
        INamedTypeSymbol named when named.IsMatrix() => new MatrixType(Bind(named.TypeArguments[0], open)),
        INamedTypeSymbol { Arity: 1 } span when span.IsNamed("System", "Span") => new SpanType(Bind(span.TypeArguments[0], open), IsReadOnly: false),
        INamedTypeSymbol { Arity: 1 } span when span.IsNamed("System", "ReadOnlySpan") => new SpanType(Bind(span.TypeArguments[0], open), IsReadOnly: true),

        INamedTypeSymbol { TypeKind: TypeKind.Struct, Arity: 0, ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } vector
            when VectorTypes.Named(vector.Name) is { } known => known,

        // A type that contains itself has no finite list of leaves: its own declaration is refused, and here it is data like any other.
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named
            when (named.Has(KnownNames.DifferentiableAttribute) || IsDeclaredStruct(named)) && !open.Contains(named) => BindAggregate(named, open),
        _ => new OpaqueType(type.EmittedName(), type.IsReferenceType),
    };

    /// <summary>
    /// A struct of the user's: the compiler sees what its members do. Fields that share storage, and accessors with code around their
    /// <c>field</c>, would be more than members.
    /// </summary>
    private static bool IsDeclaredStruct(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Struct } && !type.DeclaringSyntaxReferences.IsEmpty
        && !type.HasExplicitLayout()
        && DataMembers(type).All(data => PlainConstruction.IsPlain(data.Symbol));

    private static MemberAccess AccessOf(ISymbol member) => member switch
    {
        _ when !IsOpen(member.DeclaredAccessibility) => MemberAccess.Hidden,
        IFieldSymbol field => field.IsReadOnly ? MemberAccess.Readable : MemberAccess.Variable,
        IPropertySymbol { GetMethod: { } get } when !IsOpen(get.DeclaredAccessibility) => MemberAccess.Hidden,
        IPropertySymbol { SetMethod: { } set } when IsOpen(set.DeclaredAccessibility) => set.IsInitOnly ? MemberAccess.Initializable : MemberAccess.Settable,
        _ => MemberAccess.Readable,
    };

    private static bool IsOpen(Accessibility accessibility) => accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static ScalarType? Scalar(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => IrType.Boolean,
        SpecialType.System_SByte => new(ScalarKind.SByte),
        SpecialType.System_Byte => new(ScalarKind.Byte),
        SpecialType.System_Int16 => new(ScalarKind.Int16),
        SpecialType.System_UInt16 => new(ScalarKind.UInt16),
        SpecialType.System_Char => new(ScalarKind.Char),
        SpecialType.System_Int32 => IrType.Int32,
        SpecialType.System_UInt32 => new(ScalarKind.UInt32),
        SpecialType.System_Int64 => new(ScalarKind.Int64),
        SpecialType.System_UInt64 => new(ScalarKind.UInt64),
        SpecialType.System_Single => IrType.Single,
        SpecialType.System_Double => IrType.Double,
        _ => null,
    };
}
