using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// A generated member as an operation. Of numbers it is computed in place, by derivatives of a call of its method, in the mode in which the
/// member computes it, so that the values have the same bits and can be differentiated to any order. Everything else is called; the
/// derivative of a gradient is then the product of the Hessian and a vector, where the method has that member.
/// </summary>
internal sealed class NamedDerivativeReader
{
    private readonly GeneratedMember _member;
    private readonly IMethodSymbol _method;
    private readonly Callee _callee;
    private readonly Origin _origin;
    private readonly IrType _type;

    /// <summary>How many operands come before the arguments: the receiver of an instance method.</summary>
    private readonly int _first;

    /// <summary>What the method differentiates, by the index of the operand.</summary>
    private readonly List<int> _active;

    /// <summary>For the result of the method, or each element of a tuple, whether it is differentiated.</summary>
    private readonly List<bool> _activeResults;

    private NamedDerivativeReader(GeneratedMember member, Callee callee, Origin origin)
    {
        _member = member;
        _method = member.Method;
        _callee = callee;
        _origin = origin;
        _type = TypeBinder.Bind(member.Member.ReturnType);
        _first = _method.IsStatic ? 0 : 1;
        _active = [.. _method.OriginalDefinition.Parameters.Where(DifferentiableCallBinder.IsActive).Select(parameter => parameter.Ordinal + _first)];
        _activeResults = [.. ResultReader.ActiveElements(_method.OriginalDefinition)];
    }

    /// <param name="member">The member.</param>
    /// <param name="method">Its method, as a caller sees it.</param>
    /// <param name="origin">The place of the call.</param>
    public static NamedDerivative Read(GeneratedMember member, Callee method, Origin origin)
    {
        var reader = new NamedDerivativeReader(member, method, origin);
        return new NamedDerivative(member.Member.Name, method, reader.Computed(), reader.Called());
    }

