using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The functions that rows are written with, on scalars, arrays and matrices alike.</summary>
internal static class Notation
{
    public static Term Abs(Term x) => x.Apply("Abs");

    public static Term Cos(Term x) => x.Apply("Cos");

    public static Term CosPi(Term x) => x.Apply("CosPi");

    public static Term Cosh(Term x) => x.Apply("Cosh");

    public static Term Digamma(Term x) => x.Apply("Digamma");

    public static Term Exp(Term x) => x.Apply("Exp");

    public static Term Exp10(Term x) => x.Apply("Exp10");

    public static Term Exp2(Term x) => x.Apply("Exp2");

    public static Term Log(Term x) => x.Apply("Log");

    public static Term NormalPdf(Term x) => x.Apply("NormalPdf");

    public static Term Polygamma(Term order, Term x) => order.Apply("Polygamma", x);

    public static Term Pow(Term x, Term p) => x.Apply(x.Type is MatrixType ? "MatrixPow" : "Pow", p);

    public static Term Round(Term x) => x.Apply("Round");

    public static Term ScaledErfc(Term x) => x.Apply("ScaledErfc");

    public static Term ScaledErfcIntegral(Term order, Term x) => order.Apply("ScaledErfcIntegral", x);

    public static Term Sigmoid(Term x) => x.Apply("Sigmoid");

    public static Term Sin(Term x) => x.Apply("Sin");

    public static Term SinPi(Term x) => x.Apply("SinPi");

    public static Term Sinh(Term x) => x.Apply("Sinh");

    public static Term Sqrt(Term x) => x.Apply("Sqrt");

    public static Term Trigamma(Term x) => x.Apply("Trigamma");

    public static Term Truncate(Term x) => x.Apply("Truncate");

    /// <summary>√(x² + 1) without overflow where the library offers it.</summary>
    public static Term HypotOne(Term x) => x.Type is MatrixType ? Sqrt((x * x) + 1) : x.Apply("Hypot", x.Constant(1));

    /// <summary><paramref name="whenTrue"/> or <paramref name="whenFalse"/>; both are values, and evaluating the one not chosen does no harm.</summary>
    public static Term Select(Term condition, Term whenTrue, Term whenFalse) => condition.Apply("Select", whenTrue, whenFalse);

    /// <summary><paramref name="g"/> unless <paramref name="x"/> is 0, else 0: whatever becomes of <paramref name="g"/> there, ∞ and NaN included.</summary>
    public static Term UnlessZero(Term x, Term g) => x.Type is MatrixType
        ? x.Apply("WhereNotEqual", x.Constant(0), g)
        : Select(x.IsEqualTo(0), g.Constant(0), g);

    /// <summary><paramref name="g"/> where <paramref name="x"/> &gt; <paramref name="bound"/>, else 0: a selection, not a product, so that it holds for ∞.</summary>
    public static Term WhereGreater(Term x, Term bound, Term g) => x.Type is MatrixType
        ? x.Apply("WhereGreater", bound, g)
        : Select(x > bound, g, g.Constant(0));

    /// <inheritdoc cref="WhereGreater"/>
    public static Term WhereLess(Term x, Term bound, Term g) => x.Type is MatrixType
        ? x.Apply("WhereLess", bound, g)
        : Select(x < bound, g, g.Constant(0));

    /// <summary><paramref name="g"/> where <paramref name="low"/> ≤ <paramref name="x"/> ≤ <paramref name="high"/>, else 0.</summary>
    public static Term WhereInside(Term x, Term low, Term high, Term g) => x.Type is MatrixType
        ? Unless(WhereLess(x, low, OnesLike(g)) + WhereGreater(x, high, OnesLike(g)), g)
        : Select(x < low, g.Constant(0), Select(x > high, g.Constant(0), g));

    /// <summary><paramref name="g"/> where <paramref name="x"/> is the larger one, half of it where both are equal.</summary>
    public static Term WhereGreaterOrHalf(Term x, Term other, Term g) => x.Type is MatrixType
        ? WhereGreater(x, other, g / 2) + Unless(WhereLess(x, other, OnesLike(g)), g / 2)
        : Select(x > other, g, Select(x < other, g.Constant(0), g / 2));

    /// <inheritdoc cref="WhereGreaterOrHalf"/>
    public static Term WhereLessOrHalf(Term x, Term other, Term g) => x.Type is MatrixType
        ? WhereLess(x, other, g / 2) + Unless(WhereGreater(x, other, OnesLike(g)), g / 2)
        : Select(x < other, g, Select(x > other, g.Constant(0), g / 2));

    /// <summary><paramref name="g"/> with the sign of <paramref name="x"/>, 0 where x is 0.</summary>
    public static Term TimesSign(Term x, Term g) => x.Type is MatrixType
        ? WhereGreater(x, x.Constant(0), g) - WhereLess(x, x.Constant(0), g)
        : Select(x > x.Constant(0), g, Select(x < x.Constant(0), -g, g.Constant(0)));

    public static Term Product(Term left, Term right, bool transposeLeft = false, bool transposeRight = false) =>
        left.Apply(new MatrixProduct(transposeLeft, transposeRight), right);

    public static Term RowCount(Term matrix) => Shapes.Of(matrix).Rows;

    public static Term ColumnCount(Term matrix) => Shapes.Of(matrix).Columns;

    /// <summary>How many numbers an array or matrix has, as one of its numbers.</summary>
    public static Term Count(Term x) => AsReal(x.Apply("Count"), x);

    /// <summary>An integer as a number of the kind that <paramref name="like"/> holds.</summary>
    public static Term AsReal(Term integer, Term like) =>
        new(integer.Builder, integer.Builder.Emit(new Conversion(IsChecked: false), like.Type.Element, integer.Value));

    /// <summary><paramref name="g"/> in every place of something shaped like <paramref name="x"/>.</summary>
    public static Term FilledLike(Term x, Term g) => x.Type is MatrixType
        ? RowCount(x).Apply("Filled", ColumnCount(x), g)
        : x.Apply("FilledLike", g);

    /// <summary>Zero in the shape of <paramref name="g"/>.</summary>
    public static Term ZeroLike(Term g) => g.Type is MatrixType || g.Type.IsIndexed ? FilledLike(g, g.Constant(0)) : g.Type is VectorType ? VectorAlgebra.Zero(g) : g.Constant(0);

    /// <summary>The matrix <paramref name="g"/> where the mask is 0, else 0: a selection again, for ∞ − ∞ would be NaN.</summary>
    private static Term Unless(Term mask, Term g) => WhereLess(mask, mask.Constant(0.5), g);

    private static Term OnesLike(Term g) => FilledLike(g, g.Constant(1));

    public static Term Sum(Term x) => x.Type is VectorType ? VectorAlgebra.Sum(x) : x.Apply("Sum");

    public static Term RowSums(Term x) => x.Apply("RowSums");

    public static Term ColumnSums(Term x) => x.Apply("ColumnSums");

    public static Term BroadcastRow(Term row, Term rowCount) => row.Apply("BroadcastRow", rowCount);

    public static Term BroadcastColumn(Term column, Term columnCount) => column.Apply("BroadcastColumn", columnCount);
}
