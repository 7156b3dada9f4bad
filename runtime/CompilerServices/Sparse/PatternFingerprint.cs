using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SymbolicBackprop.CompilerServices;

/// <summary>
/// The integers and lengths that a pattern was computed from, in one number: a matrix that was made for the same ones has the pattern that is
/// needed, and any other one is looked at. Generated code calls it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PatternFingerprint : IEquatable<PatternFingerprint>
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private PatternFingerprint(ulong number) => Number = number;

    /// <summary>Zero where there is none.</summary>
    private ulong Number { get; }

    /// <summary>Whether two are the same.</summary>
    public static bool operator ==(PatternFingerprint left, PatternFingerprint right) => left.Equals(right);

    /// <summary>Whether two are not the same.</summary>
    public static bool operator !=(PatternFingerprint left, PatternFingerprint right) => !left.Equals(right);

    /// <summary>That of a method without parameters.</summary>
    /// <param name="method">What tells the method from all others.</param>
    public static PatternFingerprint Of(string method) => new PatternFingerprint(Basis).Add<char>(method);

    /// <summary>With a further integer.</summary>
    /// <param name="value">An integer, a truth value, a character or a length.</param>
    public PatternFingerprint With<T>(T value)
        where T : unmanaged => Add(new ReadOnlySpan<T>(in value));

    /// <summary>With the elements of an array or a span of integers.</summary>
    /// <param name="values">The integers.</param>
    public PatternFingerprint With<T>(ReadOnlySpan<T> values)
        where T : unmanaged => With(values.Length).Add(values);

    /// <inheritdoc/>
    public bool Equals(PatternFingerprint other) => Number == other.Number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PatternFingerprint other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();

    /// <summary>By eight bytes, and the rest one by one (Fowler, Noll and Vo), with the upper half folded into the lower one, which a product alone never reaches.</summary>
    private PatternFingerprint Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        var number = Number;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) number = Mixed(number, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) number = Mixed(number, rest);
        return new(number == 0 ? Basis : number);
    }

    private static ulong Mixed(ulong number, ulong added)
    {
        number = (number ^ added) * Prime;
        return number ^ (number >> 32);
    }
}
