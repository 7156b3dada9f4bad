using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>A member that the generator wrote, here or in another assembly, or one that it will write and that has been declared for the binder.</summary>
/// <param name="Member">The member, as it is called.</param>
/// <param name="Method">The marked method whose derivative it is, at the same type arguments.</param>
/// <param name="Suffix">What it is, by the end of its name.</param>
internal sealed record GeneratedMember(IMethodSymbol Member, IMethodSymbol Method, string Suffix)
{
    private const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    /// <summary>The member that a method is; null for methods that the generator did not write.</summary>
    public static GeneratedMember? Of(IMethodSymbol member)
    {
        if (!MemberNames.Splits(member.Name).Any() || !IsGenerated(member))
            return null;
        return MemberNames.Splits(member.Name)
            .SelectMany(split => member.ContainingType.GetMembers(split.Name).OfType<IMethodSymbol>(), (split, method) => (split.Suffix, method))
            .Where(pair => pair.method.Has(KnownNames.DifferentiableAttribute) && Continues(member.OriginalDefinition, pair.method.OriginalDefinition) && HasParametersOf(member, pair.method.OriginalDefinition, pair.Suffix))
            .OrderByDescending(pair => pair.method.Parameters.Length)
            .Select(pair => new GeneratedMember(member, pair.method.Arity == 0 ? pair.method : pair.method.Construct([.. member.TypeArguments]), pair.Suffix))
            .FirstOrDefault();
    }

    /// <summary>Whether a method has the parameters of another one before its own.</summary>
    public static bool Continues(IMethodSymbol member, IMethodSymbol method) =>
        member.Arity == method.Arity
        && member.IsStatic == method.IsStatic
        && member.Parameters.Length >= method.Parameters.Length
        && method.Parameters.Zip(member.Parameters, (left, right) => left.Type.ToDisplayString() == right.Type.ToDisplayString()).All(isSame => isSame);

    /// <summary>Overloads of one name have members of one name, told apart by the number of their parameters.</summary>
    private static bool HasParametersOf(IMethodSymbol member, IMethodSymbol method, string suffix)
    {
        List<IParameterSymbol> active = [.. method.Parameters.Where(DifferentiableCallBinder.IsActive)];
        var count = MemberNames.ParameterCount(suffix, method.Parameters.Length, active.Count(parameter => parameter.RefKind != RefKind.Out), active.Count, ResultReader.ActiveElements(method).Count());

        // What is written has an adjoint, and buffers may come with a workspace: only the body says so.
        return member.Parameters.Length == count
            || (member.Parameters.Length > count && (suffix == MemberNames.Backward || MemberNames.TakesBuffers(suffix)));
    }

    private static bool IsGenerated(IMethodSymbol member) => member.OriginalDefinition.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.ToDisplayString() == GeneratedCode
        && attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string tool }
        && string.Equals(tool, KnownNames.Tool, StringComparison.Ordinal));
}
