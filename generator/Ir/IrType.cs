using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>The type of a value. Types are compared by structure and know nothing of Roslyn.</summary>
internal abstract record IrType
{
    public static readonly ScalarType Boolean = new(ScalarKind.Boolean);
    public static readonly ScalarType Int32 = new(ScalarKind.Int32);
    public static readonly ScalarType Single = new(ScalarKind.Single);
    public static readonly ScalarType Double = new(ScalarKind.Double);
    public static readonly DependenciesType Dependencies = new();
    public static readonly InteractionsType Interactions = new();

    /// <summary>A number that can carry a derivative.</summary>
    public bool IsReal => this is ScalarType { Kind: ScalarKind.Single or ScalarKind.Double } or TypeParameterType;

    /// <summary>Something that holds numbers that can carry a derivative.</summary>
    public bool IsDifferentiable => this switch
    {
        ScalarType or TypeParameterType => IsReal,
        ArrayType array => array.ElementType.IsDifferentiable,
        SpanType span => span.ElementType.IsDifferentiable,
        ListType list => list.ElementType.IsDifferentiable,
        MatrixType or VectorType => true,
        TupleType tuple => tuple.Elements.Any(element => element.Type.IsDifferentiable),
        AggregateType aggregate => aggregate.Members.Any(member => !member.IsConstant),
        _ => false,
    };

    /// <summary>An array, span or list: storage of the user's that is read by index.</summary>
    public bool IsIndexed => this is ArrayType or SpanType or ListType;

    /// <summary>A place that can be written: what its readers see depends on when they read.</summary>
    public bool IsStorage => this is ArrayType or SpanType or ListType or MatrixType or CellType or InteractionsType or BlockRowsType || IsPooled;

    /// <summary>Storage whose elements are values of their own: to write an element writes nothing that was read from it before.</summary>
    public bool HoldsValues => this is CellType or TapeType || (IsIndexed && Element is MatrixType or AggregateType { IsReferenceType: true });

    /// <summary>Storage of the compiler's own that goes back to the pool when the method is left.</summary>
    public bool IsPooled => this is TapeType or ScheduleType or SnapshotsType;

    /// <summary>The type of the numbers inside; the type itself for a number.</summary>
    public IrType Element => this switch
    {
        ArrayType array => array.ElementType,
        SpanType span => span.ElementType,
        ListType list => list.ElementType,
        CellType cell => cell.ElementType,
        TapeType tape => tape.ElementType,
        SnapshotsType snapshots => snapshots.ElementType,
        MatrixType matrix => matrix.ElementType,
        VectorType vector => vector.ElementType,
        LanesType lanes => lanes.ElementType,
        _ => this,
    };
}

/// <summary>A number or a truth value for each lane of a vector register.</summary>
internal sealed record LanesType(IrType ElementType) : IrType
{
    public override string ToString() => $"lanes<{ElementType}>";
}

/// <summary>A number or a truth value.</summary>
internal sealed record ScalarType(ScalarKind Kind) : IrType
{
    public override string ToString() => Kind switch
    {
        ScalarKind.Boolean => "bool",
        ScalarKind.SByte => "sbyte",
        ScalarKind.Byte => "byte",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Char => "char",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.Single => "float",
        _ => "double",
    };
}

/// <summary>A type parameter that stands for a real number.</summary>
internal sealed record TypeParameterType(string Name) : IrType
{
    public override string ToString() => Name;
}

/// <summary>A managed array of one or more dimensions.</summary>
internal sealed record ArrayType(IrType ElementType, int Rank = 1) : IrType
{
    public override string ToString() => $"{ElementType}[{new string(',', Rank - 1)}]";
}

/// <summary>A window on storage: base, offset and length.</summary>
/// <param name="IsMemory">It may be kept, as <c>Memory&lt;T&gt;</c>, and has to be viewed as a span for its elements.</param>
internal sealed record SpanType(IrType ElementType, bool IsReadOnly, bool IsMemory = false) : IrType
{
    /// <summary>Its name in C#.</summary>
    public string CSharpName => (IsReadOnly ? "ReadOnly" : "") + (IsMemory ? "Memory" : "Span");

    public override string ToString() => $"{CSharpName}<{ElementType}>";
}

