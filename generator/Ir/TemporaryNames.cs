namespace SymbolicBackprop.Generator.Ir;

/// <summary>What a value without a name of the user's is called, after the operation that gives it.</summary>
internal static class TemporaryNames
{
    public static string Of(Let? let) => let?.Operation switch
    {
        null => "choice",

        // A whole number that the user has no name for is mostly where an element is.
        Primitive { Key: "Add" or "Subtract" } when let.Result.Type is ScalarType { Kind: not ScalarKind.Boolean, IsReal: false } => "index",
        Primitive { Key: "Add" } => "sum",
        Primitive { Key: "Subtract" } => "difference",
        Primitive { Key: "Multiply" } or MatrixProduct => "product",
        Primitive { Key: "Divide" } => "quotient",
        Primitive { Key: "Remainder" } => "remainder",
        Primitive { Key: "Negate" } => "negation",
        Primitive { Key: "DependOn" or "DependOnEach" } => "columns",
        Primitive { Part: { } part } => LowerFirst(part.Steps[part.Steps.Count - 1].Name.TrimStart('@')),
        Primitive { Key: "Load" or "Take" or "LoadIfThere" } => "element",
        Primitive { Key: "Recall" } => "recorded",
        Primitive { Key: "Pow" or "MatrixPow" } => "power",
        Primitive { Key: "AddRow" } => "shifted",
        Primitive { Key: "Select" } => "choice",
        Primitive { Key: "Same" } when let.DerivativeAs?.Operation is CustomDerivative rules => LowerFirst(rules.DisplayName),
        Call call => LowerFirst(call.Callee.DisplayName),
        CallBackward call => LowerFirst(call.Callee.DisplayName) + "Gradients",
        ReadMember member => LowerFirst(member.Member.TrimStart('@')),
        ReadComponent component => LowerFirst(component.Component),
        Primitive { Key: "MakeVector" } => "vector",
        Primitive { Key: "MakeAggregate" } => LowerFirst(let.Result.Type.ToString()),
        ReadProperty property => LowerFirst(property.Property.TrimStart('@')),
        ReadElement element => $"item{element.Index + 1}",
        ReadStatic or ReadCaptured or Literal => "constant",
        Conversion => "converted",
        Primitive { Key: var key } when key.StartsWith("Vector", System.StringComparison.Ordinal) => LowerFirst(key.Substring("Vector".Length)),
        Primitive primitive => LowerFirst(primitive.Key),
        _ => "value",
    };

    private static string LowerFirst(string name) => name.Length == 0 ? "value" : char.ToLowerInvariant(name[0]) + name.Substring(1);
}
