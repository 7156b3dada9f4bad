using System.Numerics;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>The vectors, matrices and complex numbers of the platform.</summary>
internal static partial class Numerics
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Vector2Length(float x, float y)
    {
        var v = new Vector2(x, y) * 2 - Vector2.UnitX;
        return v.Length() + Vector2.Dot(v, new Vector2(y, x));
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Vector2Elements(float[] x)
    {
        Vector2 a = new(x[0], x[1]), b = new(x[2]);
        a.X += b.Y;
        b *= a;
        return Vector2.DistanceSquared(a, b) / (1 + Vector2.Distance(a, -b)) + b.X;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float CrossAndNormalize(float[] a, float[] b)
    {
        var normal = Vector3.Normalize(Vector3.Cross(new Vector3(a[0], a[1], a[2]), new Vector3(b)));
        return normal.X + 2 * normal.Y * normal.Z;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float LerpAndReflect(float[] a, float[] b, [Domain(0.1, 0.9)] float t)
    {
        var between = Vector3.Lerp(new Vector3(a), new Vector3(b), t);
        var reflected = Vector3.Reflect(between, Vector3.UnitY);
        return Vector3.Dot(reflected, new Vector3(1, -2, 0.5f)) * between.LengthSquared();
    }

    /// <summary>A lamp's light on a surface, after Phong.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Lighting(float[] surface, [Domain(2.5, 4)] float[] lamp, [Domain(0.5, 1.5)] float brightness)
    {
        var point = new Vector3(surface);
        var toLamp = new Vector3(lamp) - point;
        var direction = Vector3.Normalize(toLamp);
        var normal = new Vector3(0.6f, 0, 0.8f);
        var facing = Vector3.Dot(direction, normal);
        return facing <= 0 ? 0 : brightness * facing / toLamp.LengthSquared();
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Vector4Arithmetic([Shape(4)] float[] x, float w)
    {
        var v = new Vector4(x[0], x[1], x[2], w);
        var u = (v + Vector4.One) * v / 3 - new Vector4(new Vector3(x[3]), 1);
        return Vector4.Dot(u, v) + u.W * u[1];
    }

    /// <summary>Where two lanes are equal, or either is beyond a bound, there would be a kink; there is none near the samples.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float LaneWise([Shape(4)] float[] a, [Shape(4), Domain(0.3, 1.7)] float[] b)
    {
        var (u, v) = (new Vector4(a), new Vector4(b));
        var mixed = Vector4.Max(u, v) + Vector4.Min(u, v) * Vector4.Abs(u) + Vector4.SquareRoot(v);
        return Vector4.Dot(mixed, new Vector4(1, 2, 3, 4));
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float QuaternionProduct([Shape(4)] float[] a, [Shape(4)] float[] b)
    {
        var p = new Quaternion(a[0], a[1], a[2], a[3]);
        var q = Quaternion.Normalize(new Quaternion(b[0], b[1], b[2], b[3]));
        var product = p * Quaternion.Conjugate(q);
        return product.W * product.X + Quaternion.Dot(p, q) + p.LengthSquared();
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Slerp([Domain(0.1, 0.9)] float t, [Domain(0.3, 1)] float angle)
    {
        var from = Quaternion.CreateFromYawPitchRoll(0.1f, angle, 0);
        var to = Quaternion.CreateFromYawPitchRoll(angle, 0, 0.5f);
        var between = Quaternion.Slerp(from, to, t);
        return between.X + 2 * between.Y + 3 * between.Z;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float PlanarTransform(float x, float y, float angle, [Domain(0.5, 2)] float scale)
    {
        var transform = Matrix3x2.CreateRotation(angle) * Matrix3x2.CreateScale(scale) * Matrix3x2.CreateTranslation(x, 1);
        var moved = Vector2.Transform(new Vector2(x, y), transform);
        return moved.X * moved.Y + transform.GetDeterminant() + transform.M31;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Projection(float[] point, [Domain(0.8, 1.2)] float fieldOfView)
    {
        var view = Matrix4x4.CreateTranslation(0, 0, -6) * Matrix4x4.CreateRotationX(0.2f);
        var projection = Matrix4x4.CreatePerspectiveFieldOfView(fieldOfView, 1.5f, 0.1f, 100);
        var clip = Vector4.Transform(new Vector4(point[0], point[1], point[2], 1), view * projection);
        return clip.X / clip.W + 2 * clip.Y / clip.W;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Determinant([Shape(6)] float[] x)
    {
        var matrix = Matrix4x4.Identity;
        matrix.M11 = x[0];
        matrix.M12 = x[1];
        matrix.M23 = x[2];
        matrix.M32 = x[3];
        matrix.M41 = x[4];
        matrix.M14 = x[5];
        return matrix.GetDeterminant() + Matrix4x4.Transpose(matrix).M21;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static float Inverse([Domain(0.5, 2)] float[] diagonal, [Domain(-0.2, 0.2)] float coupling)
    {
        var matrix = Matrix4x4.CreateScale(new Vector3(diagonal));
        matrix.M12 = matrix.M21 = coupling;
        return Matrix4x4.Invert(matrix, out var inverse) ? inverse.M11 + inverse.M22 * inverse.M33 : float.NaN;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ComplexPolynomial(double re, double im)
    {
        var z = new Complex(re, im);
        var w = z * z * z - 2 * z + Complex.ImaginaryOne;
        return w.Real * w.Imaginary + Complex.Conjugate(w * z).Imaginary;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ComplexMagnitude([Domain(0.5, 2)] double re, [Domain(0.5, 2)] double im)
    {
        var z = new Complex(re, im);
        return (Complex.Exp(z) / z).Magnitude + z.Phase + Complex.Abs(Complex.Sqrt(z)) * Complex.Sin(z).Real;
    }

    /// <summary>How far a point gets in eight steps of Mandelbrot's map.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(-0.4, 0.4)]
    public static double Mandelbrot(double re, double im)
    {
        var c = new Complex(re, im);
        var z = Complex.Zero;
        for (var i = 0; i < 8 && z.Real * z.Real + z.Imaginary * z.Imaginary < 4; i++)
            z = z * z + c;
        return z.Real * z.Real + z.Imaginary * z.Imaginary;
    }

    /// <summary>The impedance of a series circuit.</summary>
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    [Domain(0.5, 2)]
    public static double Impedance(double resistance, double inductance, double capacitance, double frequency)
    {
        var impedance = resistance + Complex.ImaginaryOne * frequency * inductance + 1 / (Complex.ImaginaryOne * frequency * capacitance);
        return Complex.Reciprocal(impedance).Magnitude;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ComplexArray([Shape(4)] double[] signal)
    {
        var spectrum = new Complex[signal.Length];
        for (var k = 0; k < spectrum.Length; k++)
        {
            for (var t = 0; t < signal.Length; t++)
                spectrum[k] += signal[t] * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * t / signal.Length);
        }

        return (spectrum[1] * Complex.Conjugate(spectrum[2])).Real + spectrum[3].Imaginary * spectrum[0].Real;
    }
}
