using System;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>A parameter in the form of the differentiated results: one value, or a tuple of them.</summary>
internal static class UpstreamText
{
    public static bool IsNeeded(MethodSignature signature) => signature.Result.Elements.Any(element => element.IsActive);

    public static string Type(MethodSignature signature) =>
        TupleText.Type(signature.Result.Elements.Where(element => element.IsActive).Select(element => (element.Name, element.TypeText)));

    /// <summary>Names the leaves of the parameter in their order.</summary>
    public static void Name(MethodSignature signature, string parameter, Action<string> name)
    {
        var elements = signature.Result.Elements.Where(element => element.IsActive).ToList();
        for (var i = 0; i < elements.Count; i++)
        {
            foreach (var part in ElementPart.LeavesOrWhole(elements[i].Type).Where(part => part?.IsConstant != true))
                name((elements.Count == 1 ? parameter : $"{parameter}.{TupleText.ElementName(elements[i].Name, i)}") + part);
        }
    }

    /// <summary>The parameter where it is one array or matrix, which must be there and overlap no buffer; null otherwise.</summary>
    public static string? Storage(MethodSignature signature, string parameter) =>
        signature.Result.Elements.Count(element => element.IsActive) == 1 && signature.Result.Elements.Single(element => element.IsActive).Type is MatrixType or ArrayType ? parameter : null;
}
