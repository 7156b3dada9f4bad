using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>For each construct that is refused, what it is called and what to write instead.</summary>
internal static class ConstructAdvice
{
    public static (string What, string Instead) Of(IOperation operation) => operation switch
    {
        ITryOperation => ("A 'try' statement", "check the condition before the computation instead of catching its exception"),
        IThrowOperation => ("A 'throw' without an exception", "name the exception: 'throw new …'"),
        IAnonymousFunctionOperation => ("A lambda", "write a local function, and call it by its name"),
        IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => ("A 'yield'", "write the values to an array"),
        IUsingOperation or IUsingDeclarationOperation => ("A 'using' statement", "keep resources out of differentiated methods"),
        ILockOperation => ("A 'lock' statement", "take the lock in a method that calls this one"),
        IBranchOperation { BranchKind: BranchKind.GoTo } or ILabeledOperation => ("A 'goto'", "write the flow with 'if', loops, 'break' and 'continue'"),
        IAwaitOperation => ("An 'await'", "await before the computation, and pass the value in"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation => ("A 'dynamic' operation", "declare the type"),
        IObjectCreationOperation { Type: { } type } when TypeBinder.Bind(type) is AggregateType { IsDifferentiable: true } =>
            ($"The creation of a '{type.Name}'", "create it in a method that calls this one, and pass it in; or declare the type as a struct"),
        IObjectCreationOperation or ITypeParameterObjectCreationOperation => ("The creation of an object", "create it in a method that calls this one, and pass it in"),
        IDelegateCreationOperation => ("A delegate", "call the method by its name"),
        IWithOperation => ("A 'with' expression of a class", "use a record struct, or pass the changed value in as a parameter"),
        IInterpolatedStringOperation => ("An interpolated string", "make texts outside of the differentiated method"),
        ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation => ("A test for null", "pass in a value that is not null"),
        IAddressOfOperation => ("A pointer", "use an index into an array or span"),
        IEventAssignmentOperation => ("An event", "keep events out of differentiated methods"),
        ITypeOfOperation or ISizeOfOperation or IIsTypeOperation => ("A question about a type", "compute it in a method that calls this one, and pass it in"),
        _ => ($"This expression ({operation.Kind})", "write it with numbers, arrays, matrices and functions that have a derivative rule"),
    };
}