/// <summary>A <c>List&lt;T&gt;</c> of matrices or weights.</summary>
internal sealed record ListType(IrType ElementType) : IrType
{
    public override string ToString() => $"List<{ElementType}>";
}

/// <summary>A variable of the compiler's own: storage of one value, which one sweep sets and another one reads.</summary>
internal sealed record CellType(IrType ElementType) : IrType
{
    public override string ToString() => $"cell<{ElementType}>";
}

/// <summary>What a forward sweep records and the reverse sweep recalls, by explicit index.</summary>
/// <param name="ElementType">The type of a recorded value.</param>
/// <param name="IsReserved">Room is made for all records before the loop that makes them; any other tape grows where it is written to.</param>
internal sealed record TapeType(IrType ElementType, bool IsReserved = false) : IrType
{
    public override string ToString() => IsReserved ? $"tape<{ElementType}, reserved>" : $"tape<{ElementType}>";
}

/// <summary>In which order a checkpointed loop is run, kept, run again and reversed: it is asked for one action after the other.</summary>
internal sealed record ScheduleType : IrType
{
    public override string ToString() => "schedule";
}

/// <summary>Copies of the contents of an array, by slot.</summary>
internal sealed record SnapshotsType(IrType ElementType) : IrType
{
    public override string ToString() => $"snapshots<{ElementType}>";
}

/// <summary>In the place of a real number: the numbers among the differentiated parameters that it depends on.</summary>
internal sealed record DependenciesType : IrType
{
    public override string ToString() => "dependencies";
}

/// <summary>Which of the numbers among the differentiated parameters have met where a function is not linear.</summary>
internal sealed record InteractionsType : IrType
{
    public override string ToString() => "interactions";
}

/// <summary>The rows of a sparse matrix that is filled row by row, in blocks.</summary>
/// <param name="NumberType">The type of its values; null where only its pattern is made.</param>
internal sealed record BlockRowsType(IrType? NumberType) : IrType
{
    public override string ToString() => NumberType is null ? "pattern rows" : $"rows<{NumberType}>";
}

/// <summary>A matrix of the runtime: immutable while it is a value of the IR, a buffer once it is planned.</summary>
internal sealed record MatrixType(IrType ElementType) : IrType
{
    public override string ToString() => $"Matrix<{ElementType}>";
}

/// <summary>
/// A small vector of the platform: a value of a fixed number of named numbers. Complex numbers, quaternions and the matrices of
/// graphics are such vectors as well.
/// </summary>
/// <param name="CSharpName">The fully qualified name, as emitted.</param>
/// <param name="Components">The names of the numbers, in the order in which the constructor takes them.</param>
internal sealed record VectorType(string CSharpName, IrType ElementType, EquatableArray<string> Components) : IrType
{
    public override string ToString() => CSharpName.Substring(CSharpName.LastIndexOf('.') + 1);
}

/// <summary>A value tuple.</summary>
internal sealed record TupleType(EquatableArray<TupleElement> Elements) : IrType
{
    public override string ToString() =>
        $"({string.Join(", ", Elements.Select(element => element.Name is null ? $"{element.Type}" : $"{element.Type} {element.Name}"))})";
}

/// <summary>An element of a tuple; the name is null where the user gave none.</summary>
internal sealed record TupleElement(string? Name, IrType Type);

/// <summary>A type of weights: numbers, arrays, matrices and further such types under names.</summary>
/// <param name="CSharpName">The fully qualified name, as emitted.</param>
internal sealed record AggregateType(string CSharpName, bool IsReferenceType, EquatableArray<AggregateMember> Members) : IrType
{
    public override string ToString() => CSharpName.Substring(CSharpName.LastIndexOfAny(['.', ':']) + 1);
}

/// <summary>A member of a type of weights.</summary>
/// <param name="IsConstant">No derivative is taken with respect to it.</param>
/// <param name="Access">What generated code can do with it.</param>
internal sealed record AggregateMember(string Name, IrType Type, bool IsConstant, MemberAccess Access)
{
    /// <summary>Generated code may assign it on an existing object.</summary>
    public bool IsSettable => Access >= MemberAccess.Settable;
}

/// <summary>Data that takes part in no derivative and that the compiler only passes on: strings, enums, dates, objects.</summary>
internal sealed record OpaqueType(string CSharpName, bool IsReferenceType) : IrType
{
    public override string ToString() => CSharpName;
}
