using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Indices and ranges as values: an index is a number and whether it counts from the end, a range is two of them.</summary>
internal sealed class IndexBinder(BodyBinder body)
{
    public static readonly AggregateType Index = new("global::System.Index", IsReferenceType: false, [Constant("Value", IrType.Int32), Constant("IsFromEnd", IrType.Boolean)]);

    public static readonly AggregateType Range = new("global::System.Range", IsReferenceType: false, [Constant("Start", Index), Constant("End", Index)]);

    public static bool IsIndex(ITypeSymbol? type) => IsNamedInSystem(type, "Index");

    public static bool IsRange(ITypeSymbol? type) => IsNamedInSystem(type, "Range");

    /// <summary>The value of an expression that C# has an operator for; null for any other.</summary>
    public Value? Bind(IOperation operation) => operation switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var distance } => Make(operation, body.Expressions.Bind(distance), isFromEnd: true),
        IConversionOperation { Operand: { Type.SpecialType: SpecialType.System_Int32 } number } when IsIndex(operation.Type) => Make(operation, body.Expressions.Bind(number), isFromEnd: false),
        IRangeOperation range => body.EmitTyped(
            operation,
            new Primitive("MakeAggregate"),
            Range,
            range.LeftOperand is { } left ? body.Expressions.Bind(left) : Make(operation, body.Number(operation, 0, IrType.Int32), isFromEnd: false),
            range.RightOperand is { } right ? body.Expressions.Bind(right) : Make(operation, body.Number(operation, 0, IrType.Int32), isFromEnd: true)),
        _ => null,
    };

    /// <summary>The numbers from the start that a range stands for in a container.</summary>
    public (Value Start, Value End) Resolve(IOperation source, Value container, Value range) => (
        ResolveIndex(source, container, Read(source, range, "Start")),
        ResolveIndex(source, container, Read(source, range, "End")));

    /// <summary>The number from the start that an index stands for in a container.</summary>
    public Value ResolveIndex(IOperation source, Value container, Value index)
    {
        var (number, isFromEnd) = (Read(source, index, "Value"), Read(source, index, "IsFromEnd"));
        var known = body.Builder.ProducerOf(isFromEnd)?.Operation;
        if (known == Literals.False)
            return number;
        var fromEnd = body.EmitTyped(source, new Primitive("Subtract"), IrType.Int32, body.Elements.Length(source, container), number);
        return known == Literals.True ? fromEnd : body.EmitTyped(source, new Primitive("Select"), IrType.Int32, isFromEnd, fromEnd, number);
    }

    private Value Make(IOperation source, Value number, bool isFromEnd) =>
        body.EmitTyped(source, new Primitive("MakeAggregate"), Index, number, body.EmitTyped(source, isFromEnd ? Literals.True : Literals.False, IrType.Boolean));

    private Value Read(IOperation source, Value owner, string member)
    {
        var members = ((AggregateType)body.Builder.TypeOf(owner)).Members;
        var place = members[0].Name == member ? 0 : 1;
        return body.Builder.ProducerOf(owner) is { Operation: Primitive { Key: "MakeAggregate" } } made
            ? made.Operands[place]
            : body.EmitTyped(source, new ReadMember(member), members[place].Type, owner);
    }

    private static AggregateMember Constant(string name, IrType type) => new(name, type, IsConstant: true, MemberAccess.Readable);

    private static bool IsNamedInSystem(ITypeSymbol? type, string name) => type is { Name: var found, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && found == name;
}
