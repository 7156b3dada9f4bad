using System.Runtime.InteropServices;

namespace SymbolicBackprop.LinearAlgebra.Kernels;

// What a tile of the product looks like, as types: the compiler makes one straight piece of code for each combination that is used,
// and comparisons of typeof and sizeof disappear already when it reads them. The size of an Extent is its number of rows.

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct Extent1;

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Extent2;

[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct Extent3;

[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Extent4;

[StructLayout(LayoutKind.Sequential, Size = 5)]
internal readonly struct Extent5;

[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Extent6;

[StructLayout(LayoutKind.Sequential, Size = 7)]
internal readonly struct Extent7;

[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct Extent8;

[StructLayout(LayoutKind.Sequential, Size = 9)]
internal readonly struct Extent9;

[StructLayout(LayoutKind.Sequential, Size = 10)]
internal readonly struct Extent10;

/// <summary>Two whole registers in a row of the tile.</summary>
internal readonly struct Pair;

/// <summary>Two registers in a row of the tile, the second of them masked.</summary>
internal readonly struct MaskedPair;

/// <summary>One masked register in a row of the tile.</summary>
internal readonly struct MaskedSingle;

/// <summary>The left factor stands in memory as it is multiplied.</summary>
internal readonly struct RowMajor;

/// <summary>The left factor stands in memory as its transpose.</summary>
internal readonly struct Transposed;
