using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>The small vectors of the platform: values that are what they are in C#, and what is not known of them is refused.</summary>
public class VectorTests
{
    private static readonly BoundProgram Program = BoundProgram.Of("BoundVectors", """
        [Differentiable] static float Components(float x, float y) { System.Numerics.Vector3 v = new(x, y, 2), w = new(y); v.X += w.Y; v.Y = v[2] = x; var u = new System.Numerics.Vector4(v, x) { W = 3 }; return v.X + 2 * v.Y + 4 * v.Z + u.W * u.X + (v with { X = 7 }).X; }
        [Differentiable] static float Defaults(float x, float y) { System.Numerics.Vector2 v = default, w = new(), z = System.Numerics.Vector2.UnitY; v.X = x; return v.X * z.Y + v.Y + w.X + y; }
        [Differentiable] static float Operators(float x, float y) { var v = new System.Numerics.Vector2(x, y); var w = v * v / 3 - -v + 2 * v; w *= y; w = System.Numerics.Vector2.Add(w, v); return v == w ? 1 : w.X - w.Y; }
        [Differentiable] static float Quaternions(float x, float y) { var q = System.Numerics.Quaternion.CreateFromYawPitchRoll(x, y, 1); var p = q * q / System.Numerics.Quaternion.Conjugate(q) * 2; return p.X + p.Y * p.W - System.Numerics.Quaternion.Identity.W; }
        [Differentiable] static float Inverted(float x, float y) { var m = System.Numerics.Matrix4x4.CreateScale(x); m.M14 = y; return System.Numerics.Matrix4x4.Invert(m, out var inverse) ? inverse.M11 + inverse[0, 3] + m.Translation.X : -1; }
        [Differentiable] static float Elements(float x, float y) { float[] a = [x, y, 3]; var all = new System.Numerics.Vector3[2]; all[0] = new System.Numerics.Vector3(a); all[1].Y = y; all[1] += all[0]; return System.Numerics.Vector3.Dot(all[0], all[1]); }
        [Differentiable] static float Carried(float x, float y) { var v = System.Numerics.Vector3.One; for (var i = 0; i < 4; i++) { if (v.Length() > 3) break; v = System.Numerics.Vector3.Cross(v, new(x, y, i)) + v; } return v.X + v.Y; }
        [Differentiable] static double Numbers(float x, float y) { System.Numerics.Complex z = x; z = 2 * z + 1 + System.Numerics.Complex.ImaginaryOne * y; z /= z * z - y; return z.Real + z.Imaginary + z.Magnitude + (z * System.Numerics.Complex.Exp(z)).Phase; }
        """);

    public static TheoryData<string, object[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, object[]>();
            cases.AddEach("Components Defaults Operators Quaternions Inverted Elements Carried Numbers", [0.5f, 0.25f], [2.5f, -1f], [0f, 0f]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_small_vector_is_what_it_is_in_CSharp(string method, object[] arguments) => Program.AssertSame(method, arguments);

    [Theory]
    [InlineData("return [|Matrix4x4.CreateLookAt(v, Vector3.Zero, Vector3.UnitY)|].M11;", "SBP020", "'Matrix4x4.CreateLookAt' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix")]
    [InlineData("return v.X * [|v.ToString()|].Length;", "SBP020", "'Vector3.ToString' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix")]
    [InlineData("return [|v[n]|];", "SBP010", "This index into 'System.Numerics.Vector3' is not differentiated; write the number's name, or give the index as a constant")]
    [InlineData("return v.X + ([|Matrix4x4.Identity.IsIdentity|] ? 1 : 0);", "SBP020", "'Matrix4x4.IsIdentity' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix")]
    [InlineData("return [|new Matrix4x4(new Matrix3x2())|].M11 * v.X;", "SBP010", "The creation of a 'Matrix4x4' is not differentiated; use numbers, or a struct of your own that has no explicit layout and no code around 'field'")]
    [InlineData("var m = Matrix4x4.Identity; [|m.Translation|] = v; return m.M41;", "SBP010", "Writing to 'm.Translation' is not differentiated; write to a local, and return its value")]
    public void What_has_no_rule_is_refused_at_its_tokens(string body, string id, string message)
    {
        var run = GeneratorTest.Run($$"""
            using System.Numerics;
            using SymbolicBackprop;
            public static partial class Lessons
            {
                [Differentiable]
                public static float F(Vector3 v, int n)
                {
                    {{body}}
                }

                [Differentiable]
                public static float Neighbour(Vector3 v) => v.Length();
            }
            """, new ExpectedDiagnostic(id, message));
        Assert.Contains("NeighbourGradient(global::System.Numerics.Vector3 v)", run.TextOf("Neighbour"), StringComparison.Ordinal);
    }
}
