using System.ComponentModel;
using System.Runtime.CompilerServices;

// A variable on the stack may hold references: who reads it by its address reads what the garbage collector has put there.
#pragma warning disable CS8500 // The address of a managed type is taken.

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// The addresses of the parameters of a method that works on a batch, for the threads that share its work. A span cannot be kept, but the
/// variable that holds it stays where it is, on the stack of the method, which waits until all is done.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct LaneColumns
{
    private readonly Span<nint> _addresses;

    /// <param name="addresses">Room for one address each, in the order of the parameters.</param>
    public LaneColumns(Span<nint> addresses) => _addresses = addresses;

    internal Span<nint> Addresses => _addresses;

    /// <summary>Numbers that are read. The variable must outlive what is done with the columns.</summary>
    public void SetInput<T>(int column, scoped in ReadOnlySpan<T> numbers) => _addresses[column] = Address(in Unsafe.As<ReadOnlySpan<T>, byte>(ref Unsafe.AsRef(in numbers)));

    /// <summary>Numbers that are written. The variable must outlive what is done with the columns.</summary>
    public void SetOutput<T>(int column, scoped in Span<T> numbers) => _addresses[column] = Address(in Unsafe.As<Span<T>, byte>(ref Unsafe.AsRef(in numbers)));

    /// <summary>A value that is the same for the whole batch. The variable must outlive what is done with the columns.</summary>
    public void SetConstant<T>(int column, scoped in T value) => _addresses[column] = Address(in Unsafe.As<T, byte>(ref Unsafe.AsRef(in value)));

    /// <summary>What was set by <see cref="SetInput{T}(int, in ReadOnlySpan{T})"/>.</summary>
    public ReadOnlySpan<T> Input<T>(int column) => *(ReadOnlySpan<T>*)_addresses[column];

    /// <summary>What was set by <see cref="SetOutput{T}(int, in Span{T})"/>.</summary>
    public Span<T> Output<T>(int column) => *(Span<T>*)_addresses[column];

    /// <summary>What was set by <see cref="SetConstant{T}(int, in T)"/>.</summary>
    public T Constant<T>(int column) => *(T*)_addresses[column];

    private static nint Address(scoped in byte variable) => (nint)Unsafe.AsPointer(ref Unsafe.AsRef(in variable));
}
