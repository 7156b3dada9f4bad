using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Calls of generated members by their names.</summary>
internal sealed class GeneratedMemberBinder(BodyBinder body)
{
    public Value Bind(IInvocationOperation invocation, GeneratedMember member)
    {
        if (NamedDerivativeReader.Refusal(member, body.Method.ContainingAssembly, body.OriginOf(invocation)) is { } refusal)
        {
            body.Report(refusal);
            return body.Placeholder(member.Member.ReturnsVoid ? IrType.Int32 : TypeBinder.Bind(invocation.Type!));
        }

        body.Use(member.Member);
        Value[] operands = invocation.Instance is { } instance && !member.Member.IsStatic ? [body.Expressions.Bind(instance)] : [];
        operands = [.. operands, .. body.Calls.BindArguments(member.Member, invocation.Arguments).Values];
        var target = DifferentiableCallBinder.TargetOf(member.Method, invocation.IsVirtual, body.Method.ContainingAssembly);
        var callee = DifferentiableCallBinder.CalleeOf(member.Method, target, invocation.ConstrainedToType, invocation.Instance?.Syntax is BaseExpressionSyntax);
        return body.Emit(invocation, NamedDerivativeReader.Read(member, callee, body.OriginOf(invocation)), operands);
    }
}
