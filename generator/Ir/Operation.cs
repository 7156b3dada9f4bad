namespace SymbolicBackprop.Generator.Ir;

/// <summary>
/// What a <see cref="Let"/> computes. The name finds its row in the operation table; further properties are what distinguishes
/// two operations of one row.
/// </summary>
internal abstract record Operation
{
    public abstract string Name { get; }

    public override string ToString() => Name;
}

/// <summary>An operation that its name and the types of its operands say all about: <c>Add</c>, <c>Sin</c>, <c>Softmax</c>.</summary>
internal sealed record Primitive(string Key) : Operation
{
    /// <summary>Of what reads or writes an element: the part of it that is meant; null for the whole.</summary>
    public ElementPart? Part { get; init; }

    public override string Name => Key;

    public override string ToString() => $"{Key}{Part}";
}

/// <summary>A constant, with its text as the user wrote it.</summary>
/// <param name="Number">Its value, where it is a number.</param>
internal sealed record Literal(string Text, double? Number) : Operation
{
    public override string Name => "Literal";

    public override string ToString() => Text;
}

/// <summary>A conversion of a number to the type of the result.</summary>
internal sealed record Conversion(bool IsChecked) : Operation
{
    public override string Name => "Convert";

    public override string ToString() => IsChecked ? "Convert.Checked" : "Convert";
}

/// <summary>Integer arithmetic that throws on overflow.</summary>
internal sealed record CheckedArithmetic(string Key) : Operation
{
    public override string Name => Key;

    public override string ToString() => $"{Key}.Checked";
}

/// <summary>The matrix product, with either factor taken transposed.</summary>
internal sealed record MatrixProduct(bool TransposeLeft, bool TransposeRight) : Operation
{
    public override string Name => "MatrixProduct";

    public override string ToString() => $"MatrixProduct{(TransposeLeft ? ".TransposeLeft" : "")}{(TransposeRight ? ".TransposeRight" : "")}";
}

/// <summary>A field or property of an object: of weights, or of data that is constant.</summary>
internal sealed record ReadMember(string Member) : Operation
{
    public override string Name => "ReadMember";

    public override string ToString() => $".{Member}";
}

/// <summary>One of the numbers of a small vector.</summary>
internal sealed record ReadComponent(string Component) : Operation
{
    public override string Name => "ReadComponent";

    public override string ToString() => $".{Component}";
}

/// <summary>A parameter of the declaration of the receiver's class, which the class has kept: it has a name inside the class only, for <c>this</c> only.</summary>
internal sealed record ReadCaptured(string Parameter) : Operation
{
    public override string Name => "ReadCaptured";

    public override string ToString() => $"captured {Parameter}";
}

/// <summary>A static field or property, by its fully qualified name.</summary>
internal sealed record ReadStatic(string QualifiedName) : Operation
{
    public override string Name => "ReadStatic";

    public override string ToString() => QualifiedName;
}

/// <summary>An element of a tuple.</summary>
internal sealed record ReadElement(int Index) : Operation
{
    public override string Name => "ReadElement";

    public override string ToString() => $".Item{Index + 1}";
}

/// <summary>A call of another differentiable method, for its result.</summary>
internal sealed record Call(Callee Callee) : Operation
{
    public override string Name => "Call";

    public override string ToString() => $"call {Callee.DisplayName}";
}

/// <summary>A call of the backward method of another differentiable method: arguments, then upstream (a tuple where several results are differentiated); the gradient, or several as one tuple.</summary>
internal sealed record CallBackward(Callee Callee) : Operation
{
    public override string Name => "CallBackward";

    public override string ToString() => $"call {Callee.DisplayName}Backward";
}

/// <summary>A matrix of the workspace, of the shape that its operands (rows, columns) say.</summary>
internal sealed record WorkspaceMatrix(int Slot) : Operation
{
    public override string Name => "WorkspaceMatrix";

    public override string ToString() => $"WorkspaceMatrix.{Slot}";
}

/// <summary>
/// The planned form of a matrix operation: the first operand is the buffer that receives the result.
/// </summary>
/// <param name="Accumulate">The result is added to what the buffer holds.</param>
internal sealed record Into(Operation Inner, bool Accumulate) : Operation
{
    public override string Name => "Into";

    public override string ToString() => $"{Inner}.{(Accumulate ? "AddTo" : "Into")}";
}

/// <summary>A property with code of its own of an object that is constant: evaluated once, where the user evaluates it.</summary>
internal sealed record ReadProperty(string Property) : Operation
{
    public override string Name => "ReadProperty";

    public override string ToString() => $".{Property}()";
}

/// <summary>
/// The value that the operand had where control passed when what is being reversed was computed: in the reverse sweep before it is
/// decided whether such values are recorded or computed again. The context tells the last round of a loop from the others.
/// </summary>
internal sealed record Primal(int Context) : Operation
{
    public override string Name => "Primal";

    public override string ToString() => $"Primal.{Context}";
}

/// <summary>Schedules a loop: (schedule, number of rounds).</summary>
internal sealed record BeginSchedule(Checkpointing Strategy) : Operation
{
    public override string Name => "BeginSchedule";

    public override string ToString() => $"BeginSchedule.{Strategy}";
}

/// <summary>What a schedule says of its present action.</summary>
internal sealed record ReadSchedule(string Property) : Operation
{
    public override string Name => "ReadSchedule";

    public override string ToString() => $"ReadSchedule.{Property}";
}

/// <summary>An exception of the user's: what follows is not reached.</summary>
internal sealed record Throw : Operation
{
    public override string Name => "Throw";

    public override string ToString() => "Throw";
}

/// <summary>Two extents that must be equal; the text says of what.</summary>
internal sealed record RequireEqual(string Text) : Operation
{
    public override string Name => "RequireEqual";

    public override string ToString() => "RequireEqual";
}

/// <summary>A value of a struct with another value of one member: (struct, value).</summary>
internal sealed record WithMember(string Member) : Operation
{
    public override string Name => "WithMember";

    public override string ToString() => $"with .{Member}";
}

/// <summary>Adds to a number that is a member of weights: (weights, value).</summary>
internal sealed record AddToMember(string Member) : Operation
{
    public override string Name => "AddToMember";

    public override string ToString() => $"add to .{Member}";
}

/// <summary>How code that the compiler does not look into is written.</summary>
internal enum ForeignForm
{
    /// <summary><c>new T(…)</c>; the text is the type.</summary>
    Constructor,

    /// <summary><c>T.M(…)</c>; the text is the qualified name.</summary>
    StaticMethod,

    /// <summary><c>o.M(…)</c>; the text is the name.</summary>
    InstanceMethod,

    /// <summary><c>o[…]</c>.</summary>
    Indexer,

    /// <summary><c>(T)o</c>; the text is the type.</summary>
    Cast,

    /// <summary><c>a + b</c>; the text is the symbol.</summary>
    Operator,

    /// <summary>An interpolated string; the text is that of a composite format, with numbered holes.</summary>
    Text,
}

/// <summary>Code that the compiler does not look into, on data that no derivative flows through: what it gives is constant.</summary>
internal sealed record Foreign(ForeignForm Form, string Text) : Operation
{
    public override string Name => "Foreign";

    public override string ToString() => $"{Form} {Text}".TrimEnd();
}
