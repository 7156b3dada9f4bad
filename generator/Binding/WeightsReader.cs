using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Reads a type marked <c>[Differentiable]</c>: its members, and how a gradient of the same type is made.</summary>
internal static class WeightsReader
{
    private const string UseInstead = "use double, float, double[], float[], Matrix<T>, a [Differentiable] type, or an array or list of matrices or such types; or mark the member [NoDerivative]";

    public static WeightsModel Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        try
        {
            return ReadType(context, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // An error of the compiler's own stays inside the type that caused it.
            var name = context.TargetSymbol.Name;
            return new WeightsModel(
                context.TargetSymbol.ToDisplayString(), new ContainingType("", [], name), name, new AggregateType(name, IsReferenceType: true, []), [], null, [Finding.OfFailure(name, exception)]);
        }
    }

    private static WeightsModel ReadType(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var aggregate = TypeBinder.BindAggregate(type);
        var members = MembersOf(type, aggregate);
        var construction = ConstructionOf(type, members);
        var findings = Check(type, aggregate, construction).ToList();
        return new WeightsModel(
            type.GetDocumentationCommentId() ?? type.ToDisplayString(),
            ContainerReader.Read(type),
            type.Name,
            aggregate,
            members,
            findings.Count == 0 ? construction : null,
            findings.ToEquatableArray());
    }

    /// <summary>Whether a type marked <c>[Differentiable]</c> gets no members, so that nothing can be generated that needs them.</summary>
    public static bool IsRefused(INamedTypeSymbol type)
    {
        var aggregate = TypeBinder.BindAggregate(type);
        return Check(type, aggregate, ConstructionOf(type, MembersOf(type, aggregate))).Any();
    }

    private static bool ContainsItself(INamedTypeSymbol type, INamedTypeSymbol current, HashSet<ISymbol> seen) => TypeBinder.DataMembers(current)
        .Where(data => !data.Symbol.IsMarkedConstant())
        .Select(data => ItemType(data.Type))
        .OfType<INamedTypeSymbol>()
        .Where(member => member.Has(KnownNames.DifferentiableAttribute))
        .Any(member => SymbolEqualityComparer.Default.Equals(member, type) || (seen.Add(member) && ContainsItself(type, member, seen)));

    private static EquatableArray<WeightsMember> MembersOf(INamedTypeSymbol type, AggregateType aggregate) => TypeBinder.DataMembers(type)
        .Zip(aggregate.Members, (data, member) => new WeightsMember(member, data.Type.EmittedName(), data.Field.Name, IsAssignable(data.Symbol)))
        .ToEquatableArray();

    private static IEnumerable<Finding> Check(INamedTypeSymbol type, AggregateType aggregate, Construction? construction)
    {
        if (DeclarationRules.OfContainers(type, type.Name) is { } container)
            yield return container;
        else if (ContainsItself(type, type, new HashSet<ISymbol>(SymbolEqualityComparer.Default)))
            yield return CannotBeBuilt(type, "it contains itself, so it has no fixed list of numbers", "hold the numbers in arrays or matrices, or mark the member [NoDerivative]");
        else if (type is { BaseType: { SpecialType: SpecialType.None } and not { Name: "ValueType" } })
            yield return CannotBeBuilt(type, $"it derives from '{type.BaseType.Name}', whose members generated code does not see", "write the members into the type itself, or hold the other type as a member");
        else if (type.HasExplicitLayout())
            yield return CannotBeBuilt(type, "its fields may share storage", "leave their layout to the compiler");
        else if (TypeBinder.DataMembers(type).FirstOrDefault(IsHidden) is { Symbol: { } hidden, Type: { } hiddenType })
            yield return CannotBeBuilt(type, $"its member '{hidden.Name}' has the type '{hiddenType.ToDisplayString()}', which holds real numbers that would not be differentiated", UseInstead);
        else if (!aggregate.Members.Any(member => !member.IsConstant))
        {
            yield return Finding.OfDeclaration(
                DiagnosticIds.NothingToDifferentiate, type.Name, "has no member that a derivative could be taken with respect to",
                "give it members of type double, float, double[], float[], Matrix<T> or a [Differentiable] type, that are not [NoDerivative]");
        }
        else if (aggregate.Members.FirstOrDefault(member => !member.IsConstant && !IsLeafType(member.Type)) is { } unsupported)
        {
            yield return CannotBeBuilt(type, $"its member '{unsupported.Name}' has the type '{unsupported.Type}'", UseInstead);
        }
        else if (TypeBinder.DataMembers(type).Zip(aggregate.Members, (data, member) => (data.Symbol, member.IsConstant)).FirstOrDefault(pair => !pair.IsConstant && !IsReadable(pair.Symbol)) is { Symbol: { } closed })
        {
            yield return CannotBeBuilt(type, $"its member '{closed.Name}' is {SyntaxFacts.GetText(closed.DeclaredAccessibility)}, and derivatives that are generated in other types have to read it", "make it internal or public, or mark it [NoDerivative]");
        }
        else if (TypeBinder.DataMembers(type).FirstOrDefault(data => TypeBinder.Bind(ItemType(data.Type)) is AggregateType && !data.Symbol.IsMarkedConstant() && IsRefused((INamedTypeSymbol)ItemType(data.Type))) is { Symbol: { } nested })
        {
            yield return CannotBeBuilt(type, $"its member '{nested.Name}' has a type that was refused", "mend that type first");
        }
        else if (TypeBinder.DataMembers(type).FirstOrDefault(data => !data.Symbol.IsMarkedConstant() && !PlainConstruction.IsPlain(data.Symbol)) is { Symbol: { } computed })
        {
            yield return CannotBeBuilt(type, $"its member '{computed.Name}' has accessors with code of their own, which would run on gradients as well", "declare it with 'get;' and 'set;' or 'init;', or mark it [NoDerivative]");
        }
        else if (construction is null)
        {
            yield return CannotBeBuilt(type, "no constructor hands each of its parameters to a member and does nothing else, and not all members can be set", "declare it as a record with its members as parameters, or give every member a setter and the type a constructor without parameters");
        }
        else if (type.GetMembers("CreateLike").Concat(type.GetMembers("ZeroLike")).Concat(type.GetMembers("Leaf")).Concat(type.GetMembers("LeafCount")).Concat(type.GetMembers("LeafName")).FirstOrDefault() is { } existing)
        {
            yield return Finding.OfDeclaration(DiagnosticIds.CollidingNames, type.Name, existing.Name, $"'{existing.ToDisplayString()}'");
        }
    }

