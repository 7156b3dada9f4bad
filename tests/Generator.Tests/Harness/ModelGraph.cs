using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>
/// What can be reached from a model: a symbol or a piece of syntax there would keep whole compilations alive, and would never be equal after an edit.
/// </summary>
internal static class ModelGraph
{
    public static void AssertFreeOfRoslyn(GeneratorRun run)
    {
        foreach (var (step, model) in run.Models)
            Assert.True(FindRoslyn(model) is not { } path, $"{step}: {FindRoslyn(model)}");
    }

    /// <summary>The way to the first object that belongs to a compilation; null where there is none.</summary>
    public static string? FindRoslyn(object? root) => Find(root, root?.GetType().Name ?? "null", new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static string? Find(object? node, string path, HashSet<object> seen)
    {
        switch (node)
        {
            case null or string or Type or Assembly:
                return null;
            case Compilation or ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or SyntaxToken or SyntaxTrivia or Location or Diagnostic or SemanticModel or IOperation or SourceText or Delegate:
                return $"{path} is a {node.GetType()}";
        }

        var type = node.GetType();
        if (type.IsPrimitive || type.IsEnum || (!type.IsValueType && !seen.Add(node)))
            return null;
        if (node is IEnumerable items)
        {
            var index = 0;
            foreach (var item in items)
            {
                if (Find(item, $"{path}[{index++}]", seen) is { } found)
                    return found;
            }
        }

        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (Find(field.GetValue(node), $"{path}.{field.Name}", seen) is { } found)
                    return found;
            }
        }

        return null;
    }
}
