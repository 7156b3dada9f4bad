using System.Runtime.CompilerServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// Where the stack stands when an action is called. Registers are kept on it around calls, the just-in-time compiler gives them one
/// alignment among themselves but the stack only one of 16 bytes, and a register of 64 bytes that crosses the end of a cache line takes some
/// thirty nanoseconds to be read back. Which place is the right one depends on the action's code alone: functions that are called with
/// registers on the stack observe how far from it they are, and the next part of the batch is called elsewhere.
/// The place is a matter of time only, and of no bit.
/// </summary>
internal static unsafe class StackAlignment
{
    private const int CacheLine = 64;

    // One entry is enough: who runs one batch after the other runs the same method, or large ones.
    [ThreadStatic]
    private static LaneAction? _last;

    [ThreadStatic]
    private static int _placeOfLast;

    // How many bytes too high the registers of the last action of this thread were.
    [ThreadStatic]
    private static int _excess;

    /// <summary>How many bytes the stack is moved for an action; null where this thread has just called another one.</summary>
    public static int? PlaceOf(LaneAction action) => _last == action ? _placeOfLast : null;

    /// <summary>Calls the action with the stack at a place, and gives the place for the next call of it.</summary>
    public static int Call(LaneAction action, LaneColumns columns, int start, int end, int place)
    {
        _excess = 0;
        CallAt(action, columns, start, end, place);
        _placeOfLast = (place - _excess) & (CacheLine - 1);
        _last = action;
        return _placeOfLast;
    }

    /// <summary>Is told of a register on the stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Observe<TRegister>(ref TRegister register)
        where TRegister : unmanaged
    {
        if (((nuint)Unsafe.AsPointer(ref register) & (nuint)(sizeof(TRegister) - 1)) != 0)
            Note((int)((nuint)Unsafe.AsPointer(ref register) & (nuint)(sizeof(TRegister) - 1)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Note(int excess) => _excess = excess;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CallAt(LaneAction action, LaneColumns columns, int start, int end, int place)
    {
        var here = stackalloc byte[16];
        var moved = stackalloc byte[(int)(((nint)here - place) & (CacheLine - 1)) + 16];
        Volatile.Write(ref *moved, 0);
        action(columns, start, end);
    }
}
