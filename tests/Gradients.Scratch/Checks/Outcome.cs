using System.Reflection;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>What a call gives back, and what it leaves in its arguments.</summary>
internal sealed record Outcome(object? Result, object?[] Arguments)
{
    /// <summary>Calls a method with copies of the arguments: it may write into them, and the next call is to find them as they were.</summary>
    public static Outcome Of(MethodInfo method, object? target, IEnumerable<object?> arguments)
    {
        object?[] copies = [.. arguments.Select(Leaves.Copy)];
        return new Outcome(Invoker.Invoke(method, target, copies), copies);
    }
}
