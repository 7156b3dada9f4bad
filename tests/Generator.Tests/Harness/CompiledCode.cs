using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace SymbolicBackprop.Generator.Tests.Harness;

/// <summary>A user's file, compiled with what is generated for it, to be run.</summary>
internal sealed class CompiledCode(Assembly assembly)
{
    public static CompiledCode Of(GeneratorRun run)
    {
        var options = (CSharpParseOptions)run.Input.SyntaxTrees[0].Options;
        var whole = run.Input.AddSyntaxTrees(run.Result.GeneratedSources.Select(file => CSharpSyntaxTree.ParseText(file.SourceText, options, file.HintName)));
        using var image = new MemoryStream();
        var problems = whole.Emit(image).Diagnostics;
        Assert.True(image.Length > 0, string.Join("\n", problems));
        return new CompiledCode(Assembly.Load(image.ToArray()));
    }

    /// <summary>Calls a static method.</summary>
    public object? Call(string type, string method, params object?[] arguments)
    {
        try
        {
            return assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            throw inner;
        }
    }
}
