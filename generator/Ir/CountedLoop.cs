namespace SymbolicBackprop.Generator.Ir;

/// <summary>Loops of the compiler's own.</summary>
internal static class CountedLoop
{
    /// <summary>A loop over the numbers from 0 up to a count.</summary>
    public static void Append(FunctionBuilder builder, Value count, System.Action<Value> body)
    {
        var (next, end, inside) = (builder.NewLabel(), builder.NewLabel(), builder.NewLabel());
        var index = builder.Define(IrType.Int32, "i", isHint: true);
        var first = builder.EmitLiteral(0, IrType.Int32);
        builder.BeginRegion();
        var isInside = builder.Emit(new Primitive("Less"), IrType.Boolean, index.Value, count);
        builder.Append(new If([], isInside, inside, Leave(builder, inside), Leave(builder, end), builder.Origin));
        body(index.Value);
        var following = builder.Emit(new Primitive("Add"), IrType.Int32, index.Value, builder.EmitLiteral(1, IrType.Int32));
        builder.Append(new Loop([], [first], next, end, builder.EndRegion([index], new Exit(next, [following])), TripCount.Unknown, builder.Origin));
    }

    private static Region Leave(FunctionBuilder builder, Label target)
    {
        builder.BeginRegion();
        return builder.EndRegion(new Exit(target, []));
    }
}
