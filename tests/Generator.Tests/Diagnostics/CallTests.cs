using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Diagnostics;

/// <summary>Calls of differentiable methods that cannot be differentiated, and overrides that do not fit what they override.</summary>
public class CallTests
{
    [Fact]
    public void A_method_that_calls_itself_and_writes_to_a_parameter() => GeneratorTest.Run("""
        using System;
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static void Halve(Span<double> x)
            {
                if (x.Length == 0)
                    return;
                x[0] /= 2;
                [|Halve(x.Slice(1))|];
            }

            [Differentiable]
            public static double F(double[] x)
            {
                [|Halve(x)|];
                return x[0];
            }

            [Differentiable]
            public static double Neighbour(double x) => x * x;
        }
        """,
        new ExpectedDiagnostic("SBP023", "'Halve' calls itself through 'Halve', which writes to its parameters, and that is not differentiated; let it return what it writes, or write a loop"),
        new ExpectedDiagnostic("SBP022", "'Halve' is marked [Differentiable] but was refused, so nothing that calls it has a derivative; mend 'Halve' first"));

    [Fact]
    public void Methods_that_call_each_other_and_write_to_a_parameter() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double F(double x, ref double sum) => x < 2 ? 1 : x * [|G(x - 1, ref sum)|];

            [Differentiable]
            public static double G(double x, ref double sum)
            {
                sum += x;
                return x * [|F(x / 2, ref sum)|];
            }
        }
        """,
        new ExpectedDiagnostic("SBP023", "'F' calls itself through 'G', which writes to its parameters, and that is not differentiated; let it return what it writes, or write a loop"),
        new ExpectedDiagnostic("SBP023", "'G' calls itself through 'F', which writes to its parameters, and that is not differentiated; let it return what it writes, or write a loop"));

    [Fact]
    public void A_method_that_writes_and_reads_what_its_caller_cannot_read() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Scaling
        {
            private static readonly double Factor = 2;

            [Differentiable]
            public static void Scale(double[] x)
            {
                for (var i = 0; i < x.Length; i++)
                    x[i] *= Factor;
            }

            [Differentiable]
            public static double InTheSameType(double[] x)
            {
                Scale(x);
                return x[0];
            }
        }
        public static partial class Lessons
        {
            [Differentiable]
            public static double F(double[] x)
            {
                [|Scaling.Scale(x)|];
                return x[0];
            }
        }
        """, new ExpectedDiagnostic("SBP010", "A call of 'Scale', which writes to its parameters and whose body cannot stand in the place of the call, is not differentiated; let it return what it writes, or let it be neither virtual nor generic and read nothing that is private"));

    [Fact]
    public void An_array_of_arrays_that_is_written_after_the_call() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public static partial class Lessons
        {
            [Differentiable]
            public static double Sum(double[][] x, int n) => n == 0 ? 0 : x[0][0] + Sum(x, n - 1);

            [Differentiable]
            public static double F(double[][] x)
            {
                var sum = [|Sum(x, 2)|];
                x[0][0] = sum;
                return sum;
            }
        }
        """, new ExpectedDiagnostic("SBP010", "A call of 'Sum' with storage that is written once more after the call is not differentiated; pass a copy, or make the called method small enough to stand in the place of its call"));

    [Fact]
    public void An_override_that_writes_to_a_parameter() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public partial class Model
        {
            [[|Differentiable|]]
            public virtual double F(double x, double[] a)
            {
                a[0] = x;
                return x;
            }

            [Differentiable]
            public virtual double G(double x) => x;
        }
        """, new ExpectedDiagnostic("SBP010", "Writing to a parameter in 'F', which is or has an override or implementation, is not differentiated; let it return what it writes"));

    [Fact]
    public void An_override_that_is_not_marked() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public partial class Model
        {
            [Differentiable]
            public virtual double F(double x) => 2 * x;
        }
        public class Line : Model
        {
            public override double [|F|](double x) => x;
        }
        public partial class Square : Model
        {
            [Differentiable]
            public override double F(double x) => x * x;
        }
        """,
        new ExpectedDiagnostic("SBP025", "'Line.F' stands in for 'Model.F', which is marked [Differentiable], but is not marked itself, so that its derivatives would be those of another method; mark it [Differentiable]"));

    [Fact]
    public void An_implementation_that_is_not_marked() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public partial interface IModel
        {
            [Differentiable]
            double F(double x);

            [Differentiable]
            double Twice(double x) => F(F(x));
        }
        public class Line : IModel
        {
            public double [|F|](double x) => x;
        }
        public class Plain
        {
            public double F(double x) => x;
        }
        public class [|Inheriting|] : Plain, IModel;
        public class Again : Inheriting;
        public partial struct Square : IModel
        {
            [Differentiable]
            public double F(double x) => x * x;
        }
        """,
        new ExpectedDiagnostic("SBP025", "'Line.F' stands in for 'IModel.F', which is marked [Differentiable], but is not marked itself, so that its derivatives would be those of another method; mark it [Differentiable]"),
        new ExpectedDiagnostic("SBP025", "'Plain.F' stands in for 'IModel.F', which is marked [Differentiable], but is not marked itself, so that its derivatives would be those of another method; mark it [Differentiable]"));

    [Fact]
    public void An_explicit_implementation() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public partial interface IModel
        {
            [Differentiable]
            double F(double x);
        }
        public partial class Line : IModel
        {
            [[|Differentiable|]]
            double IModel.F(double x) => x;
        }
        """, new ExpectedDiagnostic("SBP010", "The explicit implementation 'IModel.F' is not differentiated; implement it by a public method"));

    [Theory]
    [InlineData("double F(double t, double y) => t * y;", "its parameter 't' is called 'x' there")]
    [InlineData("double F(double x, [NoDerivative] double y) => x * y;", "only one of them differentiates the parameter 'y'")]
    public void An_override_that_is_differentiated_in_another_way(string method, string difference) => GeneratorTest.Run($$"""
        using SymbolicBackprop;
        public partial class Model
        {
            [Differentiable]
            public virtual double F(double x, double y) => x + y;
        }
        public partial class Line : Model
        {
            [[|Differentiable|]]
            public override {{method}}
        }
        """, new ExpectedDiagnostic("SBP026", $"'F' stands in for 'Model.F', but {difference}; declare both alike"));

    [Fact]
    public void An_override_with_another_auxiliary_result() => GeneratorTest.Run("""
        using SymbolicBackprop;
        public partial class Model
        {
            [Differentiable]
            public virtual (double Value, double Error) F(double x) => (x, x);
        }
        public partial class Line : Model
        {
            [[|Differentiable(Auxiliary = ["Error"])|]]
            public override (double Value, double Error) F(double x) => (x, 0);
        }
        """, new ExpectedDiagnostic("SBP026", "'F' stands in for 'Model.F', but they differ in the results that are auxiliary; declare both alike"));
}
