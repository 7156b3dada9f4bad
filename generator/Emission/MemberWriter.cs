using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Planning;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes one generated member: documentation, declaration, checks, body and what it returns.</summary>
internal sealed class MemberWriter
{
    private readonly SourceWriter _writer;
    private readonly MethodSignature _signature;
    private readonly MemberKind _kind;
    private readonly PlannedFunction _planned;
    private readonly NameTable _names = new();

    /// <summary>The parameters whose gradients are returned or received, by index.</summary>
    private readonly List<(int Index, ParameterModel Parameter)> _withGradient;

    /// <summary>The adjoints of parameters that the method writes, where the member takes an upstream value.</summary>
    private readonly Dictionary<int, string> _adjoints = [];

    /// <summary>For each differentiated parameter with storage, or written by reference, what receives its gradient.</summary>
    private readonly Dictionary<int, string> _receivers = [];
    private string _upstream = "upstream";
    private string _workspace = "workspace";

    private MemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, PlannedFunction planned)
    {
        _writer = writer;
        _signature = signature;
        _kind = kind;
        _planned = planned;
        var inOuts = kind.Request.SeedsWithOne ? [] : planned.Reverse.InOuts.Select(inOut => inOut.Parameter).ToList();
        _withGradient = [.. signature.Parameters.Select((parameter, index) => (index, parameter)).Where(pair => pair.parameter.HasGradient && !inOuts.Contains(pair.index))];
    }

    private GradientTarget Target => _kind.Request.Target;

    public static void Write(SourceWriter writer, MethodSignature signature, MemberKind kind, PlannedFunction planned, string? formula)
    {
        var member = new MemberWriter(writer, signature, kind, planned);
        member.NameParameters();
        new DocumentationWriter(writer, signature, kind, member._adjoints, planned.Workspace is not null).Write(formula, member._upstream, member._workspace);
        member.WriteMember();
    }

    private void NameParameters()
    {
        foreach (var parameter in _signature.Parameters)
            _names.Reserve(parameter.Name);
        var users = new Queue<Definition>(_planned.Function.Parameters);
        if (!_signature.IsStatic)
            _names.Set(users.Dequeue().Value, "this");
        foreach (var parameter in _signature.Parameters)
            _names.Set(users.Dequeue().Value, parameter.Name);
        if (!_kind.Request.SeedsWithOne)
        {
            NameUpstream(users);
            foreach (var inOut in _planned.Reverse.InOuts)
            {
                _adjoints[inOut.Parameter] = Unique(_signature.Parameters[inOut.Parameter].Name.TrimStart('@') + "Adjoint");
                _names.Set(users.Dequeue().Value, _adjoints[inOut.Parameter]);
            }
        }

        if (Target == GradientTarget.Returned)
            return;
        foreach (var (i, parameter) in _withGradient)
        {
            _receivers[i] = Unique(parameter.Name.TrimStart('@') + "Gradient");
            if (_planned.Reverse.Gradients.Any(gradient => gradient.Leaf.Parameter == i && gradient.Result is null))
                _names.Set(users.Dequeue().Value, _receivers[i]);
        }

        if (_planned.Workspace is { } workspace)
        {
            _workspace = Unique("workspace");
            _names.Set(workspace.Value, _workspace);
        }
    }

    private void NameUpstream(Queue<Definition> users)
    {
        var elements = _signature.Result.Elements.Where(element => element.IsActive).ToList();
        if (elements.Count == 0)
            return;
        _upstream = Unique("upstream");
        for (var i = 0; i < elements.Count; i++)
        {
            foreach (var part in ElementPart.LeavesOrWhole(elements[i].Type).Where(part => part?.IsConstant != true))
                _names.Set(users.Dequeue().Value, (elements.Count == 1 ? _upstream : $"{_upstream}.{TupleText.ElementName(elements[i].Name, i)}") + part);
        }
    }

    private string Unique(string wish)
    {
        var name = wish;
        for (var number = 2; _signature.Parameters.Any(parameter => parameter.Name.TrimStart('@') == name); number++)
            name = wish + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _names.Reserve(name);
        return name;
    }

    private void WriteMember()
    {
        _writer.Line(GeneratedFile.CodeAttribute);
        var name = Identifiers.Escape(_signature.Name.TrimStart('@') + _kind.Suffix);
        var constraints = _signature.Constraints.Length == 0 ? "" : " " + _signature.Constraints;
        var declaration = $"{_signature.Modifiers} {ReturnType()} {name}{_signature.TypeParameters}({string.Join(", ", Parameters())}){constraints}";
        if (_signature.Form != DeclarationForm.Implemented)
        {
            WriteWithoutBody(declaration);
            return;
        }

        using (_writer.Block(declaration))
        {
            var hasGuards = GuardWriter.Write(_writer, _signature, [.. _planned.Reverse.InOuts.Select(inOut => inOut.Parameter)], _receivers.Concat(_adjoints), _planned.Workspace is null ? null : _workspace, UpstreamMatrix());
            var body = new BodyPrinter(_writer, _planned.Function, _names, writesCallersStorage: Target != GradientTarget.Returned);
            if (hasGuards)
                _writer.Line();

            // Where the project checks integer arithmetic by default, what was unchecked in the original says so.
            using (_signature.ChecksOverflow && OverflowsSilently(_planned.Function) ? _writer.Block("unchecked") : default)
            {
                body.Print(end => WriteResult(body.Expressions, end));
            }
        }
    }

    /// <summary>Types that implement an interface may be compiled without the generator: its members say so when they are called.</summary>
    private void WriteWithoutBody(string declaration)
    {
        if (_signature.Form == DeclarationForm.Abstract)
        {
            _writer.Line($"{declaration};");
            return;
        }

        using (_writer.Block(declaration))
            _writer.Line($"throw new global::System.NotSupportedException(\"The method that implements '{_signature.Name}' has no derivative: mark it [Differentiable].\");");
    }

    private static bool OverflowsSilently(Function function) => function.Body.Descendants().OfType<Let>().Any(let =>
        let.Results.Count == 1
        && let.Result.Type is ScalarType { IsReal: false, Kind: not ScalarKind.Boolean }
        && let.Operation is Primitive { Key: "Add" or "Subtract" or "Multiply" or "Negate" } or Conversion { IsChecked: false });

    private string? UpstreamMatrix() => !_kind.Request.SeedsWithOne
        && _signature.Result.Elements.Count(element => element.IsActive) == 1
        && _signature.Result.Elements.Single(element => element.IsActive).Type is MatrixType
            ? _upstream
            : null;

    private IEnumerable<string> Parameters()
    {
        var takesDefaults = _kind.Suffix is MemberNames.Gradient or MemberNames.ValueAndGradient;
        foreach (var parameter in _signature.Parameters)
        {
            var isParams = takesDefaults && parameter.IsParams ? "params " : "";
            var optional = takesDefaults && parameter.Default is { } value ? $" = {value}" : "";
            yield return $"{isParams}{parameter.Modifier}{parameter.TypeText} {parameter.Name}{optional}";
        }

        if (!_kind.Request.SeedsWithOne && _signature.Result.Elements.Any(element => element.IsActive))
            yield return $"{TupleText.Type(_signature.Result.Elements.Where(element => element.IsActive).Select(element => (element.Name, element.TypeText)))} {_upstream}";
        foreach (var adjoint in _adjoints)
            yield return $"{(_signature.Parameters[adjoint.Key].IsByReference ? "ref " : "")}{BufferType(_signature.Parameters[adjoint.Key].Type)} {adjoint.Value}";
        foreach (var receiver in _receivers)
            yield return $"{ReceiverType(_signature.Parameters[receiver.Key])} {receiver.Value}";
        if (_planned.Workspace is not null)
            yield return $"{RuntimeNames.Workspace} {_workspace}";
    }

    private string ReceiverType(ParameterModel parameter) => parameter.Type switch
    {
        _ when parameter.Type.IsIndexed => BufferType(parameter.Type),
        MatrixType or AggregateType { IsReferenceType: true } => TypeText.Of(parameter.Type),
        AggregateType => $"ref {TypeText.Of(parameter.Type)}",
        _ => $"{(Target == GradientTarget.Overwritten ? "out" : "ref")} {TypeText.Of(parameter.Type)}",
    };

    private string ReturnType() => _kind.Suffix switch
    {
        MemberNames.ValueAndGradient => $"({_signature.Result.TypeText} Value, {GradientType()} Gradient)",
        MemberNames.GradientInto => _signature.Result.TypeText,
        MemberNames.BackwardAddTo => "void",
        _ => _withGradient.Count == 0 ? "void" : GradientType(),
    };

    private string GradientType() => TupleText.Type(_withGradient.Select(pair =>
        ((string?)pair.Parameter.Name, pair.Parameter.Type switch
        {
            SpanType span => TypeText.Of(new ArrayType(span.ElementType)),
            var type => TypeText.Of(type),
        })));

    private static string BufferType(IrType type) => TypeText.Of(GradientBuffers.BufferType(type));

    private void WriteResult(ExpressionPrinter expressions, ReturnStatement end)
    {
        var results = end.Exit.Values;
        string Result(int index) => expressions.Print(results[index], typeIsGiven: false);

        foreach (var receiver in _receivers)
            AssignResults(receiver.Key, receiver.Value, Result);
        var returned = Returned(Result);
        var assigned = AssignedTogether(Result).Where(pair => pair.Value != pair.Place).ToList();
        if (assigned.Count > 0)
        {
            if (returned is not null)
            {
                var result = _names.Unused("result");
                _writer.Line($"{ReturnType()} {result} = {returned};");
                returned = result;
            }

            _writer.Line(assigned.Count == 1
                ? $"{assigned[0].Place} = {assigned[0].Value};"
                : $"({string.Join(", ", assigned.Select(pair => pair.Place))}) = ({string.Join(", ", assigned.Select(pair => pair.Value))});");
        }

        if (returned is not null)
            _writer.Line($"return {returned};");
        else if (!end.IsLast)
            _writer.Line("return;");
    }

    /// <summary>
    /// What is left in parameters that are passed by reference, and in their adjoints: one assignment, because what is left in one may
    /// be computed from what came in by another.
    /// </summary>
    private IEnumerable<(string Place, string Value)> AssignedTogether(System.Func<int, string> result)
    {
        var final = _kind.Request.IncludesValue ? _signature.Result.Elements.Sum(element => ElementPart.LeavesOrWhole(element.Type).Count()) : 0;
        foreach (var parameter in _signature.Parameters.Where(parameter => parameter.IsByReference))
        {
            var left = ElementPart.LeavesOrWhole(parameter.Type).Select(_ => result(final++)).ToList();
            foreach (var assigned in PartText.Places(parameter.Name, parameter.Type, parameter.IsOut, left))
                yield return assigned;
        }

        foreach (var (index, adjoint) in _adjoints.Select(pair => (pair.Key, pair.Value)).Where(pair => _signature.Parameters[pair.Key].IsByReference))
        {
            var gradients = _planned.Reverse.Gradients.Where(gradient => gradient.Leaf.Parameter == index).ToList();
            var type = _signature.Parameters[index].Type;
            if (gradients.Count == 0)
            {
                yield return (adjoint, type is VectorType || ElementPart.HasParts(type) ? "default" : "0");
                continue;
            }

            var next = 0;
            foreach (var assigned in PartText.Places(adjoint, type, isUnset: false, [.. ElementPart.LeavesOrWhole(type).Select(part => part?.IsConstant == true ? null : result(gradients[next++].Result!.Value))]))
                yield return assigned;
        }
    }

    /// <summary>What the member returns; null where that is nothing.</summary>
    private string? Returned(System.Func<int, string> result)
    {
        if (_kind.Suffix == MemberNames.BackwardAddTo || (_kind.Suffix == MemberNames.Backward && _withGradient.Count == 0))
            return null;
        var leaf = 0;
        var value = TupleText.Value(_signature.Result.Elements.Select(element => !_kind.Request.IncludesValue ? ""
            : PartText.Whole($"default({element.TypeText})", element.Type, [.. ElementPart.LeavesOrWhole(element.Type).Select(_ => result(leaf++))])));
        if (_kind.Suffix == MemberNames.GradientInto)
            return value;

        var gradient = TupleText.Value(_withGradient.Select(pair => Assemble(pair.Index, pair.Parameter.Type, pair.Parameter.Name, [], result)));
        return _kind.Suffix == MemberNames.ValueAndGradient ? $"({value}, {gradient})" : gradient;
    }

    /// <summary>Numbers among the leaves of a receiver are assigned at the end; arrays and matrices have been written in place.</summary>
    private void AssignResults(int parameter, string receiver, System.Func<int, string> result)
    {
        var operation = Target == GradientTarget.Added ? "+=" : "=";
        var gradients = _planned.Reverse.Gradients.Where(gradient => gradient.Leaf.Parameter == parameter).ToList();
        foreach (var gradient in gradients)
        {
            if (gradient.Result is { } index)
                _writer.Line($"{Place(receiver, _signature.Parameters[parameter].Type, gradient.Leaf)} {operation} {result(index)};");
        }
    }

    private static string Place(string receiver, IrType type, Leaf leaf)
    {
        if (leaf.Path.All(step => step.IsSettable))
            return receiver + string.Concat(leaf.Path.Select(step => "." + (step.Member ?? $"Item{step.Element + 1}")));
        var numbers = leaf.Type == IrType.Single ? "Singles" : "Doubles";
        return $"{TypeText.Of(type)}.Leaf(ref {receiver}, {LeafIndex(type, receiver, leaf.Path)}).{numbers}[0]";
    }

    /// <summary>The index of a leaf among those of weights: as many leaves come before it as the members before it have.</summary>
    private static string LeafIndex(IrType type, string access, EquatableArray<LeafStep> path)
    {
        var before = new List<(IrType Type, string Access)>();
        foreach (var step in path)
        {
            var members = ((AggregateType)type).Members.Where(member => !member.IsConstant).ToList();
            before.AddRange(members.TakeWhile(member => member.Name != step.Member).Select(member => (member.Type, $"{access}.{member.Name}")));
            type = members.First(member => member.Name == step.Member).Type;
            access = $"{access}.{step.Member}";
        }

        return LeafText.Sum(before);
    }

    /// <summary>The gradient of a parameter from those of its leaves; constant members are the parameter's own.</summary>
    private string Assemble(int parameter, IrType type, string source, EquatableArray<LeafStep> path, System.Func<int, string> result)
    {
        switch (type)
        {
            case AggregateType aggregate:
                var members = aggregate.Members.Where(member => !member.IsConstant)
                    .Select(member => Assemble(parameter, member.Type, $"{source}.{member.Name}", [.. path, new LeafStep(member.Name, 0, member.IsSettable)], result));
                return $"{aggregate.CSharpName}.{RuntimeNames.CreateLike}({string.Join(", ", [source, .. members])})";
            case TupleType tuple:
                return $"({string.Join(", ", tuple.Elements.Select((element, index) => element.Type.IsDifferentiable
                    ? Assemble(parameter, element.Type, source, [.. path, new LeafStep(null, index, IsSettable: true)], result)
                    : $"{source}.Item{index + 1}"))})";
            default:
                return result(_planned.Reverse.Gradients.Single(gradient => gradient.Leaf.Parameter == parameter && gradient.Leaf.Path == path).Result!.Value);
        }
    }
}
