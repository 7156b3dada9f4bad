using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Which storage an operation reads or writes, and which of it may be the same.</summary>
internal sealed class StorageAliases
{
    private readonly Dictionary<Value, Let> _producers;
    private readonly Dictionary<Value, IrType> _types;
    private readonly HashSet<Value> _parameters;

    public StorageAliases(Function function)
    {
        _producers = function.Body.Descendants().OfType<Let>().Where(let => let.Results.Count > 0).ToDictionary(let => let.Result.Value);
        _parameters = [.. function.Parameters.Select(parameter => parameter.Value)];
        _types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
    }

    /// <summary>The storage whose contents decide the value of an operation.</summary>
    public IEnumerable<Value> ReadBy(Let let) => let.Operation is Primitive { Key: "Length" or "Count" or "RowCount" or "ColumnCount" or "DimensionLength" or "View" or "Slice" or "RowSpan" or "MakeTuple" }
        ? []
        : let.Operands.Where(operand => _types[operand].IsStorage);

    /// <summary>A call may read whatever its arguments lead to.</summary>
    public static bool ReadsAnything(Let let) => let.Operation is Call or CallBackward or ReadProperty or Foreign;

    /// <summary>What nobody outside of the function can see.</summary>
    public bool IsLocal(Value storage) => _producers.TryGetValue(Root(storage), out var producer) && IsNew(producer);

    public bool MayBeSame(Value left, Value right)
    {
        var (first, second) = (Root(left), Root(right));
        if (first == second)
            return true;
        if (_types[left].Element != _types[right].Element || _types[left] is CellType || _types[left].IsPooled || _types[right] is CellType || _types[right].IsPooled)
            return false;
        return !IsDistinct(first, second) && !IsDistinct(second, first);
    }

    /// <summary>New storage is neither another's nor the caller's; what was read out of storage may be anything.</summary>
    private bool IsDistinct(Value made, Value other) =>
        _producers.TryGetValue(made, out var producer) && IsNew(producer)
        && (!_producers.TryGetValue(other, out var source) ? _parameters.Contains(other) : IsNew(source) || source.Operation is ReadMember or ReadElement);

    private Value Root(Value storage) => _producers.TryGetValue(storage, out var producer) && producer.Operation is Into or Primitive { Key: "View" or "Slice" or "RowSpan" or "Freeze" or "Stop" }
        ? Root(producer.Operands[0])
        : storage;

    private static bool IsNew(Let let) => (OperationTable.EffectsOf(let) & Effects.Allocates) != 0
        || let.Operation is WorkspaceMatrix
        || (let.Result.Type is MatrixType && OperationTable.Row(let.Operation).Syntax is not StructuralSyntax);
}
