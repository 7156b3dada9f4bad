using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Pipeline;
using SymbolicBackprop.Generator.Planning;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>The functions that went through the stages of a run.</summary>
internal static class IntermediateCode
{
    public static void AssertWellFormed(GeneratorRun run)
    {
        foreach (var (step, model) in run.Models)
        {
            foreach (var function in FunctionsOf(model))
                Assert.True(IrVerifier.Verify(function) is { Count: 0 }, $"after {step}:\n{string.Join("\n", IrVerifier.Verify(function))}\n{IrPrinter.Print(function)}");
        }
    }

    /// <summary>The functions of a model, as the stage left them.</summary>
    public static IEnumerable<Function> FunctionsOf(object model) => model switch
    {
        MethodModel { Body: { } body } => [body],
        Staged<Function> { Product: { } linked } => [linked],
        Staged<AnalyzedFunction> { Product: { } analyzed } => [analyzed.Function],
        Staged<Members<DerivativeFunction>> { Product: { } members } => members.Functions.Select(member => member.Function.Function),
        Staged<Members<PlannedFunction>> { Product: { } members } => members.Functions.SelectMany(member => new[] { member.Function.Function, member.Function.Lanes?.Function }).OfType<Function>(),
        _ => [],
    };

    /// <summary>The text of a method's function after linking, and of its gradient or else its backward function.</summary>
    public static string Print(GeneratorRun run, string method)
    {
        var linked = run.Models.Select(pair => pair.Model).OfType<Staged<Function>>().Single(staged => staged.Method.Signature.Name == method);
        var reverse = run.Models.Select(pair => pair.Model).OfType<Staged<Members<DerivativeFunction>>>().Single(staged => staged.Method.Signature.Name == method);
        return $"{IrPrinter.Print(linked.Product!)}\n{reverse.Product!.Functions[0].Suffix}: {IrPrinter.Print(reverse.Product.Functions[0].Function.Function)}";
    }
}
