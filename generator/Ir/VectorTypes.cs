using System;
using System.Collections.Generic;
using System.Linq;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>The small vectors that the platform has, in <c>System.Numerics</c>.</summary>
internal static class VectorTypes
{
    public static readonly VectorType Vector2 = Of("Vector2", "X", "Y");
    public static readonly VectorType Vector3 = Of("Vector3", "X", "Y", "Z");
    public static readonly VectorType Vector4 = Of("Vector4", "X", "Y", "Z", "W");
    public static readonly VectorType Quaternion = Of("Quaternion", "X", "Y", "Z", "W");
    public static readonly VectorType Matrix3x2 = Of("Matrix3x2", Elements(3, 2));
    public static readonly VectorType Matrix4x4 = Of("Matrix4x4", Elements(4, 4));
    public static readonly VectorType Complex = new("global::System.Numerics.Complex", IrType.Double, ["Real", "Imaginary"]);

    private static readonly Dictionary<string, VectorType> ByName =
        new[] { Vector2, Vector3, Vector4, Quaternion, Matrix3x2, Matrix4x4, Complex }.ToDictionary(type => type.ToString(), StringComparer.Ordinal);

    /// <summary>The vector of a name in <c>System.Numerics</c>; null for what is none.</summary>
    public static VectorType? Named(string name) => ByName.TryGetValue(name, out var type) ? type : null;

    private static VectorType Of(string name, params string[] components) => new($"global::System.Numerics.{name}", IrType.Single, [.. components]);

    private static string[] Elements(int rows, int columns) =>
        [.. Enumerable.Range(1, rows).SelectMany(row => Enumerable.Range(1, columns).Select(column => $"M{row}{column}"))];
}
