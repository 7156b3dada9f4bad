using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes values as C# expressions with no more parentheses than they need.</summary>
internal sealed class ExpressionPrinter
{
    private readonly Variables _variables;
    private readonly Inlining _inlining;
    private readonly Dictionary<Value, IrType> _types;

    /// <summary>The index variable of the loop over array elements that is being written; null outside of one.</summary>
    private string? _elementIndex;

    public ExpressionPrinter(Function function, Variables variables, Inlining inlining)
    {
        _variables = variables;
        _inlining = inlining;
        _types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
    }

    public IrType TypeOf(Value value) => _types[value];

    /// <summary>The operation of a value that has no place of its own; null for any other value.</summary>
    public Let? InlinedLet(Value value) => _inlining.IsInlined(value) ? _inlining.ProducerOf(value) as Let : null;

    /// <summary>A value as a complete expression.</summary>
    public string Print(Value value, bool typeIsGiven = true) => Print(value, Precedence.Conditional, typeIsGiven);

    /// <summary>The operation that gives a value, for its declaration.</summary>
    public string PrintDefinition(Let let) => Print(let, Precedence.Conditional, typeIsGiven: true);

    /// <summary>One result of a branch as a conditional expression.</summary>
    public string PrintConditional(If branch, int result) => PrintConditional(branch, result, Precedence.Conditional);

    /// <summary>The opposite of a condition. Numbers that are not ordered make only <c>==</c> and <c>!=</c> opposites.</summary>
    public string PrintNegated(Value condition)
    {
        if (InlinedLet(condition) is not { } let)
            return "!" + Print(condition, Precedence.Primary, typeIsGiven: true);
        var areIntegers = let.Operands.All(operand => _types[operand] is ScalarType { IsReal: false });
        var opposite = let.Operation.Name switch
        {
            "Not" => Print(let.Operands[0]),
            "Equal" => "NotEqual",
            "NotEqual" => "Equal",
            "Less" when areIntegers => "GreaterOrEqual",
            "LessOrEqual" when areIntegers => "Greater",
            "Greater" when areIntegers => "LessOrEqual",
            "GreaterOrEqual" when areIntegers => "Less",
            _ => "!" + Print(condition, Precedence.Primary, typeIsGiven: true),
        };
        return OperationTable.Has(opposite) ? PrintDefinition(let with { Operation = new Primitive(opposite) }) : opposite;
    }

    /// <summary>A variable that is changed by an operation on itself: <c>x += e</c>, <c>i++</c>; null where it is not.</summary>
    public string? PrintUpdate(Variable variable, Let let)
    {
        if (let is not { Operation: Primitive { Key: "Add" or "Subtract" or "Multiply" or "Divide" or "Union" }, Result.Type: ScalarType or TypeParameterType or LanesType or DependenciesType }
            || _variables.Holding(let.Operands[0]) != variable
            || OperationTable.Row(let.Operation).Syntax is not Infix { Symbol: var symbol })
        {
            return null;
        }

        var isOne = !let.Result.Type.IsReal && LiteralOf(let.Operands[1])?.Number == 1 && symbol is "+" or "-";
        return isOne ? $"{variable.Name}{symbol}{symbol}" : $"{variable.Name} {symbol}= {Print(let.Operands[1])}";
    }

    /// <summary>The place that an operation reads or writes: a part of an element of storage, or the whole.</summary>
    public string PrintPlace(Let let, int end) => PrintElement(let, end) + (let.Operation as Primitive)?.Part;

    /// <summary>The element that an operation reads or writes: storage with the indices that follow it, or a variable that is storage itself.</summary>
    public string PrintElement(Let let, int end)
    {
        var storage = Print(let.Operands[0], Precedence.Primary, typeIsGiven: true);
        return end == 1 ? storage : $"{storage}[{string.Join(", ", let.Operands.Take(end).Skip(1).Select(index => Print(index)))}]";
    }

    /// <summary>An array expression at one index.</summary>
    public string PrintElement(Value array, string index)
    {
        _elementIndex = index;
        var text = Print(array);
        _elementIndex = null;
        return text;
    }

    /// <summary>A value as a part of an expression.</summary>
    public string Print(Value value, Precedence outer, bool typeIsGiven)
    {
        if (_inlining.AliasOf(value) is { } alias)
            return Print(alias, outer, typeIsGiven);

        // Of an array expression the element is made from the elements of its parts; any other array is indexed.
        if (_elementIndex is { } index && _types[value].IsIndexed && !(InlinedLet(value) is { } made && Inlining.IsByElement(made)))
        {
            _elementIndex = null;
            var array = Print(value, Precedence.Primary, typeIsGiven);
            _elementIndex = index;
            return $"{array}[{index}]";
        }

        if (!_inlining.IsInlined(value))
            return _variables[value].Name;
        return _inlining.ProducerOf(value) switch
        {
            Let let => Print(let, outer, typeIsGiven),
            If branch => PrintConditional(branch, Index(branch.Results, value), outer),
            var producer => throw new InvalidOperationException($"{producer?.GetType().Name} is not an expression."),
        };
    }

