using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>What stands in the place of real numbers where a pattern is computed: sets of columns, and the pairs of columns that meet.</summary>
internal static class DependencyRows
{
    public static IEnumerable<OperationRow> All { get; } =
    [
        // The columns of a number; and of the elements of storage, of its first column and its lengths.
        new("DependOn", 1) { ResultType = _ => IrType.Dependencies },
        new("DependOnEach", Variable) { Effects = Effects.Allocates, ResultType = operands => new ArrayType(IrType.Dependencies, operands.Length - 1) },

        new("Union", 2) { Syntax = new Infix("|", Precedence.Or), ResultType = _ => IrType.Dependencies },
        new("UnionOfAll", 1) { Effects = Effects.Reads, ResultType = _ => IrType.Dependencies },

        // Where it is not known whether there is such an element: (storage, indices…), (storage, indices…, dependencies).
        new("LoadIfThere", Variable) { Effects = Effects.Reads, ResultType = _ => IrType.Dependencies },
        new("AddIfThere", Variable) { Effects = Effects.Writes },

        // What may have been overwritten: (storage, dependencies) in one place, nobody knows which; (storage, storage) everywhere.
        new("AddToAll", 2) { Effects = Effects.Writes },
        new("AddToEach", 2) { Effects = Effects.Writes },

        // (number of columns); (interactions, dependencies, dependencies), also element by element.
        new("NewInteractions", 1) { Effects = Effects.Allocates },
        new("Interact", 3) { Effects = Effects.Writes },
        new("InteractEach", 3) { Effects = Effects.Writes },
    ];

    /// <summary>The arity of operations that take as many operands as their use needs.</summary>
    private const int Variable = -1;

    /// <summary>What is wrong with one use of such an operation; null where the operation is none of them.</summary>
    public static IEnumerable<string>? Check(Operation operation, IrType[] operands, IrType[] results) => operation.Name switch
    {
        "DependOn" => Signatures.Require(operands[0] == IrType.Int32, "a column is expected").Concat(Signatures.Gives(results, IrType.Dependencies)),
        "DependOnEach" => Signatures.Require(operands.Length is 2 or 3 && operands.All(operand => operand == IrType.Int32), "a column and lengths are expected")
            .Concat(Signatures.Gives(results, new ArrayType(IrType.Dependencies, operands.Length - 1))),
        "Union" => Signatures.Require(operands.All(operand => operand == IrType.Dependencies), "dependencies are expected").Concat(Signatures.Gives(results, IrType.Dependencies)),
        "UnionOfAll" => Signatures.Require(IsStorage(operands[0]), "storage of dependencies is expected").Concat(Signatures.Gives(results, IrType.Dependencies)),
        "LoadIfThere" => Signatures.Require(IsStorage(operands[0]) && operands.Skip(1).All(Signatures.IsInteger), "storage of dependencies and indices are expected").Concat(Signatures.Gives(results, IrType.Dependencies)),
        "AddIfThere" => Signatures.Require(IsStorage(operands[0]) && operands.Last() == IrType.Dependencies, "storage of dependencies, indices and what is added are expected").Concat(Signatures.Gives(results)),
        "AddToAll" => Signatures.Require(IsStorage(operands[0]) && operands[1] == IrType.Dependencies, "storage of dependencies and what is added are expected").Concat(Signatures.Gives(results)),
        "AddToEach" => Signatures.Require(operands.All(IsStorage), "storage of dependencies is expected").Concat(Signatures.Gives(results)),
        "NewInteractions" => Signatures.Require(operands[0] == IrType.Int32, "a number of columns is expected").Concat(Signatures.Gives(results, IrType.Interactions)),
        "Interact" => Signatures.Require(operands[0] is InteractionsType && operands.Skip(1).All(operand => operand == IrType.Dependencies), "interactions and two dependencies are expected").Concat(Signatures.Gives(results)),
        "InteractEach" => Signatures.Require(operands[0] is InteractionsType && operands.Skip(1).All(IsStorage), "interactions and two storages of dependencies are expected").Concat(Signatures.Gives(results)),
        _ => null,
    };

    private static bool IsStorage(IrType type) => type.IsIndexed && type.Element == IrType.Dependencies;
}
