using System.ComponentModel;
using System.Numerics;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// A function of one number, for registers of any width. It is called and not inlined: the just-in-time compiler inlines so many
/// operations into one method and no more, and a method that is compiled without would be slower than one for single numbers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneKernel
{
    /// <summary>The function of each lane.</summary>
    static abstract TLanes Of<TLanes, T>(TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>A function of two numbers, as <see cref="ILaneKernel"/> is one of one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBinaryLaneKernel
{
    /// <summary>The function of each lane.</summary>
    static abstract TLanes Of<TLanes, T>(TLanes x, TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
