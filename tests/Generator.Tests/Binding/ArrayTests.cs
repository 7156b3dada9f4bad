namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>Elements that are written, arrays and spans that are made, cut and copied.</summary>
public class ArrayTests
{
    private static readonly BoundProgram Program = BoundProgram.Of("BoundArrays", """
        [Differentiable] static double Store(double[] a, int i) { a[i] = a[i] * a[0]; return a[i]; }
        [Differentiable] static double Compound(double[] a, int i) { a[i] += a[0]; a[0] -= a[i] * 2; a[i] *= a[1]; a[1] /= 3; return (a[i] += 1) + a[0]; }
        [Differentiable] static double IndexOnce(double[] a, int i) { a[i++] += 2; a[i++] = a[i - 1] + i; a[--i]++; return a[i] + i; }
        [Differentiable] static double AddedWhileWritten(double[] a, int i) { a[i] += a[i] = 3; a[0] += Clobber(a); return a[i]; double Clobber(double[] b) { b[0] = 7; return 1; } }
        [Differentiable] static double Swap(double[] a, int i) { (a[i], a[0]) = (a[0], a[i]); (a[1], a[1]) = (5, a[0]); return a[1]; }
        [Differentiable] static double SwapWithIndex(double[] a, int i) { (i, a[i]) = (i + 1, a[0]); return a[i % a.Length]; }
        [Differentiable] static double InsertionSort(double[] a, int i) { for (var k = 1; k < a.Length; k++) { var v = a[k]; var j = k - 1; while (j >= 0 && a[j] > v) { a[j + 1] = a[j]; j--; } a[j + 1] = v; } return a[i]; }
        [Differentiable] static double Created(double[] a, int i) { var b = new double[a.Length]; for (var k = 0; k < b.Length; k++) b[k] = a[k] * k; double[] c = { 1, a[0], 3 }; var d = new[] { a[1], 2.0 }; return b[i] + c[1] * d[0] + c.Length; }
        [Differentiable] static double Collection(double[] a, int i) { double[] b = [a[1], 2, a[0] * a[0]]; double[] c = [1, .. b, a[i], .. a]; Span<double> s = [a[0], a[1]]; s[0] = 4; double[] e = []; return c[i] + c[4] + c[c.Length - 1] + s[0] + e.Length; }
        [Differentiable] static double Stack(double[] a, int i) { Span<double> s = stackalloc double[3]; s[0] = a[i]; s[1] += s[0] * 2; Span<double> t = stackalloc[] { a[0], 2 }; Span<double> u = stackalloc double[] { 1, a[1] }; return s[1] + s[2] + t[0] * u[1] + t[1]; }
        [Differentiable] static double Jagged(double[] a, int i) { var b = new double[2][]; b[0] = new double[] { a[0], 1 }; b[1] = [a[1], a[i]]; b[1][0] *= 2; double s = 0; foreach (var row in b) foreach (var x in row) s = s * 2 + x; return s; }
        [Differentiable] static double JaggedInitializer(double[] a, int i) { double[][] b = [[a[0]], [1, a[1], 2]]; double s = 0; for (var k = 0; k < b.Length; k++) for (var j = 0; j < b[k].Length; j++) s += b[k][j] * (k + 1); return s; }
        [Differentiable] static double Rectangular(double[] a, int i) { var m = new double[2, 3]; for (var r = 0; r < m.GetLength(0); r++) for (var c = 0; c <= m.GetUpperBound(1); c++) m[r, c] = a[r] * c; m[1, 2] += 3; double[,] n = { { a[0], 1 }, { 2, a[1] } }; double s = 0; foreach (var x in m) s = 3 * s + x; return s + n[1, 1] * n[0, 0] + m.Length + m.Rank; }
        [Differentiable] static double FromEnd(double[] a, int i) { a[^1] = a[^2] * 2; var s = a.AsSpan(); s[^2] += 1; return a[^1] + s[^i]; }
        [Differentiable] static double Ranges(double[] a, int i) { var tail = a[1..]; tail[0] = 9; var s = a.AsSpan()[..^1]; s[0] = 8; var m = s[1..2]; m[0] += 1; var e = a[1..^1]; return tail[0] + a[0] + a[1] + e.Length + e[0]; }
        [Differentiable] static double Slices(double[] a, int i) { var s = a.AsSpan(1); s[0] = 5; var t = a.AsSpan(0, 2).Slice(1); t[0] *= a[i]; ReadOnlySpan<double> r = a; return r[1] + t.Length + r.Slice(1, 2)[1] + (r.IsEmpty ? 1 : 0); }
        [Differentiable] static double SpanOfChoice(double[] a, int i) { Span<double> s = a; if (i > 0) s = s.Slice(1); s = i > 1 ? a : s; s[0] = 2 * a[1]; return a[0] + a[1]; }
        [Differentiable] static double Copies(double[] a, int i) { var b = (double[])a.Clone(); b[0] = 7; var c = a.AsSpan(1).ToArray(); c[0] = 6; var d = new double[a.Length + 1]; Array.Copy(a, d, 2); Array.Copy(a, 0, d, 1, 2); a.CopyTo(d, 1); b.AsSpan().CopyTo(d); return b[0] + c[0] + d[0] + d[1] + d[^1] + a[0]; }
        [Differentiable] static double Overlapping(double[] a, int i) { Array.Copy(a, 0, a, 1, a.Length - 1); Array.Copy(a, i / 2, a, 1 - i / 2, 2); a.AsSpan(0, 2).CopyTo(a.AsSpan(1)); return a[2]; }
        [Differentiable] static double Fills(double[] a, int i) { Array.Fill(a, a[1] * 2); var b = new double[4]; b.AsSpan(1).Fill(a[0]); Array.Fill(b, 3.5, 2, 1); Array.Clear(b, 0, 2); a.AsSpan(0, 1).Clear(); return b[0] + 2 * b[1] + b[2] + b[3] + a[0]; }
        [Differentiable] static double RefLocals(double[] a, int i) { ref var r = ref a[i]; r = 3 * r; r += a[0]; double x = 2; ref double y = ref x; y *= r; i = 0; return r + x; }
        [Differentiable] static double RefReassigned(double[] a, int i) { ref var r = ref a[0]; for (var k = 0; k < a.Length; k++) { if (a[k] > r) r = ref a[k]; } r = 100; return a[0]; }
        [Differentiable] static double ForEachRef(double[] a, int i) { foreach (ref var x in a.AsSpan()) x = x * x + i; double s = 0; foreach (ref readonly var x in a.AsSpan()) s += x; return s; }
        [Differentiable] static double ForEach(double[] a, int i) { double s = 0; foreach (var x in a) { if (x < 0) continue; if (s > 10) break; s += x * x; } return s; }
        [Differentiable] static double ForEachWritten(double[] a, int i) { double s = 0; foreach (var x in a) { a[a.Length - 1] = x + 1; s += x; } return s; }
        [Differentiable] static double RangeLoop(double[] a, int i) { double s = 0; foreach (var k in Enumerable.Range(i, 2)) s += k * a[k % a.Length]; return s; }
        [Differentiable] static double RangeOfLess(double[] a, int i) { double s = 0; foreach (var k in Enumerable.Range(0, i - 1)) s += k; return s; }
        [Differentiable] static double Integers(double[] a, int i) { var counts = new int[3]; counts[i % 3]++; counts[0] += 4; var flags = new bool[2]; flags[1] = true; return counts[0] * a[0] + (flags[i % 2] ? 1 : 0); }
        [Differentiable] static double NullChecks(double[] a, int i) { ArgumentNullException.ThrowIfNull(a); if (a is null || a == null) throw new ArgumentNullException(nameof(a)); ArgumentOutOfRangeException.ThrowIfNegative(i); return a[i]; }
        [Differentiable] static double OutOfRange(double[] a, int i) { a[0] = 77; return a[i + 2]; }
        [Differentiable] static double LongIndex(double[] a, int i) { long k = i; a[k] = 2; return a[(uint)i] + a.LongLength; }
        [Differentiable] static double ArrayVariable(double[] a, int i) { var b = a; if (i > 0) b = new double[] { 1, 2, 3 }; b[1] = 5; return a[1] + b[0]; }
        [Differentiable] static double Floats(double[] a, int i) { var f = new float[2]; f[0] = 1.1f; f[1] += (float)a[0]; f[0]++; return f[0] * f[1]; }
        [Differentiable] static double NegativeLength(double[] a, int i) { var b = new double[i - 1]; return b.Length; }
        """);

