using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// The parameters of a member that receive gradients, or what has their form: buffers for arrays and matrices, variables for numbers.
/// </summary>
/// <param name="signature">The method.</param>
/// <param name="withGradient">The parameters that have a gradient, by index.</param>
/// <param name="leaves">Where the gradients of their leaves are among the results; those without a result are in buffers.</param>
/// <param name="target">Whether the receivers are overwritten or added to.</param>
/// <param name="suffix">What they are called, after the names of the parameters.</param>
internal sealed class GradientReceivers(
    MethodSignature signature, IReadOnlyList<(int Index, ParameterModel Parameter)> withGradient, EquatableArray<LeafGradient> leaves, GradientTarget target, string suffix)
{
    private readonly SortedDictionary<int, string> _names = [];

    /// <summary>Names the receivers, and of these those that the function takes.</summary>
    public void Name(Func<string, string> unique, NameTable names, Queue<Definition> users)
    {
        foreach (var (i, parameter) in withGradient)
        {
            _names[i] = unique(parameter.Name.TrimStart('@') + suffix);
            if (leaves.Any(gradient => gradient.Leaf.Parameter == i && gradient.Result is null))
                names.Set(users.Dequeue().Value, _names[i]);
        }
    }

    public IEnumerable<string> Declarations() => _names.Select(receiver => $"{TypeOf(signature.Parameters[receiver.Key].Type)} {receiver.Value}");

    public IEnumerable<Companion> Companions() => _names.Select(receiver => CompanionOf(signature, receiver.Key, receiver.Value));

    /// <summary>What receives something for a parameter goes with it.</summary>
    public static Companion CompanionOf(MethodSignature signature, int parameter, string name) =>
        new(name, GradientBuffers.BufferType(signature.Parameters[parameter].Type), signature.Parameters[parameter], IsWritten: true);

    /// <summary>Assigns the numbers among the leaves; arrays and matrices have been written in place.</summary>
    public void Assign(SourceWriter writer, Func<int, string> result)
    {
        foreach (var receiver in _names)
        {
            // What comes out is assigned as a whole: its constants are those of the parameter.
            var parameter = signature.Parameters[receiver.Key];
            foreach (var constant in parameter.Type is TupleType && target == GradientTarget.Overwritten ? ElementPart.LeavesOf(parameter.Type).Where(part => part.IsConstant) : [])
                writer.Line($"{receiver.Value}{constant} = {parameter.Name}{constant};");
            foreach (var gradient in leaves.Where(gradient => gradient.Leaf.Parameter == receiver.Key))
            {
                if (gradient.Result is { } index)
                    writer.Line($"{Place(receiver.Value, parameter.Type, gradient.Leaf)} {(target == GradientTarget.Added ? "+=" : "=")} {result(index)};");
            }
        }
    }

    private string TypeOf(IrType type) => type switch
    {
        _ when type.IsIndexed => TypeText.Of(GradientBuffers.BufferType(type)),
        MatrixType or AggregateType { IsReferenceType: true } => TypeText.Of(type),
        AggregateType => $"ref {TypeText.Of(type)}",
        _ => $"{(target == GradientTarget.Overwritten ? "out" : "ref")} {TypeText.Of(type)}",
    };

    private static string Place(string receiver, IrType type, Leaf leaf)
    {
        if (leaf.Path.All(step => step.IsSettable))
            return receiver + string.Concat(leaf.Path.Select(step => "." + (step.Member ?? $"Item{step.Element + 1}")));
        var numbers = leaf.Type == IrType.Single ? "Singles" : "Doubles";
        return $"{TypeText.Of(type)}.Leaf(ref {receiver}, {LeafIndex(type, receiver, leaf.Path)}).{numbers}[0]";
    }

    /// <summary>The index of a leaf among those of weights: as many leaves come before it as the members before it have.</summary>
    private static string LeafIndex(IrType type, string access, EquatableArray<LeafStep> path)
    {
        var before = new List<(IrType Type, string Access)>();
        foreach (var step in path)
        {
            var members = ((AggregateType)type).Members.Where(member => !member.IsConstant).ToList();
            before.AddRange(members.TakeWhile(member => member.Name != step.Member).Select(member => (member.Type, $"{access}.{member.Name}")));
            type = members.First(member => member.Name == step.Member).Type;
            access = $"{access}.{step.Member}";
        }

        return LeafText.Sum(before);
    }
}
