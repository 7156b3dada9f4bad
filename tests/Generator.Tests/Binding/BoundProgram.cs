using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Linking;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Tests.Harness;

namespace SymbolicBackprop.Generator.Tests.Binding;

/// <summary>Methods of a user's, as compiled C# and as what the binder makes of them.</summary>
internal sealed class BoundProgram
{
    private readonly Dictionary<string, MethodModel> _models;
    private readonly Type _type;
    private readonly Interpreter _interpreter;

    private BoundProgram(Dictionary<string, MethodModel> models, Type type)
    {
        _models = models;
        _type = type;
        _interpreter = new Interpreter(new ReflectionHost(typeof(global::SymbolicBackprop.Functions).Assembly))
        {
            StepLimit = 100_000,
            Call = (callee, arguments) => Tuple(_interpreter!.Evaluate(_models[callee.Key].Body!, arguments)),
        };
    }

    /// <param name="name">The name of the type, which no other test uses: types are found by it.</param>
    /// <param name="methods">Its members.</param>
    /// <param name="types">Further types.</param>
    public static BoundProgram Of(string name, string methods, string types = "")
    {
        var compilation = UserCode.Compile(UserCode.Parse($$"""
            #pragma warning disable
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Numerics;
            using SymbolicBackprop;
            using SymbolicBackprop.LinearAlgebra;
            using static System.Math;
            public static partial class {{name}}
            {
            {{methods}}
            }
            {{types}}
            """, LanguageVersion.CSharp13));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var assembly = new AssemblyLoadContext(name).LoadFromStream(image);
        var models = GeneratorRun.Of(compilation).Models.Select(pair => pair.Model).OfType<MethodModel>().GroupBy(model => model.Key).ToDictionary(group => group.Key, group => group.First());
        return new BoundProgram(models, assembly.GetType(name)!);
    }

    /// <summary>The bound function of a method.</summary>
    public Function FunctionOf(string method)
    {
        var model = Assert.Single(_models.Values, model => model.Signature.Name == method);
        Assert.True(model.Findings.Count == 0, string.Join("\n", model.Findings.Select(finding => $"{finding.Id}: {string.Join(", ", finding.Arguments)}")));
        var function = model.Body!;
        Assert.True(IrVerifier.Verify(function) is { Count: 0 }, $"{string.Join("\n", IrVerifier.Verify(function))}\n{IrPrinter.Print(function)}");
        return function;
    }

    /// <summary>
    /// That the function gives what the method gives, bit for bit: its results, what it leaves in parameters by reference and in arrays,
    /// or the exception that it throws.
    /// </summary>
    public void AssertSame(string method, params object[] arguments)
    {
        var function = FunctionOf(method);
        var info = _type.GetMethod(method, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!;
        if (info.IsGenericMethodDefinition)
            info = info.MakeGenericMethod(typeof(double));
        object?[] compiled = [.. arguments.Select(Copied)];
        object?[] interpreted = [.. arguments.Select(Copied)];
        var expected = Outcome(() =>
        {
            var result = info.Invoke(null, compiled);
            var own = info.ReturnType == typeof(void) ? [] : Flat(result);
            return [.. own, .. info.GetParameters().Zip(compiled).Where(pair => pair.First.ParameterType.IsByRef && !pair.First.IsIn).Select(pair => pair.Second)];
        });
        var actual = Outcome(() => _interpreter.Evaluate(function, interpreted));
        var apart = Scalarised(function);
        var scalarised = Outcome(() => _interpreter.Evaluate(apart, [.. arguments.Select(Copied)]));
        Assert.True(Text(expected) == Text(scalarised), $"{method}({Text(arguments)}) gives {Text(expected)}, taken apart {Text(scalarised)}\n{IrPrinter.Print(apart)}");
        var text = IrPrinter.Print(function);
        Assert.True(Text(expected) == Text(actual), $"{method}({Text(arguments)}) gives {Text(expected)}, the function {Text(actual)}\n{text}");
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is Array)
                Assert.True(Text(compiled[i]) == Text(interpreted[i]), $"{method} leaves {Text(compiled[i])}, the function {Text(interpreted[i])}\n{text}");
        }
    }

    /// <summary>The function without structs and tuples, of which none may be left but those from outside.</summary>
    private static Function Scalarised(Function function)
    {
        var apart = Scalarisation.Run(function);
        Assert.True(IrVerifier.Verify(apart) is { Count: 0 }, $"{string.Join("\n", IrVerifier.Verify(apart))}\n{IrPrinter.Print(apart)}");
        Assert.DoesNotContain(
            apart.Body.Descendants(),
            instruction => instruction is not Let { Operation: Call or Foreign or ReadMember or ReadElement or Primitive { Key: "MakeAggregate" or "MakeTuple" } }
                && instruction.Results.Any(result => result.Type is TupleType or AggregateType { IsReferenceType: false }));
        return apart;
    }

    private static object Outcome(Func<object?[]> run)
    {
        try
        {
            return run();
        }
        catch (TargetInvocationException exception)
        {
            return $"{exception.InnerException!.GetType()}: {Message(exception.InnerException)}";
        }
        catch (Exception exception) when (exception is not InterpretationException)
        {
            return $"{exception.GetType()}: {Message(exception)}";
        }
    }

    /// <summary>The words are compared where they are the user's.</summary>
    private static string Message(Exception exception) => exception is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException ? "" : exception.Message;

    private static object? Tuple(object?[] results) => results.Length == 1 ? results[0] : results;

    private static object?[] Flat(object? result) => result is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(index => tuple[index])] : [result];

    private static object? Copied(object? argument) => argument switch
    {
        Array { Rank: 1 } array when array.GetType().GetElementType()!.IsArray => Nested(array),
        Array array => array.Clone(),
        _ => argument,
    };

    private static Array Nested(Array array)
    {
        var copy = (Array)array.Clone();
        for (var i = 0; i < copy.Length; i++)
            copy.SetValue(Copied(copy.GetValue(i)), i);
        return copy;
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        double number => $"{number:R} ({BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number):X})",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        _ => $"{value} of {value.GetType()}",
    };
}
