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
        Finding NoBatch(string why, string instead) => Finding.OfDeclaration(DiagnosticIds.NoBatch, signature.Name, why, instead);
        if (signature.Parameters.FirstOrDefault(parameter => parameter.IsByReference) is { } written)
            return [NoBatch($"its parameter '{written.Name}' is passed by reference", "return what is written to it")];
        var active = signature.Parameters.Where(parameter => parameter.IsActive).ToList();
        if (active.FirstOrDefault(parameter => !parameter.Type.IsReal) is { } whole)
            return [NoBatch($"its differentiated parameter '{whole.Name}' is no number", "pass its numbers one by one, or mark it [NoDerivative] where it is the same for the whole batch")];
        var number = active[0].Type;
        if (active.FirstOrDefault(parameter => parameter.Type != number) is { } other)
            return [NoBatch($"'{active[0].Name}' is of type '{active[0].TypeText}' and '{other.Name}' of type '{other.TypeText}'", "give all differentiated parameters one type")];
        return signature.Result.Elements.Count == 0 || signature.Result.Elements.Any(element => element.Type != number)
            ? [NoBatch($"its result is not made of numbers of type '{active[0].TypeText}' alone", "return one such number, or a tuple of them")]
            : [];
    }
}
