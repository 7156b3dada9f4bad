using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace SymbolicBackprop.Package.Tests.Readme;

/// <summary>What is refused, and the answer: the generator is asked, so that the README says what users read.</summary>
internal static class RefusalTable
{
    private static readonly (string Construct, string Text)[] Declarations =
    [
        ("a type that is not partial", "public static class C { [Differentiable] public static double F(double x) => x * x; }"),
        ("a `file` type", "file static partial class C { [Differentiable] public static double F(double x) => x * x; }"),
        ("a local function", "public static class C { public static void G() { [Differentiable] static double F(double x) => x * x; } }"),
        ("a method of an interface that is not partial", "public interface I { [Differentiable] static double F(double x) => x * x; }"),
        ("no differentiable parameter", "public static partial class C { [Differentiable] public static double F(int n) => n; }"),
        ("a name that is taken", "public static partial class C { [Differentiable] public static double F(double x) => x * x; public static double FGradient(double x) => x; }"),
    ];

    private static readonly (string Construct, string Body)[] Bodies =
    [
        ("`goto`", "{ again: x = x / 2; if (x > 1) goto again; return x; }"),
        ("`try`", "{ try { return x; } finally { } }"),
        ("an array of tuples with arrays", "{ var pairs = new (double A, double[] B)[1]; return pairs[0].A * x; }"),
        ("a lambda in a body", "{ Func<double, double> f = t => t * t; return f(x); }"),
        ("a method without a rule", "=> Math.BitDecrement(x);"),
    ];

    private static readonly (string Construct, string Call)[] Calls =
    [
        ("a lambda that captures, at a call", "Func<double, double> Slope(double k) => Differentiate.Gradient((double x) => k * x);"),
        ("a delegate at a call", "Func<double, double> Slope(Func<double, double> f) => Differentiate.Gradient(f);"),
    ];

    public static string Text
    {
        get
        {
            var text = new StringBuilder("| refused | the answer |\n|---|---|\n");
            foreach (var (construct, declaration) in Declarations)
                Write(text, construct, declaration);
            foreach (var (construct, body) in Bodies)
                Write(text, construct, $"public static partial class C {{ [Differentiable] public static double F(double x) {body} }}");
            foreach (var (construct, call) in Calls)
                Write(text, construct, $"public static class C {{ public static {call} }}");
            return text.ToString();
        }
    }

    private static void Write(StringBuilder text, string construct, string declaration)
    {
        var refusal = new SampleCompiler($"using SymbolicBackprop;\n{declaration}", OutputKind.DynamicallyLinkedLibrary).Reported
            .FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(refusal is not null, $"{construct} is not refused.");
        text.Append(CultureInfo.InvariantCulture, $"| {construct} | **{refusal.Id}** {refusal.GetMessage(CultureInfo.InvariantCulture).Replace("<", "&lt;", StringComparison.Ordinal)} |\n");
    }
}
