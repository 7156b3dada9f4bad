using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Diagnostics;

/// <summary>
/// Something to tell the user, as the stages know it: the place is counted in tokens of the declaration, so that a model that carries
/// findings stays equal when the lines around it move. <see cref="Descriptors"/> has the words.
/// </summary>
/// <param name="FirstToken">The first token of the place, or <see cref="AtAttribute"/>.</param>
internal sealed record Finding(string Id, int FirstToken, int LastToken, EquatableArray<string> Arguments)
{
    /// <summary>The place is the attribute that asked for derivatives.</summary>
    public const int AtAttribute = -1;

    public static Finding OfDeclaration(string id, params string[] arguments) =>
        new(id, AtAttribute, AtAttribute, arguments.ToEquatableArray());

    /// <summary>The generator itself failed on a declaration.</summary>
    public static Finding OfFailure(string name, System.Exception exception) =>
        OfDeclaration(DiagnosticIds.InternalError, name, $"{exception.GetType().Name}: {exception.Message}");

    /// <summary>At the place of an instruction; where that has none, at the attribute.</summary>
    public static Finding At(Origin origin, string id, params string[] arguments) => origin.Text.Length == 0
        ? OfDeclaration(id, arguments)
        : new(id, origin.FirstToken, origin.LastToken, arguments.ToEquatableArray());
}
