using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>What the declaration of a method must be for members that work on batches: numbers in, numbers out, all of one type.</summary>
internal static class BatchRules
{
    public static IEnumerable<Finding> Of(MethodSignature signature)
    {
        if ((signature.Families & DerivativeFamilies.Batch) == 0)
            return [];
        Finding NoBatch(string why, string instead) => Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, "batch members", why, instead);
        if (signature.Parameters.FirstOrDefault(parameter => parameter.IsByReference) is { } written)
            return [NoBatch($"write to no parameters, as '{written.Name}' is", "return what is written to it")];
        var active = signature.Parameters.Where(parameter => parameter.IsActive).ToList();
        if (active.FirstOrDefault(parameter => !parameter.Type.IsReal) is { } whole)
            return [NoBatch($"take a number of each element for each differentiated parameter, unlike '{whole.Name}'", "pass its numbers one by one, or mark it [NoDerivative] where it is the same for the whole batch")];
        var number = active[0].Type;
        if (active.FirstOrDefault(parameter => parameter.Type != number) is { } other)
            return [NoBatch($"take numbers of one type, unlike '{active[0].Name}' and '{other.Name}'", "give all differentiated parameters one type")];
        return signature.Result.Elements.Count == 0 || signature.Result.Elements.Any(element => element.Type != number)
            ? [NoBatch($"give numbers of the type of '{active[0].Name}'", "return one such number, or a tuple of them")]
            : [];
    }
}
