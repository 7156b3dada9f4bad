namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>Methods over any type of numbers, at <c>double</c>.</summary>
public class GenericTests
{
    private static readonly BoundProgram Program = BoundProgram.Of("BoundGenerics", """
        [Differentiable] static T Square<T>(T x) where T : INumber<T> => x * x + T.One - T.Zero * -x;
        [Differentiable] static T Horner<T>(T x, T[] coefficients) where T : INumberBase<T> { var sum = T.Zero; for (var i = coefficients.Length - 1; i >= 0; i--) sum = sum * x + coefficients[i]; return sum; }
        [Differentiable] static T Logistic<T>(T x) where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x)) + T.Max(T.Abs(x), T.CreateChecked(0.25));
        [Differentiable] static T Newton<T>(T a) where T : IFloatingPointIeee754<T> { var x = T.Max(a, T.One); while (true) { var next = (x + a / x) / T.CreateChecked(2); if (T.Abs(next - x) <= T.CreateChecked(1e-6) * x) return next; x = next; } }
        [Differentiable] static T Mean<T>(T[] values) where T : IFloatingPointIeee754<T> { T sum = default!; foreach (var value in values) { sum += value; sum++; } values[0] += sum; values[1] -= T.NegativeOne; return sum / T.CreateChecked(values.Length) % T.CreateChecked(3); }
        """);

    public static TheoryData<string, object[]> Cases
    {
        get
        {
            var cases = new TheoryData<string, object[]>();
            cases.AddEach("Square Logistic Newton", [0.5], [2.5], [10.0]);
            cases.AddEach("Horner", [0.5, new[] { 1.0, 2, 3 }], [-1.5, Array.Empty<double>()]);
            cases.AddEach("Mean", [new[] { 1.0, 2.5, 3 }]);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_method_of_any_numbers_does_what_it_does_in_CSharp(string method, object[] arguments) => Program.AssertSame(method, arguments);
}
