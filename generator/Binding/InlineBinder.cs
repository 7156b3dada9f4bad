using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// Functions whose bodies are bound in the place of their calls: local functions, which may use the variables around them, and what
/// structs declare.
/// </summary>
internal sealed class InlineBinder(BodyBinder body)
{
    /// <summary>Whether the body of a function is at hand and can stand in the place of a call.</summary>
    public static bool CanCall(IMethodSymbol? method) =>
        method is { IsAbstract: false, IsExtern: false, IsAsync: false, Arity: 0, RefKind: RefKind.None, IsImplicitlyDeclared: false }
        && !method.DeclaringSyntaxReferences.IsEmpty
        && (method.MethodKind == MethodKind.LocalFunction
            || (method.ContainingType is { IsValueType: true, IsGenericType: false } type && TypeBinder.Bind(type) is AggregateType));

    /// <summary>Binds a call.</summary>
    /// <param name="source">The call.</param>
    /// <param name="method">What is called.</param>
    /// <param name="receiver">What <c>this</c> is inside.</param>
    /// <param name="values">The arguments by value.</param>
    /// <param name="places">The arguments by reference, where they are.</param>
    /// <returns>The value of the call; null where it gives none.</returns>
    public Value? Call(IOperation source, IMethodSymbol method, Place? receiver, Value[] values, Place?[]? places = null)
    {
        var type = method.ReturnsVoid ? null : TypeBinder.Bind(method.ReturnType);
        if (BlockOf(OperationOf(method.DeclaringSyntaxReferences[0].GetSyntax())) is { } block)
            return Run(source, method, receiver, type, values, places, () => body.Statements.Bind(block));
        body.RefuseConstruct(source, $"A call of '{method.Name}'", "write its expression here, or make it a method marked [Differentiable]");
        return type is null ? null : body.Placeholder(type);
    }

    /// <summary>Runs what a function does, with its own variables and its own <c>return</c>.</summary>
    public Value? Run(IOperation source, IMethodSymbol method, Place? receiver, IrType? type, Value[] values, Place?[]? places, System.Action bind)
    {
        if (body.Frames.IsOpen(method))
        {
            body.Refuse(source, DiagnosticIds.Recursion, body.Method.Name, method.Name, "whose body stands in the place of its call", $"make '{method.Name}' a static method marked [Differentiable]");
            return type is null ? null : body.Placeholder(type);
        }

        var origin = body.OriginOf(source);
        IReadOnlyList<IrType> types = type is null ? [] : [type];
        var results = body.Flow.Block(origin, types, end =>
        {
            body.Frames.Enter(new Frame(method, receiver, end, returned => returned is { } value && type is not null ? [Coercion.To(body, source, value, type)] : []), origin);
            foreach (var parameter in method.Parameters)
                Declare(source, parameter, values, places?[parameter.Ordinal]);
            bind();
            if (type is null)
                body.Flow.Jump(end);
            else
                body.Flow.Leave(Exit.Unreachable); // Every way through the function has returned or thrown.
            body.Frames.Leave();
        });
        body.EnterOrigin(source);
        return results.Count == 0 ? null : results[0];
    }

    /// <summary>The operation of a piece of syntax.</summary>
    /// <exception cref="UnseenMemberException">It calls generated members by name, and does not see them.</exception>
    public IOperation? OperationOf(SyntaxNode syntax)
    {
        MemberDeclarations.RequireSeen(syntax, body.Compilation);
        return body.SemanticModelOf(syntax.SyntaxTree).GetOperation(syntax);
    }

    private void Declare(IOperation source, IParameterSymbol parameter, Value[] values, Place? place)
    {
        if (place is not null)
        {
            body.Frames.Current.Declare(parameter, place);
            return;
        }

        var type = TypeBinder.Bind(parameter.Type);
        body.Declare(parameter, type, body.Builder.Rename(Coercion.To(body, source, values[parameter.Ordinal], type), parameter.Name, isHint: true));
    }

    /// <summary>The statements of a function; null where there are none.</summary>
    public static IBlockOperation? BlockOf(IOperation? function) => function switch
    {
        ILocalFunctionOperation local => local.Body,
        IAnonymousFunctionOperation lambda => lambda.Body,
        IMethodBodyOperation member => member.BlockBody ?? member.ExpressionBody,
        IBlockOperation block => block,
        _ => null,
    };
}
