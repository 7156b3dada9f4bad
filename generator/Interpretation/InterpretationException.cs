using System;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>
/// A function that cannot be interpreted: what it asks for does not exist, or it breaks the rules of the IR.
/// Exceptions of the function itself (a division by zero, an index out of range) keep their own types.
/// </summary>
internal sealed class InterpretationException(string message) : Exception(message);
