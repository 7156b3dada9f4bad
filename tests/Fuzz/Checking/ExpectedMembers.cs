using Microsoft.CodeAnalysis;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Checking;

/// <summary>The members that the generator owes to the entry of a program.</summary>
internal static class ExpectedMembers
{
    /// <summary>The entry and what was generated for it.</summary>
    /// <param name="type">The class of the program, with what was generated.</param>
    /// <param name="program">The program.</param>
    /// <param name="missing">What is missing or has another form; null if nothing is.</param>
    public static List<IMethodSymbol> Find(INamedTypeSymbol type, TestProgram program, out string? missing)
    {
        var entry = program.Entry;
        var written = new WrittenParameters(program);
        var members = type.GetMembers().OfType<IMethodSymbol>().Where(method => method.Name.StartsWith(entry.Name, StringComparison.Ordinal)).ToList();
        missing = null;
        foreach (var suffix in Suffixes(entry, written))
        {
            if (!members.Exists(member => member.Name == entry.Name + suffix))
                missing ??= $"{entry.Name}{suffix} is missing";
        }

        if (members.Find(member => member.Name == entry.Name + "Backward") is not { } backward)
            return members;
        foreach (var parameter in entry.Parameters.Where(parameter => parameter.Kind.IsActive()))
        {
            var hasAdjoint = backward.Parameters.Any(candidate => candidate.Name == parameter.Name + "Adjoint");
            if (hasAdjoint != written.IsInOut(entry, parameter))
                missing ??= hasAdjoint ? "an adjoint of a parameter that is not written" : "no adjoint of a parameter that is written";
        }

        return members;
    }

    private static IEnumerable<string> Suffixes(Method entry, WrittenParameters written)
    {
        yield return "Backward";
        yield return "Tangent";
        if (entry.Result != ValueKind.Nothing)
        {
            yield return "Gradient";
            yield return "ValueAndGradient";
            yield return "HessianVectorProduct";
        }

        var withStorage = entry.Parameters.Where(parameter => parameter.Kind.IsIndexed() || parameter.Kind == ValueKind.Point).ToList();
        if (withStorage.Count > 0 && entry.Result != ValueKind.Nothing)
        {
            yield return "GradientInto";
            yield return "HessianVectorProductInto";
        }

        if (withStorage.Exists(parameter => !written.IsInOut(entry, parameter)))
            yield return "BackwardAddTo";
    }
}