    private string Print(Let let, Precedence outer, bool typeIsGiven)
    {
        var x = let.Operands;
        if (LaneText.Of(this, let, outer) is { } ofLanes)
            return ofLanes;
        switch (let.Operation)
        {
            case Literal literal:
                var text = LiteralText.Of(literal, let.Result.Type, typeIsGiven);
                return text[0] is '-' or '(' ? Parenthesize(text, Precedence.Unary, outer) : text;
            case Conversion when TypeOf(x[0]) is TypeParameterType || let.Result.Type is TypeParameterType:
                return $"{let.Result.Type}.CreateChecked({Print(x[0], typeIsGiven: false)})";
            case Conversion conversion:
                var converted = $"({let.Result.Type}){Print(x[0], Precedence.Unary, typeIsGiven: false)}";
                return conversion.IsChecked ? $"checked({converted})" : Parenthesize(converted, Precedence.Unary, outer);
            case CheckedArithmetic:
                return $"checked({PrintSyntax(let, Precedence.Conditional)})";
            case MatrixProduct { TransposeLeft: false, TransposeRight: false }:
                return PrintInfix(new Infix("*", Precedence.Multiplicative), let, outer);
            case MatrixProduct product:
                var flags = (product.TransposeLeft ? ", transposeLeft: true" : "") + (product.TransposeRight ? ", transposeRight: true" : "");
                return $"{RuntimeNames.Matrix}.Multiply({Print(x[0])}, {Print(x[1])}{flags})";
            case WithMember with:
                return $"({Print(x[0], Precedence.Primary, typeIsGiven: true)} with {{ {with.Member} = {Print(x[1], typeIsGiven: true)} }})";
            case ReadMember read:
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.{read.Member}";
            case ReadComponent read:
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.{read.Component}";
            case ReadProperty read:
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.{read.Property}";
            case ReadCaptured read:
                return read.Parameter;
            case ReadSchedule read:
                var said = $"{Print(x[0])}.{read.Property}";
                return let.Result.Type == IrType.Int32 && read.Property != "Slot" ? Parenthesize($"(int){said}", Precedence.Unary, outer) : said;
            case ReadStatic read:
                return read.QualifiedName;
            case ReadElement read:
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.{ElementName(x[0], read.Index)}";
            case Call call:
                return PrintCall(call.Callee, "", [.. x]);
            case CallBackward call:
                return PrintCall(call.Callee, "Backward", [.. x]);
            case WorkspaceMatrix matrix:
                return $"{Print(x[0])}.Matrix<{let.Result.Type.Element}>({matrix.Slot}, {Print(x[1])}, {Print(x[2])})";
            case Foreign foreign:
                return ForeignText.Of(this, let, foreign, outer);
            case Primitive primitive:
                return PrintPrimitive(primitive, let, outer);
            default:
                throw new InvalidOperationException($"{let.Operation} is not an expression.");
        }
    }

