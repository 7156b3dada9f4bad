using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Patterns as conditions on a value; the variables of a pattern are assigned on the way.</summary>
internal sealed class PatternBinder(BodyBinder body)
{
    public Value Bind(IIsPatternOperation test) =>
        Matches(test.Pattern, body.Expressions.Bind(test.Value)) ?? body.Emit(test, Literals.True);

    /// <summary>Whether a value matches; null where every value does.</summary>
    public Value? Matches(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return null;
            case IConstantPatternOperation constant:
                return IsConstant(constant, value, constant.Value);
            case IRelationalPatternOperation relation when OperatorNames.OfBinary(relation.OperatorKind) is { } name:
                return body.EmitTyped(pattern, new Primitive(name), IrType.Boolean, value, Constant(relation.Value, value));
            case INegatedPatternOperation negated:
                return Matches(negated.Pattern, value) is { } condition
                    ? body.EmitTyped(pattern, new Primitive("Not"), IrType.Boolean, condition)
                    : body.EmitTyped(pattern, Literals.False, IrType.Boolean);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                return body.Branches.And(pattern, Matches(both.LeftPattern, value), () => Matches(both.RightPattern, value));
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return body.Branches.Or(pattern, Matches(either.LeftPattern, value), () => Matches(either.RightPattern, value));
            case IDeclarationPatternOperation declaration when declaration.MatchesNull || IsOfType(declaration, declaration.MatchedType):
                Declare(declaration.DeclaredSymbol, pattern, value);
                return null;
            case ITypePatternOperation type when IsOfType(type, type.MatchedType):
                return null;
            case IRecursivePatternOperation recursive when SymbolEqualityComparer.Default.Equals(recursive.InputType, recursive.MatchedType):
                return MatchesParts(recursive, value, recursive.InputType.IsValueType ? null : body.Nulls.IsNotNull(pattern, value, recursive.InputType));
            case IRecursivePatternOperation recursive when IsUnderlying(pattern, recursive.MatchedType):
                return body.Branches.And(pattern, body.Nulls.IsNotNull(pattern, value, pattern.InputType), () => MatchesParts(recursive, body.Nulls.Underlying(pattern, value, pattern.InputType), null));
            case IDeclarationPatternOperation declaration when IsUnderlying(pattern, declaration.MatchedType):
                return body.Branches.And(pattern, body.Nulls.IsNotNull(pattern, value, pattern.InputType), () =>
                {
                    Declare(declaration.DeclaredSymbol, pattern, body.Nulls.Underlying(pattern, value, pattern.InputType));
                    return null;
                });
            case ITypePatternOperation type when IsUnderlying(pattern, type.MatchedType):
                return body.Nulls.IsNotNull(pattern, value, pattern.InputType);
            case IListPatternOperation list when body.Builder.TypeOf(value) is SpanType or ArrayType { Rank: 1 } && list.Patterns.All(IsReadable):
                return body.Branches.And(
                    pattern,
                    body.Builder.TypeOf(value) is ArrayType ? body.Nulls.IsNotNull(pattern, value, pattern.InputType) : null,
                    () => MatchesElements(list, value));
            case IListPatternOperation:
                return body.RefuseConstruct(pattern, $"A list pattern on '{pattern.InputType.ToDisplayString()}'", "compare the elements of an array or span, and name no slice");
            case IDeclarationPatternOperation or ITypePatternOperation or IRecursivePatternOperation:
                return body.RefuseConstruct(pattern, $"A test of the type that an '{pattern.InputType.ToDisplayString()}' has", "compute it in a method that calls this one, and pass it in");
            default:
                return body.RefuseConstruct(pattern, "This pattern", "write the comparison with ==, < or >");
        }
    }

    /// <summary>Whether a value is a constant. As in C#, a pattern finds NaN, which <c>==</c> does not.</summary>
    public Value IsConstant(IOperation source, Value value, IOperation constant) =>
        constant.ConstantValue.Value is double.NaN or float.NaN
            ? body.EmitTyped(source, new Primitive("NotEqual"), IrType.Boolean, value, value)
            : body.EmitTyped(source, new Primitive("Equal"), IrType.Boolean, value, Constant(constant, value));

    private Value Constant(IOperation constant, Value value) => LiteralBinder.Bind(constant) is { } literal
        ? body.EmitTyped(constant, literal, body.Builder.TypeOf(value))
        : body.Expressions.Bind(constant);

    private Value? MatchesParts(IRecursivePatternOperation recursive, Value value, Value? matches)
    {
        if (recursive.DeconstructionSubpatterns is { IsEmpty: false } positions)
            matches = body.Branches.And(recursive, matches, () => MatchesPositions(recursive, positions, value));
        foreach (var part in recursive.PropertySubpatterns)
            matches = body.Branches.And(recursive, matches, () => Matches(part.Pattern, body.Members.Read(part.Member, part.Member, value)));
        Declare(recursive.DeclaredSymbol, recursive, value);
        return matches;
    }

    private Value? MatchesPositions(IOperation source, ImmutableArray<IPatternOperation> positions, Value value)
    {
        var parts = body.Deconstructions.Parts(source, value, ((IPatternOperation)source).InputType, positions.Length);
        Value? matches = null;
        foreach (var (pattern, part) in positions.Zip(parts, (pattern, part) => (pattern, part)))
            matches = body.Branches.And(source, matches, () => Matches(pattern, part));
        return matches;
    }

    /// <summary>The length, then the elements before a slice by their indices and those behind it from the end.</summary>
    private Value? MatchesElements(IListPatternOperation list, Value value)
    {
        var patterns = list.Patterns.ToList();
        var slice = patterns.FindIndex(pattern => pattern is ISlicePatternOperation);
        var length = body.Elements.Length(list, value);
        var count = patterns.Count - (slice < 0 ? 0 : 1);
        Value? matches = slice >= 0 && count == 0
            ? null
            : body.EmitTyped(list, new Primitive(slice < 0 ? "Equal" : "GreaterOrEqual"), IrType.Boolean, length, body.Number(list, count, IrType.Int32));
        for (var i = 0; i < patterns.Count; i++)
        {
            if (i == slice)
                continue;
            var (pattern, position) = (patterns[i], i);
            matches = body.Branches.And(pattern, matches, () => Matches(pattern, body.EmitTyped(
                pattern,
                new Primitive("Load"),
                body.Builder.TypeOf(value).Element,
                value,
                slice < 0 || position < slice
                    ? body.Number(pattern, position, IrType.Int32)
                    : body.EmitTyped(pattern, new Primitive("Subtract"), IrType.Int32, length, body.Number(pattern, patterns.Count - position, IrType.Int32)))));
        }

        return matches;
    }

    /// <summary>Whether all that is asked of an element is a number, and of a slice nothing.</summary>
    private static bool IsReadable(IPatternOperation pattern) => pattern is ISlicePatternOperation { Pattern: null or IDiscardPatternOperation }
        || (pattern is not ISlicePatternOperation && TypeBinder.Bind(pattern.InputType) is ScalarType or TypeParameterType);

    private static bool IsUnderlying(IPatternOperation pattern, ITypeSymbol? type) =>
        NullBinder.IsNullable(pattern.InputType) && SymbolEqualityComparer.Default.Equals(((INamedTypeSymbol)pattern.InputType).TypeArguments[0], type);

    private void Declare(ISymbol? variable, IOperation source, Value value)
    {
        if (variable is not null)
            body.Places.Of(variable, source).Store(source, body.Builder.Rename(value, variable.Name, isHint: true));
    }

    /// <summary>Whether the pattern only repeats the type that the value has anyway, and cannot be null.</summary>
    private static bool IsOfType(IPatternOperation pattern, ITypeSymbol? type) =>
        type is null || (SymbolEqualityComparer.Default.Equals(pattern.InputType, type) && (type.IsValueType || type.IsMatrix()));
}
