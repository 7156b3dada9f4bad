namespace SymbolicBackprop.Generator.Ir;

/// <summary>
/// A generated member that a body calls by name: (receiver of an instance method, arguments); it gives what the member returns. One of two
/// functions of these operands is put in its place behind the linker.
/// </summary>
/// <param name="Member">The name of the member.</param>
/// <param name="Method">The method whose derivative the member is.</param>
/// <param name="Computed">Takes the derivative in its place, so that it can be differentiated to any order; null where the types or the place of the method do not allow that.</param>
/// <param name="Called">Calls the member, and says its derivative where another member gives that.</param>
internal sealed record NamedDerivative(string Member, Callee Method, Function? Computed, Function Called) : Operation
{
    public override string Name => "NamedDerivative";

    public override string ToString() => $"{Member} ({(Computed is null ? "called" : "in place")})";
}
