using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the checks that come before anything else: nothing is null, buffers fit, and no buffer overlaps anything.</summary>
internal static class GuardWriter
{
    public static void Write(SourceWriter writer, MethodSignature signature, IReadOnlyDictionary<int, string> receivers, string? workspace, string? upstream)
    {
        foreach (var parameter in signature.Parameters.Where(parameter => IsNeverNull(parameter) && parameter.Modifier.Length == 0))
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({parameter.Name});");
        if (upstream is not null)
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({upstream});");
        if (workspace is not null)
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({workspace});");

        var storages = signature.Parameters.Select((parameter, index) => (parameter, index)).Where(pair => IsStorage(pair.parameter.Type)).ToList();
        foreach (var receiver in receivers)
        {
            var parameter = signature.Parameters[receiver.Key];
            if (parameter.Type is MatrixType or AggregateType { IsReferenceType: true })
                writer.Line($"global::System.ArgumentNullException.ThrowIfNull({receiver.Value});");
            if (IsStorage(parameter.Type))
                writer.Line($"{RuntimeNames.Guard}.RequireSameShape{TypeArguments(parameter.Type)}({Argument(receiver.Value, parameter.Type)}, {Argument(parameter.Name, parameter.Type)}, \"{receiver.Value}\", \"{Plain(parameter.Name)}\");");
        }

        var checkedReceivers = receivers.Where(receiver => IsStorage(signature.Parameters[receiver.Key].Type)).ToList();
        for (var i = 0; i < checkedReceivers.Count; i++)
        {
            var (name, type) = (checkedReceivers[i].Value, signature.Parameters[checkedReceivers[i].Key].Type);
            foreach (var (parameter, _) in storages)
                RequireApart(writer, name, type, parameter.Name, parameter.Type);
            for (var j = i + 1; j < checkedReceivers.Count; j++)
                RequireApart(writer, name, type, checkedReceivers[j].Value, signature.Parameters[checkedReceivers[j].Key].Type);
            if (upstream is not null && signature.Result.Elements.First(element => element.IsActive).Type is var result)
                RequireApart(writer, name, type, upstream, result);
        }
    }

    private static void RequireApart(SourceWriter writer, string left, IrType leftType, string right, IrType rightType)
    {
        if (leftType is not AggregateType && rightType is not AggregateType && leftType.Element != rightType.Element)
            return;
        var arguments = (leftType, rightType) switch
        {
            (AggregateType, AggregateType) => $"<{TypeText.Of(leftType)}, {TypeText.Of(rightType)}>",
            (AggregateType, _) => $"<{TypeText.Of(leftType)}, {TypeText.Of(rightType.Element)}>",
            (_, AggregateType) => $"<{TypeText.Of(rightType)}, {TypeText.Of(leftType.Element)}>",
            _ => $"<{TypeText.Of(leftType.Element)}>",
        };
        if (leftType is not AggregateType && rightType is AggregateType)
            (left, leftType, right, rightType) = (right, rightType, left, leftType);
        writer.Line($"{RuntimeNames.Guard}.RequireApart{arguments}({Argument(left, leftType)}, {Argument(right, rightType)}, \"{Plain(left)}\", \"{Plain(right)}\");");
    }

    private static string TypeArguments(IrType type) => type is AggregateType ? $"<{TypeText.Of(type)}>" : $"<{TypeText.Of(type.Element)}>";

    private static string Argument(string name, IrType type) => type switch
    {
        AggregateType => $"ref {name}",
        _ => name,
    };

    private static bool IsStorage(IrType type) => MemberNames.IsBuffer(type) && type is AggregateType or MatrixType or { IsIndexed: true, Element: ScalarType };

    private static bool IsNeverNull(ParameterModel parameter) =>
        parameter.Type is ArrayType or MatrixType or AggregateType { IsReferenceType: true } && !parameter.TypeText.EndsWith("?", System.StringComparison.Ordinal);

    private static string Plain(string name) => name.TrimStart('@');
}
