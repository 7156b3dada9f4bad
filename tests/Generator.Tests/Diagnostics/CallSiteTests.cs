using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Calls of <c>Differentiate</c> that are refused, each at its tokens; the calls beside them are compiled all the same.</summary>
public class CallSiteTests
{
    [Fact]
    public void A_captured_variable_is_refused_where_it_is_used()
    {
        var run = GeneratorTest.Run(
            """
            using System;
            using SymbolicBackprop;
            public class Curves(double amplitude)
            {
                private double offset = 1;

                public Func<double, double> Parameter(double scale) => Differentiate.Gradient((double x) => [|scale|] * x * x);
                public Func<double, double> Local()
                {
                    double scale = 2;
                    const double constant = 3;
                    return Differentiate.Gradient((double x) => { double own = x * constant; return own * [|scale|]; });
                }
                public Func<double, double> Receiver() => Differentiate.Gradient((double x) => [|offset|] * x);
                public Func<double, double> Primary() => Differentiate.Gradient((double x) => [|amplitude|] * x);
                public Func<double, double> ThroughLocalFunction(double scale)
                {
                    return Differentiate.Gradient((double x) => [|Scaled(x)|]);
                    double Scaled(double y) => scale * y;
                }
                public Func<double, double> Group() => Differentiate.Gradient([|At|]);
                public Func<double, double> Free() => Differentiate.Gradient(static (double x) => x * x);
                private double At(double x) => offset * x;
            }
            """,
            Captured("scale"),
            Captured("scale"),
            CapturedThis(),
            Captured("amplitude"),
            Captured("scale"),
            new ExpectedDiagnostic("SBP040", "'At' is captured, and the derivative is compiled apart from the code around the call; name a static method, or write a lambda with what is read of it as further parameters"));
        Assert.Contains("LambdaGradient", run.TextOf("Curves_Free"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_delegate_is_refused() => GeneratorTest.Run(
        """
        using System;
        using SymbolicBackprop;
        public static class Curves
        {
            private static readonly Func<double, double> Field = x => x;
            public static Func<double, double> Of(Func<double, double> f) => Differentiate.Gradient([|f|]);
            public static Func<double, double> OfField() => Differentiate.Gradient([|Field|]);
            public static Func<double, double> OfCast() => Differentiate.Gradient((Func<double, double>)(x => x * x));
            public static Func<double, double> OfChoice(bool c) => Differentiate.Gradient([|c ? Math.Sin : Math.Cos|]);
        }
        """,
        new ExpectedDiagnostic("SBP041", "'f' is a delegate, and what it calls is not known while the project is built; write a lambda or the name of a static method in its place"),
        new ExpectedDiagnostic("SBP041", "'Field' is a delegate, and what it calls is not known while the project is built; write a lambda or the name of a static method in its place"),
        new ExpectedDiagnostic("SBP041", "'c ? Math.Sin : Math.Cos' is a delegate, and what it calls is not known while the project is built; write a lambda or the name of a static method in its place"));

    [Fact]
    public void A_method_without_source_and_a_generic_one_are_refused() => GeneratorTest.Run(
        """
        using System;
        using SymbolicBackprop;
        public static class Curves
        {
            public static Func<double, double> Next() => Differentiate.Gradient([|Math.BitIncrement|]);
            public static Func<double, double> Same() => Differentiate.Gradient([|Identity<double>|]);
            private static T Identity<T>(T x) => x;
        }
        """,
        new ExpectedDiagnostic("SBP042", "'Math.BitIncrement' has no source in this project, and no derivative rule; write a lambda with functions that have one: those of Math, Functions and Matrix, and methods marked [Differentiable]"),
        new ExpectedDiagnostic("SBP042", "'Identity<double>' is generic; mark it [Differentiable]"));

    [Fact]
    public void A_lambda_has_its_own_findings_at_their_tokens()
    {
        var run = GeneratorTest.Run(
            """
            using System;
            using SymbolicBackprop;
            public static class Curves
            {
                public static Func<double, double> Lambda() => Differentiate.Gradient((double x) => [|Unmarked(x)|] + 1);
                private static double Unmarked(double x) => x;
            }
            """,
            new ExpectedDiagnostic("SBP020", "'Curves.Unmarked' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix"));
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Fact]
    public void A_method_group_has_the_findings_of_its_body_there() => GeneratorTest.Run(
        """
        using System;
        using SymbolicBackprop;
        public static class Curves
        {
            public static Func<double, double> Group() => Differentiate.Gradient(Body);
            private static double Body(double x) { [|try { x *= 2; } finally { }|] return x; }
        }
        """,
        new ExpectedDiagnostic("SBP010", "A 'try' statement is not differentiated; check the condition before the computation instead of catching its exception"));

    [Fact]
    public void A_marked_method_that_is_refused_has_no_derivative_to_give() => GeneratorTest.Run(
        """
        using System;
        using SymbolicBackprop;
        public static partial class Curves
        {
            public static Func<double, double> Group() => Differentiate.Gradient([|Body|]);
            public static Func<double, double> Lambda() => Differentiate.Gradient((double x) => [|Body(x)|] * x);
            [Differentiable]
            internal static double Body(double x) { [|try { x *= 2; } finally { }|] return x; }
        }
        """,
        new ExpectedDiagnostic("SBP022", "'Body' is marked [Differentiable] but was refused, so nothing that calls it has a derivative; mend 'Body' first"),
        new ExpectedDiagnostic("SBP022", "'Body' is marked [Differentiable] but was refused, so nothing that calls it has a derivative; mend 'Body' first"),
        new ExpectedDiagnostic("SBP010", "A 'try' statement is not differentiated; check the condition before the computation instead of catching its exception"));

    [Fact]
    public void Private_members_are_used_in_a_partial_type_alone()
    {
        var run = GeneratorTest.Run(
            """
            using System;
            using SymbolicBackprop;
            public static class Closed
            {
                private static readonly double Scale = 2;
                public static Func<double, double> Scaled() => Differentiate.Gradient((double x) => [|Scale|] * x);
            }
            public static partial class Open
            {
                private static readonly double Scale = 2;
                public static Func<double, double> Scaled() => Differentiate.Gradient((double x) => Scale * Own(x));
                [Differentiable]
                private static double Own(double x) => x * x;
            }
            public static partial class Types
            {
                [Differentiable]
                private partial record struct Point(double X, double Y);
                private static Func<Point, Point> Length() => Differentiate.Gradient([|(Point p) => p.X * p.Y|]);
            }
            """,
            new ExpectedDiagnostic("SBP044", "'Scale' cannot be used where the derivative is generated; declare it internal, or declare 'Closed' and the types around it partial, not generic and internal or public"),
            new ExpectedDiagnostic("SBP044", "'Point' cannot be used where the derivative is generated; declare it internal, or write a method marked [Differentiable]"));
        Assert.Contains("Scale", run.TextOf("Open_Scaled"), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_that_cannot_be_differentiated_are_refused() => GeneratorTest.Run(
        """
        using System;
        using SymbolicBackprop;
        public static partial class Curves
        {
            public static Func<int, double, int> Integer() => Differentiate.Gradient([|(int n, double x) => n * x|]);
            public static Func<double, double, (double, double)> Constant() => Differentiate.Gradient([|Scaled|]);
            [Differentiable]
            public static double Scaled(double x, [NoDerivative] double k) => k * x;
        }
        """,
        new ExpectedDiagnostic("SBP012", "The parameter 'n' has the type 'int', which has no derivative; let what is differentiated be the first parameter"),
        new ExpectedDiagnostic("SBP012", "The parameter 'k' is marked [NoDerivative], but this call asks for its derivative; write a lambda with what is differentiated as its first parameter"));

    [Fact]
    public void Type_parameters_that_the_call_does_not_know_are_refused() => GeneratorTest.Run(
        """
        using System;
        using System.Numerics;
        using SymbolicBackprop;
        public static class Generic<TNumber>
            where TNumber : IFloatingPointIeee754<TNumber>
        {
            public static Func<TNumber[], TNumber[]> First() => Differentiate.Gradient((TNumber[] x) => x[0] * x[0]);
            public static Func<double, double> Inside() => Differentiate.Gradient([|(double x) => x * double.CreateChecked(TNumber.One)|]);
        }
        """,
        new ExpectedDiagnostic("SBP045", "The type parameter 'TNumber' is no type argument of this call by itself, so that the derivative cannot be compiled for every 'TNumber'; write a generic method marked [Differentiable], and call its derivative"));

    [Fact]
    public void A_span_is_refused_beside_the_error_of_the_compiler()
    {
        var run = GeneratorRun.Of(UserCode.Compile(UserCode.Parse(
            """
            using System;
            using SymbolicBackprop;
            public static class Curves
            {
                public static void Span() => Differentiate.Gradient((ReadOnlySpan<double> x) => x[0] * x[1]);
            }
            """)));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal("SBP043", diagnostic.Id);
        Assert.Equal("'x' is a span, which the delegates of Differentiate do not take; declare it as 'double[] x', or write a method marked [Differentiable]", diagnostic.GetMessage(null));
        Assert.Equal("ReadOnlySpan<double> x", run.Input.SyntaxTrees[0].ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Empty(run.Result.GeneratedSources);
    }

    /// <summary>In a method the call inside is made when the method is called; in a lambda it is part of the lambda.</summary>
    [Fact]
    public void A_derivative_inside_of_what_is_differentiated_may_capture_in_lambdas_alone()
    {
        var run = GeneratorTest.Run(
            """
            using System;
            using SymbolicBackprop;
            public static partial class Nested
            {
                [Differentiable]
                public static double Method(double x) => x * Differentiate.Gradient((double y) => [|x|] + y)(1);

                public static Func<double, double> Lambda() => Differentiate.Gradient((double x) => x * Differentiate.Gradient((double y) => x + y)(1));
                public static Func<double, double> Assigned() => Differentiate.Gradient((double x) => x * Differentiate.Gradient((double y) => [|x|] = y)(1));
                public static Func<double, double> Outer(double scale) => Differentiate.Gradient((double x) => x * Differentiate.Gradient((double y) => [|scale|] * y)(1));
            }
            """,
            Captured("x"),
            new ExpectedDiagnostic("SBP040", "'x' is captured, and the derivative is compiled apart from the code around the call; pass 'x' as a further parameter"),
            Captured("scale"));
        Assert.Contains("LambdaGradient", run.TextOf("Nested_Lambda"), StringComparison.Ordinal);
    }

    [Fact]
    public void Derivatives_inside_that_cannot_be_differentiated_again_are_refused() => GeneratorTest.Run(
        """
        using System;
        using SymbolicBackprop;
        public static partial class Nested
        {
            [Differentiable]
            public static double OfArray(double[] x) => [|Differentiate.Gradient((double[] y) => y[0] * y[1])(x)|][0];

            [Differentiable]
            public static double OfLoop(double x) => [|Differentiate.Gradient((double y) => { double z = y; for (int i = 0; i < 3; i++) z *= Math.Sin(z); return z; })|](x);

            public static Func<double, double> OfUnknown() => Differentiate.Gradient((double x) => Differentiate.Gradient((double y) => [|Math.BitIncrement(y)|])(x));

            public static Func<double, double> OfDelegate(Func<double, double> f) => Differentiate.Gradient((double x) => Differentiate.Gradient([|f|])(x));
        }
        """,
        new ExpectedDiagnostic("SBP010", "'Gradient' of this function, inside of what is differentiated, is not differentiated; take there the gradient of a number with respect to numbers, or the tangent"),
        new ExpectedDiagnostic("SBP010", "The gradient, inside of what is differentiated, of a function that has to record on its way is not differentiated; take Differentiate.Tangent there, in the direction 1"),
        new ExpectedDiagnostic("SBP020", "'Math.BitIncrement' has no derivative rule; mark it [Differentiable] if it is yours, or write what it computes with functions of Math, Functions or Matrix"),
        Captured("f"));

    [Fact]
    public void A_matrix_of_derivatives_has_the_numbers_of_what_is_differentiated() => GeneratorTest.Run(
        """
        using System;
        using SymbolicBackprop;
        using SymbolicBackprop.LinearAlgebra;
        public static partial class Matrices
        {
            public static Func<double, double, Matrix<double>> OfTwo() => Differentiate.Hessian((double x, double k) => k * x * x);
            public static object OfConstant() => Differentiate.Hessian<double, int, double>([|(x, n) => n * x * x|]);
        }
        """,
        new ExpectedDiagnostic("SBP012", "The parameter 'x' leads to the type 'double', where the call gives 'Matrix<double>'; ask for the gradient or the tangent, or write a method marked [Differentiable]"));

    private static ExpectedDiagnostic Captured(string name) => new(
        "SBP040", $"'{name}' is captured, and the derivative is compiled apart from the code around the call; make '{name}' a further parameter, and pass its value where the derivative is called");

    private static ExpectedDiagnostic CapturedThis() => new(
        "SBP040", "'this' is captured, and the derivative is compiled apart from the code around the call; pass what is read of it as a further parameter");
}
