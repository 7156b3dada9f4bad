using System.Collections;
using System.Collections.Generic;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>A set of small numbers.</summary>
internal sealed class BitRow(int count) : IEnumerable<int>
{
    private readonly ulong[] _bits = new ulong[(count + 63) / 64];

    public bool this[int index] => (_bits[index >> 6] >> (index & 63) & 1) != 0;

    public void Add(int index) => _bits[index >> 6] |= 1UL << (index & 63);

    public void Remove(int index) => _bits[index >> 6] &= ~(1UL << (index & 63));

    /// <summary>True where anything was not here before.</summary>
    public bool Add(BitRow other)
    {
        var isMore = false;
        for (var i = 0; i < _bits.Length; i++)
        {
            isMore |= (other._bits[i] & ~_bits[i]) != 0;
            _bits[i] |= other._bits[i];
        }

        return isMore;
    }

    public BitRow Copy()
    {
        var copy = new BitRow(count);
        copy.Add(this);
        return copy;
    }

    public IEnumerator<int> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            if (this[i])
                yield return i;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
