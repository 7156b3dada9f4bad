using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>For each construct that is refused, what it is called and what to write instead.</summary>
internal static class ConstructAdvice
{
    public static (string What, string Instead) Of(IOperation operation) => operation switch
    {
        IConditionalOperation => ("An 'if' statement", "write the choice as an expression: 'condition ? a : b'"),
        ISwitchOperation or ISwitchExpressionOperation => ("A 'switch'", "write the choice as an expression: 'condition ? a : b'"),
        IForEachLoopOperation => ("A 'foreach' loop", "use a function of the whole array, such as Functions.Sum or Functions.Dot, or operations of Matrix<T>"),
        IWhileLoopOperation => ("A 'while' or 'do' loop", "write the iterations out, or use operations of Matrix<T>"),
        ILoopOperation => ("A 'for' loop", "use a function of the whole array, such as Functions.Sum or Functions.Dot, or operations of Matrix<T>"),
        ITryOperation => ("A 'try' statement", "check the condition before the computation instead of catching its exception"),
        IThrowOperation => ("A 'throw'", "check arguments in a method that calls this one"),
        ILocalFunctionOperation or IAnonymousFunctionOperation => ("A function inside a method", "make it a method of its own, marked [Differentiable]"),
        IUsingOperation or IUsingDeclarationOperation => ("A 'using' statement", "keep resources out of differentiated methods"),
        ILockOperation => ("A 'lock' statement", "take the lock in a method that calls this one"),
        IBranchOperation { BranchKind: BranchKind.GoTo } or ILabeledOperation => ("A 'goto'", "write the flow as expressions"),
        IAwaitOperation => ("An 'await'", "await before the computation, and pass the value in"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation => ("A 'dynamic' operation", "declare the type"),
        IObjectCreationOperation or ITypeParameterObjectCreationOperation => ("The creation of an object", "create it in a method that calls this one, and pass it in"),
        IArrayCreationOperation or ICollectionExpressionOperation => ("The creation of an array", "pass the values as parameters, or use a tuple"),
        IDelegateCreationOperation => ("A delegate", "call the method by its name"),
        IWithOperation => ("A 'with' expression", "pass the changed value in as a parameter"),
        IIsPatternOperation => ("A pattern", "write the comparison with ==, < or >"),
        IInterpolatedStringOperation => ("An interpolated string", "make texts outside of the differentiated method"),
        ICoalesceOperation or ICoalesceAssignmentOperation or IConditionalAccessOperation => ("A test for null", "pass in a value that is not null"),
        IAddressOfOperation => ("A pointer", "use an index into an array or span"),
        IEventAssignmentOperation => ("An event", "keep events out of differentiated methods"),
        ITypeOfOperation or ISizeOfOperation => ("A question about a type", "compute it in a method that calls this one, and pass it in"),
        _ => ($"This expression ({operation.Kind})", "write it with numbers, arrays, matrices and functions that have a derivative rule"),
    };
}
