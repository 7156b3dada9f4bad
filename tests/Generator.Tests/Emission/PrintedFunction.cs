using System.Reflection;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Emission;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.Generator.Tests.Harness;
using SymbolicBackprop.Generator.Tests.Operations;

namespace SymbolicBackprop.Generator.Tests.Emission;

/// <summary>Functions of the IR as static methods of C#, compiled and run beside the interpreter.</summary>
internal static class PrintedFunction
{
    /// <summary>More instructions than any function of the tests takes.</summary>
    private static readonly Interpreter Interpreter = new(RowFunctions.Interpreter.Host) { StepLimit = 100_000 };

    /// <summary>Compares the statements between the braces of the method with a text, and what they do with the interpreter.</summary>
    public static void AssertPrints(Function function, string expected, params object?[][] arguments)
    {
        AssertRunsAsInterpreted(function, arguments);
        var lines = Method(function, writesCallersStorage: false).Split('\n')
            .SkipWhile(line => line != "{").Skip(1).TakeWhile(line => line != "}")
            .Select(line => line.Length == 0 ? line : line[4..]);

        // Where there is no backward sweep the heading of the other one says nothing.
        var text = string.Join("\n", lines);
        Assert.Equal(expected, expected.Contains("// Backward", StringComparison.Ordinal) ? text : text.Replace("// Forward\n", "", StringComparison.Ordinal), ignoreLineEndingDifferences: true);
    }

    /// <summary>Compiles functions together, runs each on its arguments and compares results and written storage bit for bit with the interpreter.</summary>
    public static void AssertRunsAsInterpreted(IReadOnlyList<(Function Function, object?[][] Arguments)> cases)
    {
        var methods = cases.Select((test, index) => Method(test.Function with { Name = $"F{index}" }, writesCallersStorage: index % 2 == 1)).ToList();
        var type = Compile(methods);
        for (var i = 0; i < cases.Count; i++)
        {
            Assert.True(IrVerifier.Verify(cases[i].Function) is { Count: 0 }, $"{string.Join("\n", IrVerifier.Verify(cases[i].Function))}\n{IrPrinter.Print(cases[i].Function)}");
            foreach (var arguments in cases[i].Arguments)
            {
                var (expected, actual) = (Copies(arguments), Copies(arguments));
                var wanted = Outcome(() => Interpreter.Evaluate(cases[i].Function, expected));
                var given = Outcome(() => Invoke(type.GetMethod($"F{i}")!, actual));
                var (left, right) = (Text(wanted.Concat(expected)), Text(given.Concat(actual)));
                Assert.True(left == right, $"({Text(arguments)})\nexpected {left}\nactual   {right}\n{methods[i]}\n{IrPrinter.Print(cases[i].Function)}");
            }
        }
    }

    public static void AssertRunsAsInterpreted(Function function, params object?[][] arguments) => AssertRunsAsInterpreted([(function, arguments)]);

    private static string Method(Function function, bool writesCallersStorage)
    {
        var names = new NameTable();
        var parameters = function.Parameters.Select((parameter, index) => (parameter.Value, parameter.Type, Name: parameter.Name ?? $"p{index}")).ToList();
        foreach (var parameter in parameters)
            names.Set(parameter.Value, parameter.Name);
        var writer = new SourceWriter();
        var result = TupleText.Type(function.Results.Select(type => ((string?)null, TypeText.Of(type))));
        using (writer.Block($"public static {(function.Results.Count == 0 ? "void" : result)} {function.Name}({string.Join(", ", parameters.Select(parameter => $"{TypeText.Of(parameter.Type)} {parameter.Name}"))})"))
        {
            var body = new BodyPrinter(writer, function, names, writesCallersStorage);
            body.Print(end =>
            {
                var values = TupleText.Value(end.Exit.Values.Select(value => body.Expressions.Print(value, typeIsGiven: false)));
                if (function.Results.Count > 0)
                    writer.Line($"return {values};");
                else if (!end.IsLast)
                    writer.Line("return;");
            });
        }

        return writer.ToString();
    }

    private static Type Compile(List<string> methods)
    {
        // Sketched functions compare constants and values with themselves, and store in a cell what it holds.
        var source = $"#pragma warning disable CS0162, CS1717, CS1718\npublic static class Printed\n{{\n{string.Join("\n", methods)}}}\n";
        using var image = new MemoryStream();
        var problems = UserCode.Compile(UserCode.Parse(source)).Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(problems.Count == 0, $"{string.Join("\n", problems)}\n{(problems.Count == 0 ? "" : MethodAt(source, problems[0]))}");
        return Assembly.Load(image.ToArray()).GetType("Printed")!;
    }

    private static string MethodAt(string source, Diagnostic problem)
    {
        var position = problem.Location.SourceSpan.Start;
        var start = source.LastIndexOf("public static", position, StringComparison.Ordinal);
        var end = source.IndexOf("\npublic static", position, StringComparison.Ordinal);
        return source[start..(end < 0 ? source.Length : end)];
    }

    private static IEnumerable<object?> Invoke(MethodInfo method, object?[] arguments)
    {
        var result = method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        return result is System.Runtime.CompilerServices.ITuple tuple ? Enumerable.Range(0, tuple.Length).Select(index => tuple[index]) : method.ReturnType == typeof(void) ? [] : [result];
    }

    private static object?[] Outcome(Func<IEnumerable<object?>> run)
    {
        try
        {
            return [.. run()];
        }
        catch (Exception exception) when (exception is not InterpretationException and not StepLimitException)
        {
            return [exception.GetType().Name];
        }
    }

    /// <summary>Arguments that are one array stay one.</summary>
    private static object?[] Copies(object?[] arguments)
    {
        var copies = new Dictionary<object, object?>(ReferenceEqualityComparer.Instance);
        foreach (var argument in arguments.OfType<Array>())
            copies.TryAdd(argument, Copy(argument));
        return [.. arguments.Select(argument => argument is Array ? copies[argument] : argument)];
    }

    private static object? Copy(object? argument) => argument switch
    {
        double[][] rows => rows.Select(row => row.ToArray()).ToArray(),
        Array array => array.Clone(),
        _ => argument,
    };

    private static string Text(IEnumerable<object?> values) => string.Join("; ", values.Select(Text));

    private static string Text(object? value) => value switch
    {
        double number => double.IsNaN(number) ? "NaN" : BitConverter.DoubleToInt64Bits(number).ToString("x", System.Globalization.CultureInfo.InvariantCulture) + $"={number:R}",
        Array array => $"[{Text(array.Cast<object?>())}]",
        _ => $"{value}",
    };
}
