using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>For each construct that is refused, what it is called and what to write instead.</summary>
internal static class ConstructAdvice
{
    private static readonly (string What, string Instead) Pointer = ("A pointer", "use an index into an array or span");
    private static readonly (string What, string Instead) Query = ("A query", "write the loop, or use a function of the whole array, such as Functions.Sum or Functions.Dot");
    private static readonly (string What, string Instead) Text = ("An interpolated string", "make texts outside of the differentiated method");
    private static readonly (string What, string Instead) Dynamic = ("A 'dynamic' operation", "declare the type");
    private static readonly (string What, string Instead) FunctionPointer = ("A function pointer", "call the method by its name");
    private static readonly (string What, string Instead) Event = ("An event", "keep events out of differentiated methods");

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
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation => Dynamic,
        IAnonymousObjectCreationOperation => ("An object of an anonymous type", "use a tuple or a struct"),
        IObjectCreationOperation { Type: { } type } when TypeBinder.Bind(type) is AggregateType { IsDifferentiable: true } =>
            ($"The creation of a '{type.Name}'", "create it in a method that calls this one, and pass it in; or declare the type as a struct"),
        IObjectCreationOperation { Type: { IsValueType: true } type } => ($"The creation of a '{type.Name}'", "use numbers, or a struct of your own that has no explicit layout and no code around 'field'"),
        IObjectCreationOperation or ITypeParameterObjectCreationOperation => ("The creation of an object", "create it in a method that calls this one, and pass it in"),
        IAddressOfOperation { Reference: IMethodReferenceOperation } or IFunctionPointerInvocationOperation => FunctionPointer,
        { Type: IFunctionPointerTypeSymbol } => FunctionPointer,
        IDelegateCreationOperation => ("A delegate", "call the method by its name"),
        IWithOperation => ("A 'with' expression of a class", "use a record struct, or pass the changed value in as a parameter"),
        IInterpolatedStringOperation or IInterpolatedStringHandlerCreationOperation => Text,
        IUtf8StringOperation => ("A text of bytes", Text.Instead),
        ITranslatedQueryOperation => Query,
        ITupleBinaryOperation => ("A comparison of tuples", "compare their elements"),
        IInlineArrayAccessOperation => ("An inline array", "use an array, or a span that 'stackalloc' makes"),
        IRangeOperation => ("A range outside of brackets", "write it in the brackets, as 'a[start..end]'"),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } => ("An index from the end outside of brackets", "write it in the brackets, as 'a[^1]'"),
        IAddressOfOperation => Pointer,
        { Type: IPointerTypeSymbol } => Pointer,
        { Kind: OperationKind.None, Syntax: PrefixUnaryExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or FixedStatementSyntax } => Pointer,
        IEventAssignmentOperation or IEventReferenceOperation => Event,
        ITypeOfOperation or ISizeOfOperation or IIsTypeOperation => ("A question about a type", "compute it in a method that calls this one, and pass it in"),
        _ => ($"This expression ({(operation.Kind == OperationKind.None ? operation.Syntax.Kind().ToString() : operation.Kind.ToString())})", "write it with numbers, arrays, matrices and functions that have a derivative rule"),
    };

    /// <summary>Of a conversion that would hide from the compiler what is differentiated.</summary>
    public static (string What, string Instead) OfConversion(IConversionOperation conversion)
    {
        var (from, to) = (conversion.Operand.Type, conversion.Type);
        if (to is IDynamicTypeSymbol || from is IDynamicTypeSymbol)
            return Dynamic;
        if (conversion.Parent is IBinaryOperation { Type.SpecialType: SpecialType.System_String })
            return ("Text that is made of a number", Text.Instead);
        var instead = to?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "use a number, and a bool that says whether there is one"
            : IsHalf(from) || IsHalf(to) ? "use float or double"
            : from is { IsValueType: true } && to is { IsReferenceType: true } ? "keep it in a variable of its own type"
            : from is IArrayTypeSymbol ? "pass on the array itself, or a span"
            : "convert between numbers only";
        return ($"The conversion from '{from?.ToDisplayString()}' to '{to?.ToDisplayString()}'", instead);
    }

    /// <summary>Of a call of a method that is neither marked nor at hand; null where nothing is wrong but that it has no derivative.</summary>
    public static (string What, string Instead)? OfCall(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.DelegateInvoke } => ("A call of a delegate", "call the method by its name: what a delegate does is not known when the code is built"),
        { ContainingType: { } type } when type.ToDisplayString() == "System.Linq.Enumerable" => ($"The query '{method.Name}'", Query.Instead),
        { MethodKind: MethodKind.LocalFunction, IsAsync: true } => ($"The asynchronous local function '{method.Name}'", "await before the computation, and pass the value in"),
        { MethodKind: MethodKind.LocalFunction, IsGenericMethod: true } => ($"The generic local function '{method.Name}'", "declare it for one type, or make it a method marked [Differentiable]"),
        { MethodKind: MethodKind.LocalFunction } => ($"A call of the local function '{method.Name}'", "return the value itself, and give it a body"),
        _ when method.MayChangeReceiver() => ($"A call of '{method.ContainingType.Name}.{method.Name}', which may change the struct that it is called on,", "declare it 'readonly' if it is yours and does not, or call it before the computation"),
        { RefKind: not RefKind.None } => ($"The reference that '{method.Name}' returns", "use an element of an array or span"),
        _ when method.DeclaringSyntaxReferences.IsEmpty && System.Linq.ImmutableArrayExtensions.Any(method.Parameters, parameter => parameter.IsChangedByReference()) =>
            ($"A call of '{method.ContainingType.Name}.{method.Name}', which writes to its arguments,", "call it before the computation, and pass the values in"),
        _ => null,
    };

    private static bool IsHalf(ITypeSymbol? type) => (type as INamedTypeSymbol).IsNamed("System", "Half");
}
