using System;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>A text calls generated members by name, and is read where it does not see them.</summary>
internal sealed class UnseenMemberException() : Exception("The text is to be read where generated members are declared.");