    private string PrintPrimitive(Primitive primitive, Let let, Precedence outer)
    {
        var x = let.Operands;
        switch (primitive.Key)
        {
            case "Load":
                return PrintPlace(let, x.Count);
            case "Recall":
                return $"{Print(x[0])}[{Print(x[1])}]";
            case "NextAction":
                return $"{Print(x[0])}.MoveNext()";
            case "NewArray":
                return PrintNewArray((ArrayType)let.Result.Type, x);
            case "StackAllocate":
                return $"stackalloc {TypeText.Of(let.Result.Type.Element)}[{Print(x[0])}]";
            case "Slice":
                return _types[x[0]] is ArrayType
                    ? $"new {TypeText.Of(let.Result.Type)}({Print(x[0])}, {Print(x[1])}, {Print(x[2])})"
                    : $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.Slice({Print(x[1])}, {Print(x[2])})";
            case "View":
                return PrintView(let, outer);
            case "Snapshot":
                return _types[x[0]] is SpanType
                    ? $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.ToArray()"
                    : Parenthesize($"({TypeText.Of(let.Result.Type)}){Print(x[0], Precedence.Primary, typeIsGiven: true)}.Clone()", Precedence.Unary, outer);
            case "RowSpan":
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.RowSpan({Print(x[1])})";
            case "NewMatrix":
                return $"new {TypeText.Of(let.Result.Type)}({Print(x[0])}, {Print(x[1])})";
            case "DimensionLength":
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.GetLength({Print(x[1])})";
            case "MakeAggregate":
                var members = ((AggregateType)let.Result.Type).Members.Select((member, index) => $"{member.Name} = {Print(x[index], typeIsGiven: true)}");
                return $"(default({TypeText.Of(let.Result.Type)}) with {{ {string.Join(", ", members)} }})";
            case "MakeTuple":
                return $"({string.Join(", ", x.Select(element => Print(element, typeIsGiven: false)))})";
            case "MakeVector":
                return $"new {TypeText.Of(let.Result.Type)}({string.Join(", ", x.Select(number => Print(number)))})";
            case "Stop":
                return Print(x[0], outer, typeIsGiven: false);
            case "Select":
                var typeIsGiven = !IsLiteral(x[1]) || !IsLiteral(x[2]);
                return Parenthesize(
                    $"{Print(x[0], Precedence.ConditionalOr, true)} ? {Print(x[1], Precedence.ConditionalOr, typeIsGiven)} : {Print(x[2], Precedence.Conditional, typeIsGiven)}",
                    Precedence.Conditional,
                    outer);
            case "Clone":
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.Clone()";
            case "OneHot":
                return $"{RuntimeNames.Matrix}.OneHot<{let.Result.Type.Element}>({Print(x[0])}, {Print(x[2])})";
            case "Filled":
                return $"{RuntimeNames.Matrix}.Filled<{let.Result.Type.Element}>({Print(x[0])}, {Print(x[1])}, {Print(x[2], typeIsGiven: true)})";
            case "DependOn":
                return $"{RuntimeNames.Dependencies}.On({Print(x[0])})";
            case "DependOnEach":
                return $"{RuntimeNames.Dependencies}.OnEach({string.Join(", ", x.Select(number => Print(number)))})";
            case "LoadIfThere":
                return $"{RuntimeNames.Dependencies}.At({string.Join(", ", x.Select(operand => Print(operand)))})";
            case "UnionOfAll":
                return $"{RuntimeNames.Dependencies}.OfAll({Print(x[0])})";
            case "FilledLike":
                return Print(x[1], outer, typeIsGiven: false);
            default:
                return PrintSyntax(let, outer);
        }
    }

    /// <summary>The lengths belong to the outermost array: <c>new double[n][]</c>.</summary>
    private string PrintNewArray(ArrayType type, IEnumerable<Value> lengths)
    {
        var inner = TypeText.Of(type).Substring(TypeText.Of(type).IndexOf(']') + 1);
        IrType number = type;
        while (number is ArrayType array)
            number = array.ElementType;
        return $"new {TypeText.Of(number)}[{string.Join(", ", lengths.Select(length => Print(length)))}]{inner}";
    }

    /// <summary>The same elements as a span, or as a span that is only read. Extension methods are not at hand in generated files.</summary>
    private string PrintView(Let let, Precedence outer) => _types[let.Operands[0]] switch
    {
        ArrayType when let.Result.Type is SpanType => $"new {TypeText.Of(let.Result.Type)}({Print(let.Operands[0])})",
        MatrixType => $"{Print(let.Operands[0], Precedence.Primary, typeIsGiven: true)}.AsSpan()",
        SpanType { IsMemory: true } when let.Result.Type is SpanType { IsMemory: false } => $"{Print(let.Operands[0], Precedence.Primary, typeIsGiven: true)}.Span",
        _ => Print(let.Operands[0], outer, typeIsGiven: true),
    };

    private string PrintSyntax(Let let, Precedence outer)
    {
        var x = let.Operands;
        var ofMatrices = let.Result.Type is MatrixType || x.Any(operand => _types[operand] is MatrixType);
        switch (OperationTable.Row(let.Operation).Syntax)
        {
            // Between matrices the operators * and / are not the pointwise ones.
            case Infix { Symbol: "*" or "/" } when x.All(operand => _types[operand] is MatrixType):
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.Pointwise{(let.Operation.Name == "Multiply" ? "Multiply" : "Divide")}({Print(x[1])})";
            case Infix { Symbol: "/" } when _types[x[1]] is MatrixType:
                return $"{RuntimeNames.Matrix}.PointwiseDivide({Print(x[0], typeIsGiven: false)}, {Print(x[1])})";
            case Infix infix:
                return PrintInfix(infix, let, outer);
            case Prefix prefix:
                return Parenthesize(prefix.Symbol + Print(x[0], Precedence.Primary, typeIsGiven: false), Precedence.Unary, outer);
            case Property { Name: "Length" } when _types[x[0]] is ListType:
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.Count";

            // Of matrices the number of elements is a count, of arrays and spans a length.
            case Property { Name: "Count" } when _types[x[0]].IsIndexed:
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.Length";
            case Property property:
                var name = property.Name == "Count" && _types[x[0]].IsIndexed ? "Length" : property.Name;
                return $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.{name}";
            case VectorMethod method:
                return PrintVectorMethod(method, let, outer);
            case Method method:
                var anyReal = x.Any(operand => !IsLiteral(operand) && !(_types[operand] is ScalarType { IsReal: false }));
                var arguments = string.Join(", ", x.Select(operand => Print(operand, anyReal)));
                return $"{MethodText.Of(method, ofMatrices, let.Result.Type.Element, x.Select(TypeOf))}({arguments}){method.Suffix}";
            default:
                throw new InvalidOperationException($"{let.Operation} has no C# form.");
        }
    }