    public static TheoryData<string, object[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, object[]>();
            cases.AddEach(
                "Store Compound IndexOnce AddedWhileWritten Swap SwapWithIndex InsertionSort Created Collection Stack Jagged JaggedInitializer Rectangular FromEnd Ranges Slices SpanOfChoice Copies Overlapping "
                + "Fills RefLocals RefReassigned ForEachRef ForEach ForEachWritten RangeLoop RangeOfLess Integers NullChecks OutOfRange LongIndex ArrayVariable Floats NegativeLength",
                [new[] { 1.5, -2, 3, 0.25 }, 0],
                [new[] { 1.5, -2, 3, 0.25 }, 1],
                [new[] { 4.5, 2.5, 1 }, 2]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Arrays_and_spans_hold_what_they_hold_in_CSharp(string method, object[] arguments) => Program.AssertSame(method, arguments);

    [Fact]
    public void An_addition_to_an_element_is_one_operation_only_where_nothing_is_written_meanwhile()
    {
        Assert.Contains("AddTo", Generator.Ir.IrPrinter.Print(Program.FunctionOf("Compound")), StringComparison.Ordinal);
        Assert.DoesNotContain("AddTo", Generator.Ir.IrPrinter.Print(Program.FunctionOf("AddedWhileWritten")), StringComparison.Ordinal);
    }
}
