using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>
/// Which instructions give the same in all rounds of a loop when their operands do, and may be executed before it: also where it then has
/// no round at all.
/// </summary>
internal sealed class RoundConstancy
{
    private readonly StorageClasses _storage;
    private readonly OutsideState _outside;
    private readonly SafeReads _safe;

    public RoundConstancy(Function function)
    {
        _storage = StorageClasses.Of(function);
        _outside = OutsideState.Of(function, _storage);
        _safe = SafeReads.Of(function);
    }

    public bool IsSame(Let let, Loop loop)
    {
        var effects = OperationTable.EffectsOf(let);
        return let.Results.Count == 1
            && (effects & ~(Effects.MayThrow | Effects.Reads)) == 0
            && ((effects & Effects.MayThrow) == 0 || _safe.IsSafe(let))
            && !_outside.Shows(let)
            && !_storage.ReadBy(let).Any(read => _storage.IsWrittenIn(loop, read));
    }
}