    private static bool IsHidden((ISymbol Symbol, ITypeSymbol Type, IFieldSymbol Field) member) =>
        (TypeBinder.Bind(member.Type) is OpaqueType || (TypeBinder.Bind(ItemType(member.Type)) is AggregateType && !ItemType(member.Type).Has(KnownNames.DifferentiableAttribute)))
        && TypeBinder.HoldsReals(member.Type)
        && !member.Symbol.IsMarkedConstant();

    private static bool IsReadable(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        && member is not IPropertySymbol { GetMethod.DeclaredAccessibility: Accessibility.Private or Accessibility.Protected };

    /// <summary>The type of the elements of an array or list; of any other type, itself.</summary>
    private static ITypeSymbol ItemType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Arity: 1 } list when list.IsNamed("System.Collections.Generic", "List") => list.TypeArguments[0],
        _ => type,
    };

    private static bool IsLeafType(IrType type) => type switch
    {
        ScalarType or MatrixType or AggregateType or ListType => true,
        ArrayType { ElementType: ScalarType, Rank: <= 3 } => true,
        ArrayType { Rank: 1 } array => array.ElementType is MatrixType or AggregateType { IsReferenceType: true } or ArrayType { ElementType: ScalarType, Rank: <= 2 },
        _ => false,
    };

    private static Finding CannotBeBuilt(INamedTypeSymbol type, string reason, string instead) =>
        Finding.OfDeclaration(DiagnosticIds.WeightsCannotBeBuilt, type.Name, reason, instead);

    /// <summary>The constructor that takes the most members; the others must be open to an object initialiser.</summary>
    private static Construction? ConstructionOf(INamedTypeSymbol type, EquatableArray<WeightsMember> members)
    {
        foreach (var constructor in type.InstanceConstructors.OrderByDescending(constructor => constructor.Parameters.Length))
        {
            var taken = constructor.Parameters.Select(parameter => members.FirstOrDefault(member => Matches(member, parameter))).ToList();
            if (taken.Any(member => member is null) || taken.Distinct().Count() != taken.Count
                || !PlainConstruction.IsPlain(constructor, [.. taken.Select(member => SymbolOf(type, member!))]))
                continue;
            var rest = members.Where(member => !taken.Contains(member)).ToList();
            if (rest.All(member => CanInitialize(type, member)))
            {
                return new Construction(
                    taken.Select(member => member!.Member.Name).ToEquatableArray(),
                    rest.Select(member => member.Member.Name).ToEquatableArray());
            }
        }

        return null;
    }

    private static ISymbol SymbolOf(INamedTypeSymbol type, WeightsMember member) =>
        TypeBinder.DataMembers(type).First(data => data.Field.Name == member.Field).Symbol;

    private static bool Matches(WeightsMember member, IParameterSymbol parameter) =>
        string.Equals(member.Member.Name.TrimStart('@', '_'), parameter.Name, StringComparison.OrdinalIgnoreCase)
        && member.TypeText == parameter.Type.EmittedName();

    private static bool CanInitialize(INamedTypeSymbol type, WeightsMember member) =>
        type.GetMembers(member.Member.Name.TrimStart('@')).Any(symbol => symbol is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null });

    private static bool IsAssignable(ISymbol member) => member is IFieldSymbol { IsReadOnly: false };
}
