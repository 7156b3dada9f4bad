using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace SymbolicBackprop.Generator.Tests.Architecture;

/// <summary>The instructions of the intermediate language by their codes.</summary>
internal static class OpCodesByValue
{
    private const byte Prefix = 0xFE;

    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF, code => code.OperandType);

    /// <summary>Reads the code of an instruction; what its operand is.</summary>
    public static OperandType Next(ref BlobReader code)
    {
        int first = code.ReadByte();
        return Operands[first == Prefix ? (Prefix << 8) | code.ReadByte() : first];
    }

    /// <summary>The bytes of an operand of fixed size.</summary>
    public static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
