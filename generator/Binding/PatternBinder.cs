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
                return MatchesParts(recursive, value);
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

    private Value? MatchesParts(IRecursivePatternOperation recursive, Value value)
    {
        Value? matches = recursive.InputType.IsValueType
            ? null
            : body.EmitTyped(recursive, new Primitive("NotEqual"), IrType.Boolean, value, body.EmitTyped(recursive, new Literal("null", null), body.Builder.TypeOf(value)));
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

    private void Declare(ISymbol? variable, IOperation source, Value value)
    {
        if (variable is not null)
            body.Places.Of(variable, source).Store(source, body.Builder.Rename(value, variable.Name, isHint: true));
    }

    /// <summary>Whether the pattern only repeats the type that the value has anyway, and cannot be null.</summary>
    private static bool IsOfType(IPatternOperation pattern, ITypeSymbol? type) =>
        type is null || (SymbolEqualityComparer.Default.Equals(pattern.InputType, type) && (type.IsValueType || type.IsMatrix()));
}
