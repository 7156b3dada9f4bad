using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes a member that works on a batch. What is different for each element is a span; results and gradients are written to spans. The
/// work is done by a local function, once for each width of register, or element by element by the members for one element.
/// </summary>
internal sealed class BatchMemberWriter
{
    /// <summary>
    /// Two registers side by side take hardly longer than one, which waits for its own results. But the just-in-time compiler inlines the
    /// operations of a method only until it has some five hundred variables, and pairs have more of them.
    /// </summary>
    private const int MostOperationsOfPairs = 200;

    private readonly SourceWriter _writer;
    private readonly MethodSignature _signature;
    private readonly MemberKind _kind;
    private readonly BatchFunction _batch;
    private readonly LaneForm _lanes;
    private readonly HashSet<string> _taken;

    /// <summary>The spans that are read, by the names of their parameters.</summary>
    private readonly List<ParameterModel> _inputs;

    /// <summary>The parameters that are the same for the whole batch.</summary>
    private readonly List<ParameterModel> _constants;

    /// <summary>The spans that are written, in the order of the function's results that go there.</summary>
    private readonly List<Output> _outputs = [];

    public BatchMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, BatchFunction batch, LaneForm lanes)
    {
        _writer = writer;
        _signature = signature;
        _kind = kind;
        _batch = batch;
        _lanes = lanes;
        _inputs = [.. signature.Parameters.Where(BatchColumns.IsColumn)];
        _constants = [.. signature.Parameters.Where(parameter => !BatchColumns.IsColumn(parameter))];
        _taken = [.. signature.Parameters.Select(parameter => parameter.Name.TrimStart('@'))];
        AddOutputs();
    }

    private bool HasGradients => _kind.Suffix == MemberNames.GradientBatch;

    private string Number => TypeText.Of(BatchColumns.NumberOf(_signature));

    private string Count => $"{_inputs[0].Name}.Length";

    public void Write()
    {
        new BatchDocumentation(_writer, _signature, [.. _outputs.Select(output => (output.Name, output.Documentation))], HasGradients, _lanes.Obstacle).Write();
        _writer.Line(GeneratedFile.CodeAttribute);
        var constraints = _signature.Constraints.Length == 0 ? "" : " " + _signature.Constraints;
        var modifiers = (_signature.Helpers & DerivativeFamilies.Batch) == 0 ? _signature.Modifiers : _signature.HelperModifiers;
        var name = Identifiers.Escape(_signature.Name.TrimStart('@') + _kind.Suffix);
        var declaration = $"{modifiers} void {name}{_signature.TypeParameters}({string.Join(", ", Parameters())}){constraints}";
        if (_signature.Form != DeclarationForm.Implemented)
        {
            MemberWriter.WriteWithoutBody(_writer, _signature, declaration);
            return;
        }

        using (_writer.Block(declaration))
        {
            foreach (var constant in _constants.Where(GuardWriter.IsNeverNull))
                _writer.Line(GuardWriter.NotNull(constant.Name));
            var columns = Unique("columns");
            WriteColumns(columns);
            if (_lanes.Function is { } function)
                WriteLanes(function, columns);
            else
                WriteLoop();
        }
    }

    private IEnumerable<string> Parameters()
    {
        foreach (var parameter in _signature.Parameters)
        {
            yield return BatchColumns.IsColumn(parameter)
                ? $"global::System.ReadOnlySpan<{parameter.TypeText}> {parameter.Name}"
                : $"{parameter.Modifier}{parameter.TypeText} {parameter.Name}";
        }

        foreach (var output in _outputs)
            yield return $"global::System.Span<{Number}> {output.Name}";
    }

    private void AddOutputs()
    {
        var elements = _signature.Result.Elements;
        var plural = HasGradients ? "values" : "results";
        for (var i = 0; i < elements.Count; i++)
        {
            var element = elements[i].Name?.TrimStart('@');
            var name = elements.Count == 1 ? plural : element is null ? plural + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : $"{element}{(HasGradients ? "Values" : "Results")}";
            var place = elements.Count == 1 ? "" : $".Item{i + 1}";
            var documentation = elements.Count == 1 ? "Overwritten: the value for each element." : $"Overwritten: {(element is null ? $"element {i + 1}" : $"<c>{element}</c>")} of the value for each element.";
            _outputs.Add(new Output(Unique(name), i, (HasGradients ? "value" : "result") + place, documentation));
        }

        if (!HasGradients)
            return;
        foreach (var (parameter, index) in _inputs.Select((parameter, index) => (parameter, index)))
        {
            var position = IndexOf(parameter);
            var result = _batch.Gradients.Single(gradient => gradient.Leaf.Parameter == position).Result!.Value;
            var name = parameter.Name.TrimStart('@');
            _outputs.Add(new Output(
                Unique(name + "Gradient"), result, _inputs.Count == 1 ? "gradient" : $"gradient.Item{index + 1}", $"Overwritten: the derivative with respect to <paramref name=\"{name}\"/> for each element."));
        }
    }

    private int IndexOf(ParameterModel parameter) => _signature.Parameters.ToList().FindIndex(other => ReferenceEquals(other, parameter));

    /// <summary>The addresses of all parameters; what is read and what is written must have one length, and what is written overlap nothing.</summary>
    private void WriteColumns(string columns)
    {
        var receiver = Receiver();
        var kept = _lanes.Function is null ? [] : _constants;
        var count = _inputs.Count + _outputs.Count + (_lanes.Function is null ? 0 : kept.Count + (receiver is null ? 0 : 1));
        _writer.Line($"var {columns} = new {RuntimeNames.LaneColumns}(stackalloc nint[{count}]);");
        var column = 0;
        foreach (var input in _inputs)
            _writer.Line($"{columns}.SetInput({column++}, in {input.Name});");
        foreach (var output in _outputs)
            _writer.Line($"{columns}.SetOutput({column++}, in {output.Name});");
        foreach (var constant in kept)
            _writer.Line($"{columns}.{(constant.Type is SpanType { IsMemory: false } span ? span.IsReadOnly ? "SetInput" : "SetOutput" : "SetConstant")}({column++}, in {constant.Name});");
        if (_lanes.Function is not null && receiver is not null)
        {
            var self = Unique("self");
            _writer.Line($"var {self} = this;");
            _writer.Line($"{columns}.SetConstant({column}, in {self});");
        }

        var names = _inputs.Select(input => input.Name.TrimStart('@')).Concat(_outputs.Select(output => output.Name));
        _writer.Line($"{RuntimeNames.LaneBatch}.Require<{Number}>({columns}, {_inputs.Count}, [{string.Join(", ", names.Select(name => $"\"{name}\""))}]);");
        foreach (var constant in _constants.Where(constant => constant.Type is SpanType { IsMemory: false } or ArrayType { Rank: 1 } && constant.Type.Element == BatchColumns.NumberOf(_signature)))
        {
            foreach (var output in _outputs)
                _writer.Line($"{RuntimeNames.Guard}.RequireApart<{Number}>({output.Name}, {constant.Name}, \"{output.Name}\", \"{constant.Name.TrimStart('@')}\");");
        }
    }

    private Definition? Receiver() => _signature.IsStatic ? null : _batch.Function.Parameters[0];

    private void WriteLanes(Function function, string columns)
    {
        var (lanes, start, end) = (Unique("Lanes"), Unique("start"), Unique("end"));
        var isPaired = function.Body.Descendants().Count <= MostOperationsOfPairs;
        var types = LaneText.Widths.Select(width => $"{lanes}<{(isPaired ? RuntimeNames.LanePair : RuntimeNames.Lanes)}{width}<{Number}>>");
        _writer.Line($"{RuntimeNames.LaneBatch}.Run<{Number}>({columns}, inputs: {_inputs.Count}, outputs: {_outputs.Count}, registers: {(isPaired ? 2 : 1)}, {string.Join(", ", types)});");
        _writer.Line();
        _writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
        using (_writer.Block($"static void {lanes}<{RuntimeNames.LanesParameter}>({RuntimeNames.LaneColumns} {columns}, int {start}, int {end}) where {RuntimeNames.LanesParameter} : unmanaged, {RuntimeNames.LanesInterface}<{RuntimeNames.LanesParameter}, {Number}>"))
            WriteLaneLoop(function, columns, start, end);
    }

    private void WriteLaneLoop(Function function, string columns, string start, string end)
    {
        var names = new NameTable();
        foreach (var reserved in new[] { columns, start, end }.Concat(_signature.Parameters.Select(parameter => parameter.Name)))
            names.Reserve(reserved);
        var column = 0;
        var spans = new Dictionary<string, string>();
        foreach (var input in _inputs)
            WriteColumn(names, spans, input.Name, $"{columns}.Input<{Number}>({column++})");
        foreach (var output in _outputs)
            WriteColumn(names, spans, output.Name, $"{columns}.Output<{Number}>({column++})");
        foreach (var constant in _constants)
            _writer.Line($"var {constant.Name} = {columns}.{Kept(constant, column++)};");
        var values = new Queue<Definition>(function.Parameters);
        if (!_signature.IsStatic)
        {
            var receiver = values.Dequeue();
            var self = names.Unused("self");
            names.Set(receiver.Value, self);
            _writer.Line($"var {self} = {columns}.Constant<{TypeText.Of(receiver.Type)}>({column});");
        }

        foreach (var parameter in _signature.Parameters)
            names.Set(values.Dequeue().Value, parameter.Name);
        var index = names.Unused("index");
        using (_writer.Block($"for (int {index} = {start}; {index} < {end}; {index} += {RuntimeNames.LanesParameter}.Count)"))
        {
            foreach (var input in _inputs)
                _writer.Line($"var {input.Name} = {RuntimeNames.LanesParameter}.Load({spans[input.Name]}, {index});");
            var body = new BodyPrinter(_writer, function, names, writesCallersStorage: true);
            using (_signature.ChecksOverflow ? _writer.Block("unchecked") : default)
            {
                body.Print(last =>
                {
                    foreach (var output in _outputs)
                        _writer.Line($"{RuntimeNames.LanesParameter}.Store({body.Expressions.Print(last.Exit.Values[output.Result])}, {spans[output.Name]}, {index});");
                });
            }
        }
    }

    private void WriteColumn(NameTable names, Dictionary<string, string> spans, string parameter, string text)
    {
        var name = names.Unused(parameter.TrimStart('@') + "Column");
        spans.Add(parameter, name);
        _writer.Line($"var {name} = {text};");
    }

    private static string Kept(ParameterModel constant, int column) => constant.Type is SpanType { IsMemory: false } span
        ? $"{(span.IsReadOnly ? "Input" : "Output")}<{TypeText.Of(span.ElementType)}>({column})"
        : $"Constant<{constant.TypeText}>({column})";

    private void WriteLoop()
    {
        var index = Unique("index");
        using (_writer.Block($"for (int {index} = 0; {index} < {Count}; {index}++)"))
        {
            var arguments = string.Join(", ", _signature.Parameters.Select(parameter => BatchColumns.IsColumn(parameter) ? $"{parameter.Name}[{index}]" : $"{Passing(parameter)}{parameter.Name}"));
            var called = Identifiers.Escape(_signature.Name.TrimStart('@') + (HasGradients ? MemberNames.ValueAndGradient : ""));
            var (value, gradient) = (Unique(HasGradients ? "value" : "result"), HasGradients ? Unique("gradient") : "");
            _writer.Line($"var {(HasGradients ? $"({value}, {gradient})" : value)} = {called}{_signature.TypeParameters}({arguments});");
            foreach (var output in _outputs)
            {
                var source = output.Source.StartsWith("gradient", System.StringComparison.Ordinal)
                    ? gradient + output.Source.Substring("gradient".Length)
                    : value + output.Source.Substring((HasGradients ? "value" : "result").Length);
                _writer.Line($"{output.Name}[{index}] = {source};");
            }
        }
    }

    private static string Passing(ParameterModel parameter) => parameter.Modifier.Contains("in ") || parameter.Modifier.Contains("readonly ") ? "in " : "";

    private string Unique(string wish)
    {
        var name = wish;
        for (var number = 2; !_taken.Add(name); number++)
            name = wish + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    /// <param name="Name">The parameter that takes the span.</param>
    /// <param name="Result">The index of the function's result that goes there.</param>
    /// <param name="Source">What goes there of what the members for one element give: of their value, result or gradient.</param>
    /// <param name="Documentation">What the parameter's comment says.</param>
    private sealed record Output(string Name, int Result, string Source, string Documentation);
}
