namespace Lessons.Graphs;

/// <summary>
/// A node of a computation graph: an input, or an operation on other nodes. A node knows two things only, how to compute its value from its
/// inputs and how to hand an upstream derivative back to them: the <em>local computation</em> of the lectures. What is used twice is drawn twice,
/// as two inputs of one name, whose derivatives are to be added.
/// </summary>
public sealed class GraphNode
{
    private readonly Func<Quantity[], Quantity, Quantity?[]>? _backward;

    private GraphNode(
        string label,
        bool isConstant,
        GraphNode[] inputs,
        Quantity value,
        Func<Quantity[], Quantity>? forward,
        Func<Quantity[], Quantity, Quantity?[]>? backward)
    {
        Label = label;
        IsConstant = isConstant;
        Inputs = inputs;
        Value = value;
        Forward = forward;
        _backward = backward;
    }

    /// <summary>The name of an input, or the sign of an operation.</summary>
    public string Label { get; }

    /// <summary>Whether nothing is differentiated here: no derivative arrives.</summary>
    public bool IsConstant { get; }

    /// <summary>Empty for an input.</summary>
    public IReadOnlyList<GraphNode> Inputs { get; }

    /// <summary>What comes out of the node in the forward pass.</summary>
    public Quantity Value { get; }

    /// <summary>What arrives at the node in the backward pass: the derivative of the output with respect to <see cref="Value"/>.</summary>
    public Quantity? Derivative { get; private set; }

    /// <summary>How an operation computes its value; null for an input.</summary>
    public Func<Quantity[], Quantity>? Forward { get; }

    /// <summary>The node and all that it is computed from, inputs first.</summary>
    public IEnumerable<GraphNode> All => Inputs.SelectMany(input => input.All).Append(this);

    /// <summary>An input with respect to which the output is differentiated.</summary>
    public static GraphNode Input(string name, Quantity value) => new(name, isConstant: false, [], value, null, null);

    /// <summary>An input that stays as it is.</summary>
    public static GraphNode Constant(string name, Quantity value) => new(name, isConstant: true, [], value, null, null);

    /// <summary>An operation, which is carried out at once.</summary>
    /// <param name="label">The sign of the operation.</param>
    /// <param name="inputs">What it is applied to.</param>
    /// <param name="forward">The value, from the inputs' values.</param>
    /// <param name="backward">The derivative for each input, from the inputs' values and the upstream derivative; null where there is none.</param>
    public static GraphNode Apply(
        string label, GraphNode[] inputs, Func<Quantity[], Quantity> forward, Func<Quantity[], Quantity, Quantity?[]> backward) =>
        new(label, isConstant: false, inputs, forward(ValuesOf(inputs)), forward, backward);

    /// <summary>The backward pass: the derivative of the output goes from node to node to all inputs.</summary>
    /// <param name="upstream">What arrives at this node: 1 where it is the output.</param>
    /// <returns>This node.</returns>
    public GraphNode Backward(Quantity upstream)
    {
        if (IsConstant)
            return this;
        Derivative = upstream;
        if (_backward is null)
            return this;
        foreach (var (input, derivative) in Inputs.Zip(_backward(ValuesOf(Inputs), upstream)))
        {
            if (derivative is not null)
                input.Backward(derivative);
        }

        return this;
    }

    private static Quantity[] ValuesOf(IEnumerable<GraphNode> nodes) => [.. nodes.Select(node => node.Value)];
}
