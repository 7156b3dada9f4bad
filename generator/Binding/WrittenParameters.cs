using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// What a method whose body is not differentiated writes to, as far as its text says it without more ado: elements of its parameters.
/// What it hands to others, and what other assemblies do, cannot be seen.
/// </summary>
internal static class WrittenParameters
{
    /// <summary>A parameter whose elements are assigned; null where none is.</summary>
    public static IParameterSymbol? FirstOf(IMethodSymbol method, Compilation compilation)
    {
        var definition = method.OriginalDefinition;
        if (definition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration || !compilation.ContainsSyntaxTree(declaration.SyntaxTree))
            return null;
        return compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration)?.Descendants()
            .Select(operation => operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation step => step.Target,
                _ => null,
            })
            .Select(target => target switch
            {
                IArrayElementReferenceOperation element => element.ArrayReference,
                IPropertyReferenceOperation { Property.IsIndexer: true, Instance: var indexed } => indexed,
                _ => null,
            })
            .OfType<IParameterReferenceOperation>()
            .Select(reference => reference.Parameter)
            .FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, definition));
    }
}
