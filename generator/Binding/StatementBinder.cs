using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Statements in their order; what control does not come to is not bound.</summary>
internal sealed class StatementBinder(BodyBinder body)
{
    /// <summary>Where <c>break</c> and <c>continue</c> go, by the label that C# gives the place.</summary>
    private readonly Dictionary<ISymbol, JumpTarget> _targets = new(SymbolEqualityComparer.Default);

    public void Bind(IOperation statement)
    {
        if (!body.Flow.IsReachable)
            return;
        switch (statement)
        {
            case IBlockOperation block:
                BindBlock(block);
                break;
            case IVariableDeclarationGroupOperation group:
                foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                    BindDeclarator(declarator);
                break;
            case IExpressionStatementOperation expression:
                body.Expressions.BindEffect(expression.Operation);
                break;
            case IReturnOperation { Kind: OperationKind.Return } returned:
                BindReturn(returned);
                break;
            case IConditionalOperation conditional:
                body.Branches.BindIf(conditional);
                break;
            case ILoopOperation loop:
                body.Loops.Bind(loop);
                break;
            case ISwitchOperation choice:
                body.Switches.Bind(choice);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch when _targets.TryGetValue(branch.Target, out var target):
                body.Flow.Jump(target);
                break;
            case IThrowOperation thrown:
                body.Foreign.BindThrow(thrown);
                break;
            case IEmptyOperation:
            case ILocalFunctionOperation: // Bound where it is called.
                break;
            default:
                body.RefuseConstruct(statement);
                break;
        }
    }

    /// <summary>Lets <c>break</c> or <c>continue</c> go somewhere.</summary>
    public void SetTarget(ILabelSymbol label, JumpTarget target) => _targets[label] = target;

    private void BindBlock(IBlockOperation block)
    {
        var scope = body.Variables.Count;
        body.DeclareExpressionVariables(block, block.Locals);
        foreach (var statement in block.Operations)
            Bind(statement);
        body.Variables.CutTo(scope);
    }

    private void BindReturn(IReturnOperation returned)
    {
        var frame = body.Frames.Current;
        var value = returned.ReturnedValue is { } expression ? body.Expressions.Bind(expression) : (Ir.Value?)null;
        body.Flow.Jump(frame.End, frame.Returned(value));
    }

    private void BindDeclarator(IVariableDeclaratorOperation declarator)
    {
        var symbol = declarator.Symbol;
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        if (symbol.IsConst)
            return;
        if (symbol.RefKind != RefKind.None)
        {
            body.Places.DeclareReference(symbol, declarator, initializer?.Value);
            return;
        }

        var type = TypeBinder.Bind(symbol.Type);
        body.Declare(symbol, type, initializer is null
            ? Zero.Of(body, declarator, type)
            : body.Expressions.BindNamed(initializer.Value, type, symbol.Name));
    }
}
