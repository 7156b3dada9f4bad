using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Reads the strategy that a method's attribute asks for, which holds for its outermost loops.</summary>
internal static class CheckpointingReader
{
    public static Function Apply(AttributeData attribute, Function function) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Checkpointing").Value is { Kind: TypedConstantKind.Enum, Value: int strategy } && strategy != 0
            ? function with { Body = Mark(function.Body, (Checkpointing)strategy) }
            : function;

    private static Region Mark(Region region, Checkpointing strategy) => region with
    {
        Instructions = region.Instructions.Select(instruction => instruction switch
        {
            Loop { Checkpointing: Checkpointing.None } loop => loop with { Checkpointing = strategy },
            Loop => instruction,
            _ => instruction.SelectRegions(inner => Mark(inner, strategy)),
        }).ToEquatableArray(),
    };
}
