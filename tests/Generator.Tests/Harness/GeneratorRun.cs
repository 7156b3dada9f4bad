using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Pipeline;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>One run of the generator on a compilation.</summary>
internal sealed record GeneratorRun(CSharpCompilation Input, GeneratorDriver Driver)
{
    private static readonly string[] AllSteps = [.. typeof(StepNames).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    public GeneratorRunResult Result { get; } = Driver.GetRunResult().Results.Single();

    /// <summary>The steps of the compiler that ran, by their names in <see cref="StepNames"/>.</summary>
    public IEnumerable<(string Name, IncrementalGeneratorRunStep Step)> Steps => AllSteps
        .SelectMany(name => Result.TrackedSteps.GetValueOrDefault(name, []).Select(step => (name, step)));

    /// <summary>The models that went through the steps.</summary>
    public IEnumerable<(string Step, object Model)> Models => Steps.SelectMany(step => step.Step.Outputs.Select(output => (step.Name, output.Value)));

    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    public static GeneratorRun Of(CSharpCompilation input)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()],
            parseOptions: (CSharpParseOptions)input.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(input, driver.RunGenerators(input));
    }

    /// <summary>The same driver on an edited compilation.</summary>
    public GeneratorRun Again(CSharpCompilation edited) => new(edited, Driver.RunGenerators(edited));

    /// <summary>The text of the only generated file whose name contains this.</summary>
    public string TextOf(string hint) => Result.GeneratedSources.Single(file => file.HintName.Contains(hint, StringComparison.Ordinal)).SourceText.ToString();
}
