using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SymbolicBackprop.LinearAlgebra;
using SymbolicBackprop.LinearAlgebra.Kernels;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// The directions that a generated method differentiates a function in, as many at once as a register has lanes: for each number among the
/// differentiated parameters goes in a tangent in each direction, for each number of the results one comes out. All storage is from the
/// shared pool and used again by the next sweep. It goes back when this is disposed of; copies share it, and only one may be disposed of.
/// </summary>
/// <typeparam name="T">The number: <c>double</c> or <c>float</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct LaneDirections<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _inputCount;
    private AlignedBuffer<T> _seeds;
    private AlignedBuffer<T> _results;
    private LaneStorage<T> _storage;
    private int _resultLength;

    /// <summary>Directions in the lanes of the widest registers that the machine has.</summary>
    /// <param name="inputCount">How many numbers among the parameters are differentiated.</param>
    public LaneDirections(int inputCount)
    {
        Bits = InstructionSets.Current switch
        {
            InstructionSet.Vector512 => 512,
            InstructionSet.Vector256 => 256,
            _ => 128,
        };
        Count = Bits / 8 / Unsafe.SizeOf<T>();
        _inputCount = inputCount;
        _seeds = AlignedBuffer<T>.Rent((long)inputCount * Count);
    }

    /// <summary>The width of the registers.</summary>
    public readonly int Bits { get; }

    /// <summary>How many directions there are at once.</summary>
    public readonly int Count { get; }

    /// <summary>How many tangents the last sweep has given in each direction.</summary>
    public readonly int ResultCount => _resultLength / Count;

    private readonly Span<T> SeedNumbers => _seeds.Span[..(_inputCount * Count)];

    /// <summary>Begins a sweep whose directions are all zero, and forgets what came out of the one before.</summary>
    public void Clear()
    {
        SeedNumbers.Clear();
        _storage.Begin();
        _resultLength = 0;
    }

    /// <summary>Lets a direction lead along one number: adds the unit vector.</summary>
    /// <param name="input">The number among the differentiated ones.</param>
    /// <param name="direction">The direction, below <see cref="Count"/>.</param>
    public readonly void AddUnit(int input, int direction) => SeedNumbers[(input * Count) + direction] = T.One;

    /// <summary>Begins a sweep whose directions lead along the numbers from <paramref name="first"/> on; those beyond the last one are zero.</summary>
    public void SetUnits(int first)
    {
        Clear();
        for (var direction = 0; direction < Count && first + direction < _inputCount; direction++) AddUnit(first + direction, direction);
    }

    /// <summary>The tangents of the differentiated numbers. A method that writes its parameters writes them too.</summary>
    public readonly Span<TLanes> Seeds<TLanes>()
        where TLanes : unmanaged => MemoryMarshal.Cast<T, TLanes>(SeedNumbers);

    /// <summary>An array of zeros that lasts until the next sweep begins.</summary>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative, as for any array.</exception>
    /// <exception cref="InsufficientMemoryException">There is no array of that length.</exception>
    public Span<TLanes> New<TLanes>(int length)
        where TLanes : unmanaged
    {
        if (length < 0) throw new OverflowException();
        return MemoryMarshal.Cast<T, TLanes>(_storage.New((long)length * Count));
    }

    /// <summary>Gives the tangent of the next number of the results.</summary>
    public void Add<TLanes>(TLanes tangent)
        where TLanes : unmanaged => MemoryMarshal.Cast<T, TLanes>(Next(1))[0] = tangent;

    /// <summary>Gives the tangents of the next numbers of the results.</summary>
    public void Add<TLanes>(scoped ReadOnlySpan<TLanes> tangents)
        where TLanes : unmanaged => tangents.CopyTo(MemoryMarshal.Cast<T, TLanes>(Next(tangents.Length)));

    /// <summary>The tangents of all numbers of the results, those of one in all directions beside each other.</summary>
    public readonly ReadOnlySpan<T> Results => _results.Span[.._resultLength];

    /// <summary>The tangents of one number of the results, in all directions.</summary>
    public readonly ReadOnlySpan<T> Result(int result) => _results.Span[.._resultLength].Slice(result * Count, Count);

    /// <summary>Writes what came out to a matrix: a row for each number of the results, a column for each direction, as long as there are columns.</summary>
    public readonly void CopyTo(Matrix<T> matrix, int firstColumn)
    {
        var (columns, rows) = (matrix.ColumnCount, ResultCount);
        var numbers = matrix.AsSpan();
        if (firstColumn + Count > columns)
        {
            for (var row = 0; row < rows; row++)
                Result(row)[..(columns - firstColumn)].CopyTo(numbers[((row * columns) + firstColumn)..]);
            return;
        }

        var results = _results.Span[.._resultLength];
        switch (Bits)
        {
            case 512:
                CopyRows<Vector512<T>>(results, numbers[firstColumn..], columns);
                break;
            case 256:
                CopyRows<Vector256<T>>(results, numbers[firstColumn..], columns);
                break;
            default:
                CopyRows<Vector128<T>>(results, numbers[firstColumn..], columns);
                break;
        }
    }

    /// <summary>Gives all storage back to the pool.</summary>
    public void Dispose()
    {
        _seeds.Return();
        _results.Return();
        _storage.Return();
        _seeds = default;
        _results = default;
    }

    // One register goes into each row: a call for so few numbers would take longer than the sweep.
    private static void CopyRows<TRegister>(ReadOnlySpan<T> results, Span<T> numbers, int columns)
        where TRegister : unmanaged
    {
        var registers = MemoryMarshal.Cast<T, TRegister>(results);
        for (var row = 0; row < registers.Length; row++)
            Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref numbers[row * columns]), registers[row]);
    }

    private Span<T> Next(int count)
    {
        var end = _resultLength + ((long)count * Count);
        if (end > _results.Span.Length)
        {
            var larger = AlignedBuffer<T>.Rent(Math.Max(end, 2L * _results.Span.Length));
            _results.Span[.._resultLength].CopyTo(larger.Span);
            _results.Return();
            _results = larger;
        }

        var next = _results.Span[_resultLength..(int)end];
        _resultLength = (int)end;
        return next;
    }
}