    private string PrintVectorMethod(VectorMethod method, Let let, Precedence outer)
    {
        var x = let.Operands;
        var owner = method.Overload([.. x.Select(TypeOf)])!.Owner;
        return method.Form switch
        {
            VectorForm.Operator => PrintInfix(new Infix(method.Name, Precedence.Multiplicative), let, outer),
            VectorForm.Property => $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.{method.Name}",
            VectorForm.Instance => $"{Print(x[0], Precedence.Primary, typeIsGiven: true)}.{method.Name}({Arguments(x.Skip(1))})",
            VectorForm.Runtime => $"{RuntimeNames.SmallMatrices}.{method.Name}({Arguments(x)})",
            _ => $"{TypeText.Of(owner)}.{method.Name}({Arguments(x)})",
        };
    }

    /// <summary>Left-associative: the right operand of equal precedence needs parentheses.</summary>
    public string PrintInfix(Infix infix, Let let, Precedence outer)
    {
        var bothLiteral = let.Operands.All(IsLiteral);
        var left = Print(let.Operands[0], infix.Precedence, !bothLiteral);
        var right = Print(let.Operands[1], infix.Precedence + 1, !bothLiteral);
        return Parenthesize($"{left} {infix.Symbol} {right}", infix.Precedence, outer);
    }

    private string PrintCall(Callee callee, string suffix, Value[] operands)
    {
        var name = callee.QualifiedName + suffix + callee.TypeArguments;
        if (callee.IsStatic)
            return $"{name}({Arguments(operands)})";
        var receiver = callee.IsThroughBase ? "base" : Print(operands[0], Precedence.Primary, typeIsGiven: true);
        return $"{receiver}.{name}({Arguments(operands.Skip(1))})";
    }

    private string Arguments(IEnumerable<Value> operands) => string.Join(", ", operands.Select(operand => Print(operand, typeIsGiven: false)));

    private string PrintConditional(If branch, int result, Precedence outer)
    {
        var then = branch.Then.Exit.Values[result];
        var otherwise = branch.Else.Exit.Values[result];

        // Both operators evaluate their right operand only where its arm runs.
        if (branch.Results[result].Type == IrType.Boolean && LiteralOf(otherwise)?.Text == "false")
            return Parenthesize($"{Print(branch.Condition, Precedence.ConditionalAnd, true)} && {Print(then, Precedence.ConditionalAnd + 1, true)}", Precedence.ConditionalAnd, outer);
        if (branch.Results[result].Type == IrType.Boolean && LiteralOf(then)?.Text == "true")
            return Parenthesize($"{Print(branch.Condition, Precedence.ConditionalOr, true)} || {Print(otherwise, Precedence.ConditionalOr + 1, true)}", Precedence.ConditionalOr, outer);

        var typeIsGiven = !IsLiteral(then) || !IsLiteral(otherwise);
        return Parenthesize(
            $"{Print(branch.Condition, Precedence.ConditionalOr, true)} ? {Print(then, Precedence.ConditionalOr, typeIsGiven)} : {Print(otherwise, Precedence.Conditional, typeIsGiven)}",
            Precedence.Conditional,
            outer);
    }

    private Literal? LiteralOf(Value value) => _inlining.ProducerOf(value) is Let { Operation: Literal literal } ? literal : null;

    private bool IsLiteral(Value value) => LiteralOf(value) is not null;

    private string ElementName(Value tuple, int index) => _types[tuple] is TupleType type && type.Elements[index].Name is { } name && !_inlining.IsInlined(tuple) ? name : $"Item{index + 1}";

    private static int Index(EquatableArray<Definition> results, Value value)
    {
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].Value == value)
                return i;
        }

        throw new InvalidOperationException("The branch does not give this value.");
    }

    public static string Parenthesize(string text, Precedence own, Precedence outer) => own < outer ? $"({text})" : text;
}
