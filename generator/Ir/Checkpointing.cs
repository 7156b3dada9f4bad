namespace SymbolicBackprop.Generator.Ir;

/// <summary>How the reverse sweep bounds the memory of a loop; the names and numbers are those of the runtime's strategies.</summary>
internal enum Checkpointing
{
    None = 0,
    SquareRoot = 1,
    Binomial = 2,
}