    /// <summary>What keeps a member from being called in what is differentiated; null where nothing does.</summary>
    public static Finding? Refusal(GeneratedMember member, IAssemblySymbol assembly, Origin place)
    {
        var method = member.Method;
        if (method.ReturnsVoid || method.Parameters.Any(parameter => parameter.IsChangedByReference()))
            return Finding.At(place, DiagnosticIds.UnsupportedConstruct, $"'{member.Member.Name}', the derivative of a method that writes to its parameters, inside of what is differentiated,", $"let '{method.Name}' return what it writes");
        if (member.Member.ReturnsVoid || MemberNames.TakesBuffers(member.Suffix) || member.Member.Parameters.Any(parameter => parameter.IsChangedByReference()))
            return Finding.At(place, DiagnosticIds.UnsupportedConstruct, $"'{member.Member.Name}', which writes to its parameters, inside of what is differentiated,", InsteadOfWriting(method.Name));
        return !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, assembly) && ForeignBackward.Refusal(method) is var (what, instead)
            ? Finding.At(place, DiagnosticIds.OtherAssembly, method.Name, method.ContainingAssembly.Name, what, instead)
            : null;
    }

    public static string InsteadOfWriting(string method) => $"call there a member that returns what it computes, such as '{method}{MemberNames.Gradient}' or '{method}{MemberNames.Backward}'";

    private IrType ResultType => TypeBinder.Bind(_method.ReturnType);

    private IEnumerable<(IrType Type, string? Name)> OwnParameters =>
        (_first == 0 ? [] : new (IrType, string?)[] { (TypeBinder.Bind(_method.ContainingType), "self") })
            .Concat(_method.Parameters.Select(parameter => (TypeBinder.Bind(parameter.Type), (string?)parameter.Name)));

    private IEnumerable<(IrType Type, string? Name)> Parameters =>
        OwnParameters.Concat(_member.Member.Parameters.Skip(_method.Parameters.Length).Select(parameter => (TypeBinder.Bind(parameter.Type), (string?)parameter.Name)));

    private int OwnCount => _method.Parameters.Length + _first;

    private bool IsOfNumber => _activeResults.Count(isActive => isActive) == 1 && ActiveResultTypes.Single().IsReal;

    private IEnumerable<IrType> ActiveResultTypes => (ResultType is TupleType tuple ? tuple.Elements.Select(element => element.Type) : [ResultType]).Where((_, index) => _activeResults[index]);

    private IEnumerable<IrType> ActiveTypes => OwnParameters.Where((_, index) => _active.Contains(index)).Select(parameter => parameter.Type);

    /// <summary>The member, computed in its place.</summary>
    private Function? Computed()
    {
        if (_callee.Target != CallTarget.Known)
            return null;
        var withNumbers = ActiveTypes.All(type => type.IsReal);
        return _member.Suffix switch
        {
            MemberNames.Gradient when withNumbers && IsOfNumber => Build((builder, values) => Tuple(builder, _type, GradientParts(builder, values))),
            MemberNames.ValueAndGradient when withNumbers && IsOfNumber => Build(ValueAndGradient),
            MemberNames.Backward when withNumbers && ActiveResultTypes.All(type => type.IsReal) && ActiveResultTypes.Distinct().Count() == 1 => Build(Backward),
            MemberNames.Tangent when ActiveTypes.All(IsDirection) && ActiveResultTypes.All(type => type is ScalarType or TypeParameterType or MatrixType or VectorType) => Build(Tangent),
            MemberNames.HessianVectorProduct when withNumbers && IsOfNumber => Build((builder, values) => Tuple(builder, _type, HessianVectorParts(builder, values))),
            MemberNames.Hessian when withNumbers && IsOfNumber && _active.Count == 1 => Build((builder, values) => HessianVectorParts(builder, [.. values, builder.EmitLiteral(1, ActiveTypes.Single())])[0]),
            MemberNames.Jacobian when withNumbers && IsOfNumber && _active.Count == 1 => Build((builder, values) => TangentParts(builder, [.. values, builder.EmitLiteral(1, ActiveTypes.Single())])[1]),
            _ => null,
        };
    }

    private static bool IsDirection(IrType type) => type is ScalarType or TypeParameterType or ArrayType or MatrixType or VectorType;

    private Function Build(System.Func<FunctionBuilder, Value[], Value> member) =>
        FunctionBuilder.Build(_member.Member.Name, _origin, Parameters, (builder, values) => [member(builder, values)]);

    private Value ValueAndGradient(FunctionBuilder builder, Value[] values)
    {
        var types = ((TupleType)_type).Elements;
        if (ResultType is TupleType)
            return Tuple(builder, _type, [Call(builder, values), Tuple(builder, types[1].Type, GradientParts(builder, values))]);
        var parts = Nested(builder, Differentiated(), NestedForm.ValueAndGradient, values);
        return Tuple(builder, _type, [parts[0], Tuple(builder, types[1].Type, [.. parts.Skip(1)])]);
    }

    /// <summary>Upstream values times derivatives are the derivatives of the sum of the results times the upstream values.</summary>
    private Value Backward(FunctionBuilder builder, Value[] values)
    {
        var sum = FunctionBuilder.Build(_method.Name, _origin, Parameters, (inner, given) =>
        {
            var results = ActiveOf(inner, Call(inner, given));
            var upstreams = results.Count == 1 ? [given.Last()] : inner.ElementsOf(given.Last());
            return [results.Select((result, index) => inner.Emit(new Primitive("Multiply"), inner.TypeOf(result), result, upstreams[index]))
                .Aggregate((left, right) => inner.Emit(new Primitive("Add"), inner.TypeOf(left), left, right))];
        });
        return Tuple(builder, _type, Nested(builder, sum, NestedForm.Gradient, values));
    }

    private Value Tangent(FunctionBuilder builder, Value[] values)
    {
        var types = ((TupleType)_type).Elements;
        var parts = TangentParts(builder, values);
        var count = parts.Count / 2;
        var value = _activeResults.All(isActive => isActive) ? Tuple(builder, types[0].Type, [.. parts.Take(count)]) : Call(builder, values);
        return Tuple(builder, _type, [value, Tuple(builder, types[1].Type, [.. parts.Skip(count)])]);
    }

    private IReadOnlyList<Value> TangentParts(FunctionBuilder builder, Value[] values) => Nested(builder, Differentiated(), NestedForm.Tangent, values);

    private IReadOnlyList<Value> GradientParts(FunctionBuilder builder, Value[] values) => Nested(builder, Differentiated(), NestedForm.Gradient, values);

    /// <summary>The Hessian times a vector is the tangent of the gradient.</summary>
    private IReadOnlyList<Value> HessianVectorParts(FunctionBuilder builder, Value[] values) =>
        [.. Nested(builder, FunctionBuilder.Build(_method.Name, _origin, OwnParameters, GradientParts), NestedForm.Tangent, values).Skip(_active.Count)];

    private IReadOnlyList<Value> Nested(FunctionBuilder builder, Function function, NestedForm form, Value[] values)
    {
        var derivative = new NestedDerivative(function, _active.ToEquatableArray(), form);
        return builder.EmitAll(derivative, derivative.Given, values);
    }

    /// <summary>The method, as far as its results are differentiated.</summary>
    private Function Differentiated() => FunctionBuilder.Build(_method.Name, _origin, OwnParameters, (builder, values) => ActiveOf(builder, Call(builder, values)));

    private Value Call(FunctionBuilder builder, Value[] values) => builder.Emit(new Call(_callee), ResultType, [.. values.Take(OwnCount)]);

    private IReadOnlyList<Value> ActiveOf(FunctionBuilder builder, Value results) => ResultType is TupleType tuple
        ? [.. Enumerable.Range(0, tuple.Elements.Count).Where(index => _activeResults[index]).Select(index => builder.Emit(new ReadElement(index), tuple.Elements[index].Type, results))]
        : [results];

    private static Value Tuple(FunctionBuilder builder, IrType type, IReadOnlyList<Value> elements) =>
        elements.Count == 1 ? elements[0] : builder.Emit(new Primitive("MakeTuple"), type, [.. elements]);

    /// <summary>A call of the member, with what is known of its derivative. Value and gradient are two calls, each with its own derivative.</summary>
    private Function Called() => Build((builder, values) => _member.Suffix == MemberNames.ValueAndGradient
        ? Tuple(builder, _type, [Call(builder, values), Call(builder, values, MemberNames.Gradient, ((TupleType)_type).Elements[1].Type)])
        : Call(builder, values, _member.Suffix, _type));

    private Value Call(FunctionBuilder builder, Value[] values, string suffix, IrType type)
    {
        var value = builder.Emit(new Call(MemberCallee(Sibling(suffix)!, [.. values.Skip(_first).Select(_ => false)], [.. ActiveElements(type).Select(_ => false)])), type, values);
        var hessian = suffix == MemberNames.Gradient ? Sibling(MemberNames.HessianVectorProduct) : null;
        EquatableArray<DerivativeRule> rules = hessian is not null
            ? [new DerivativeRule(MemberCallee(hessian, [.. _callee.ActiveParameters, .. _active.Select(_ => true)], ActiveElements(type)), _active.ToEquatableArray()) { IsHessian = true }]
            : [];
        var derivative = new CustomDerivative(
            _method.Name + suffix,
            [.. values.Select((operand, index) => DerivativeOf(builder.TypeOf(operand), index, hessian is not null))],
            ActiveElements(type),
            rules,
            rules,
            IsPartial: false,
            HasState: false)
        {
            Advice = Advice(suffix),
        };
        var result = builder.Define(type);
        builder.Append(new Let([result], new Primitive("Same"), [value], _origin, new Recognized(derivative, [.. values, value])));
        return result.Value;
    }

    /// <summary>What the method does not differentiate is a constant; what comes after its own arguments is not.</summary>
    private ArgumentDerivative DerivativeOf(IrType type, int operand, bool hasHessian) =>
        !type.IsDifferentiable || (operand >= _first && operand < OwnCount && !_active.Contains(operand)) ? ArgumentDerivative.None
        : hasHessian && operand >= _first ? ArgumentDerivative.ByRule
        : ArgumentDerivative.Missing;

    /// <summary>
    /// A member as a method that nobody looks into. The value of what stands beside its derivative is a constant; that of a rule is not,
    /// and has no derivative that anybody knows.
    /// </summary>
    private Callee MemberCallee(IMethodSymbol member, EquatableArray<bool> activeParameters, EquatableArray<bool> activeResults) => _callee with
    {
        Key = DifferentiableCallBinder.KeyOf(member.OriginalDefinition),
        DisplayName = member.Name,
        QualifiedName = _callee.QualifiedName + member.Name.Substring(_method.Name.Length),
        ActiveParameters = activeParameters,
        ActiveResults = activeResults,
        Target = CallTarget.Ruled,
        Tangent = TangentSource.Missing,
        BackwardTangent = TangentSource.Missing,
        HasColumn = false,
        IsDerivative = true,
    };

    private static EquatableArray<bool> ActiveElements(IrType type) => type is TupleType tuple ? [.. tuple.Elements.Select(element => element.Type.IsDifferentiable)] : [type.IsDifferentiable];

    /// <summary>Another member of the same method; null where there is none.</summary>
    private IMethodSymbol? Sibling(string suffix) => suffix == _member.Suffix ? _member.Member : _method.ContainingType.GetMembers(_method.Name + suffix).OfType<IMethodSymbol>()
        .FirstOrDefault(candidate => GeneratedMember.Of(candidate) is { } sibling && sibling.Suffix == suffix && SymbolEqualityComparer.Default.Equals(sibling.Method.OriginalDefinition, _method.OriginalDefinition));

    /// <summary>Why the derivative of a member is missing, and what to write instead.</summary>
    private (string What, string Instead) Advice(string suffix)
    {
        var owner = _callee.Target == CallTarget.Foreign ? $"'{_method.Name}' of the assembly '{_method.ContainingAssembly.Name}'" : $"'{_method.Name}'";
        var flag = $"{owner} [Differentiable(Derivatives.{MemberNames.HessianVectorProduct})]";
        return suffix switch
        {
            MemberNames.Gradient => ($"{owner} has no '{_method.Name}{MemberNames.HessianVectorProduct}', which gives the derivative of its gradient", $"mark {flag}"),
            MemberNames.Tangent or MemberNames.Backward when IsOfNumber => ("no member gives its derivative", $"take '{_method.Name}{MemberNames.Gradient}' there, and mark {flag}"),
            _ => ("no member gives its derivative", "pass what does not depend on it, or write the derivative out"),
        };
    }
}
