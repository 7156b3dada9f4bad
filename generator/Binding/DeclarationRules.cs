using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>The mistakes that a declaration can have: each is answered with the declaration to write.</summary>
internal static class DeclarationRules
{
    /// <summary>What the place of the method says.</summary>
    public static IEnumerable<Finding> OfMethod(IMethodSymbol method, SyntaxNode declaration)
    {
        var written = Declaration(declaration);
        if (method.MethodKind == MethodKind.LocalFunction)
            return [Finding.OfDeclaration(DiagnosticIds.LocalFunction, method.Name, written)];
        if (IsExtensionBlock(method.ContainingType))
            return [Finding.OfDeclaration(DiagnosticIds.ExtensionBlock, method.Name, WithReceiver(declaration))];
        if (method.ContainingType is { TypeKind: TypeKind.Interface } type && !IsPartial(type))
            return [Finding.OfDeclaration(DiagnosticIds.Interface, method.Name, type.Name, written, TypeDeclaration(type))];
        if (method.MethodKind is MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove or MethodKind.Destructor)
            return [Finding.OfDeclaration(DiagnosticIds.UnsupportedConstruct, $"'{method.ToDisplayString()}', which is no method,", "mark a method that computes the same")];
        if (!method.ExplicitInterfaceImplementations.IsEmpty)
            return [Finding.OfDeclaration(DiagnosticIds.UnsupportedConstruct, $"The explicit implementation '{method.Name}'", "implement it by a public method")];
        if (OfContainers(method.ContainingType, method.Name) is { } container)
            return [container];
        return declaration is MethodDeclarationSyntax { Body: null, ExpressionBody: null } && !method.IsAbstract
            ? [Finding.OfDeclaration(DiagnosticIds.NoBody, method.Name)]
            : [];
    }

    /// <summary>The first containing type, the type itself included, that cannot take generated members.</summary>
    public static Finding? OfContainers(INamedTypeSymbol? type, string member)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
                return Finding.OfDeclaration(DiagnosticIds.FileType, type.Name, member, TypeDeclaration(type));
            if (!IsPartial(type))
                return Finding.OfDeclaration(DiagnosticIds.TypeNotPartial, type.Name, member, TypeDeclaration(type));
        }

        return null;
    }

    /// <summary>What the parameters, the result and the neighbours say.</summary>
    public static IEnumerable<Finding> OfSignature(IMethodSymbol method, MethodSignature signature)
    {
        var findings = OfTypes(method, signature).ToList();
        return findings.Count > 0 ? findings : BatchRules.Of(signature).Concat(OfNames(method, signature)).Concat(DispatchRules.OfDeclarations(method));
    }

    /// <summary>What the types of the parameters and of the result say.</summary>
    public static IEnumerable<Finding> OfTypes(IMethodSymbol method, MethodSignature signature)
    {
        if (!signature.Parameters.Any(parameter => parameter.IsActive))
        {
            return [Finding.OfDeclaration(
                DiagnosticIds.NothingToDifferentiate,
                signature.Expression ?? method.Name,
                "has no parameter that a derivative could be taken with respect to",
                "give it a parameter of type double, float, an array or span of them, Matrix<T> or a [Differentiable] type, that is not [NoDerivative]")];
        }

        if (method.ReturnType.SpecialType == SpecialType.System_Decimal)
            return [Finding.OfDeclaration(DiagnosticIds.UnsupportedType, "decimal", OperatorBinder.InsteadOfDecimal)];
        if (!signature.Result.Elements.Any(element => element.IsActive) && !signature.Parameters.Any(MayBeResult))
            return [WithoutResult(signature)];
        if (signature.Result.Elements.FirstOrDefault(element => element.IsActive && !IsResult(element.Type)) is { } element)
            return [Finding.OfDeclaration(DiagnosticIds.UnsupportedType, element.TypeText, "return numbers, arrays of them, matrices, structs of numbers or a tuple of these")];
        foreach (var result in signature.Result.Elements)
        {
            if (ElementRules.Of(result.Type, MemberAccess.Initializable, "return its members one by one") is { } advice)
                return [Finding.OfDeclaration(DiagnosticIds.UnsupportedType, $"{result.Type}", advice)];
        }

        foreach (var (parameter, symbol) in signature.Parameters.Zip(method.Parameters, (parameter, symbol) => (parameter, symbol)).Where(pair => pair.parameter.IsByReference))
        {
            if (ElementRules.Of(parameter.Type, MemberAccess.Initializable, "return it") is { } advice)
                return [Finding.OfDeclaration(DiagnosticIds.UnsupportedParameter, parameter.Name, $"is passed by reference and has the type '{symbol.Type.ToDisplayString()}', whose members cannot be written one by one", advice)];
        }

        return OfFamilies(signature).Concat(OfOrder(signature)).Concat(OfMatrices(signature)).Concat(OfPatterns(signature));
    }

    /// <summary>Members that the attribute asks for and the declaration does not allow.</summary>
    private static IEnumerable<Finding> OfFamilies(MethodSignature signature)
    {
        if ((signature.Families & DerivativeFamilies.HessianVectorProduct) != 0 && !MemberNames.HasScalarResult(signature))
            yield return Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, "the product of its Hessian and a vector", "is of one number", "return one number, or leave Derivatives.HessianVectorProduct out");
        if ((signature.Families & DerivativeFamilies.BackwardTangent) != 0 && signature.Parameters.Any(parameter => parameter.IsActive && parameter.IsByReference))
            yield return Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, "the tangent of its backward method", "writes to nothing", "return what is left in 'ref' and 'out' parameters, or leave Derivatives.BackwardTangent out");
    }

    /// <summary>Taylor coefficients are those of a function of one number.</summary>
    private static IEnumerable<Finding> OfOrder(MethodSignature signature)
    {
        const int HighestOrder = 9;
        if (signature.Order is < 1 or > HighestOrder)
            yield return Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, $"derivatives of order {signature.Order}", $"are of orders from 1 to {HighestOrder}", "write such an Order");
        else if (signature.Order > 1
            && (signature.Parameters.Count(parameter => parameter.IsActive) != 1
                || signature.Parameters.Single(parameter => parameter.IsActive) is not { Type: ScalarType, IsByReference: false }
                || signature.Result.Elements.Count != 1
                || !MemberNames.HasScalarResult(signature)
                || signature.Parameters.Any(parameter => parameter.IsByReference)))
            yield return Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, "Taylor coefficients", "are of one number that depends on one number", "mark the other parameters [NoDerivative], or leave Order out");
    }

    /// <summary>Matrices of derivatives are made number by number, and hold numbers of one type.</summary>
    private static IEnumerable<Finding> OfMatrices(MethodSignature signature)
    {
        var isHessian = Asks(DerivativeFamilies.Hessian) || Asks(DerivativeFamilies.SparseHessian);
        var isJacobian = Asks(DerivativeFamilies.Jacobian) || Asks(DerivativeFamilies.SparseJacobian);
        if (!isHessian && !isJacobian)
            yield break;
        var (what, instead) = isHessian
            ? ("the matrix of its second derivatives", "ask for Derivatives.HessianVectorProduct")
            : ("the matrix of its derivatives", "ask for Derivatives.Tangent, or take the rows from its backward method");
        var numbers = new HashSet<IrType>();
        foreach (var parameter in signature.Parameters.Where(parameter => parameter.IsActive))
        {
            if (!FlatNumbers.IsInput(parameter.Type))
                yield return Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, what, $"is made number by number, because of the type of '{parameter.Name}'", $"pass numbers, structs and tuples of numbers, arrays, spans or matrices, or {instead}");
            else
                numbers.UnionWith(FlatNumbers.Of(parameter.Type));
        }

        foreach (var result in signature.Result.Elements.Where(element => element.IsActive && isJacobian))
        {
            if (FlatNumbers.IsOutput(result.Type))
                numbers.UnionWith(FlatNumbers.Of(result.Type));
        }

        if (numbers.Count > 1 || numbers.Any(number => number is TypeParameterType))
            yield return Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, what, "holds numbers of one type, double or float", $"let all be of one type, or {instead}");

        bool Asks(DerivativeFamilies families) => (signature.Families & families) == families;
    }

    /// <summary>A pattern is made of the numbers of arrays and spans of one dimension or two.</summary>
    private static IEnumerable<Finding> OfPatterns(MethodSignature signature)
    {
        const DerivativeFamilies Sparse = (DerivativeFamilies.SparseHessian | DerivativeFamilies.SparseJacobian) & ~(DerivativeFamilies.HessianVectorProduct | DerivativeFamilies.Tangent);
        if ((signature.Families & Sparse) == 0)
            yield break;
        foreach (var parameter in signature.Parameters.Where(parameter => parameter.IsActive && FlatNumbers.IsInput(parameter.Type)))
        {
            if (parameter.Type is MatrixType or ArrayType { Rank: > 2 } || FlatNumbers.IsGroup(parameter.Type))
                yield return Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, "a sparsity pattern", $"is made of numbers, arrays and spans, because of the type of '{parameter.Name}'", "pass an array of one dimension or two");
        }

        if (signature.Form != DeclarationForm.Implemented)
            yield return Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, "a sparsity pattern", "is that of one body", "ask for it where there is one");
    }

    private static bool IsResult(IrType type) => type is ScalarType or TypeParameterType or MatrixType or VectorType or ArrayType { Rank: 1, ElementType: ScalarType or TypeParameterType } || ElementPart.HasParts(type);

    /// <summary>What is left of a method without a differentiated result is what it writes to its parameters.</summary>
    public static IEnumerable<Finding> OfFunction(MethodSignature signature, Function function) =>
        signature.Result.Elements.Any(element => element.IsActive)
        || signature.Form != DeclarationForm.Implemented
        || signature.Parameters.Any(parameter => parameter.IsByReference && MayBeResult(parameter))
        || function.Body.Descendants().OfType<Let>().Any(let => let.Operation is Call or Primitive { Key: "Store" or "AddTo" })
            ? []
            : [WithoutResult(signature)];

    private static Finding WithoutResult(MethodSignature signature) => Finding.OfDeclaration(
        DiagnosticIds.NothingToDifferentiate,
        signature.Expression ?? signature.Name,
        "has no result that could be differentiated",
        "return a double, a float, a Matrix<T>, or a tuple with such an element that is not auxiliary; or write to a 'ref' or 'out' parameter, an array, a span or a matrix");

    /// <summary>Whether a derivative can be taken of what a method leaves in a parameter.</summary>
    private static bool MayBeResult(ParameterModel parameter) => parameter.IsActive && (parameter.IsByReference || parameter.Type.IsIndexed || parameter.Type is MatrixType);

    /// <summary>What stands in the way of the members that are written where other methods call them.</summary>
    public static IEnumerable<Finding> OfHelpers(IMethodSymbol method, MethodSignature signature) => OfNames(method, signature with { Helpers = DerivativeFamilies.Tangent | DerivativeFamilies.BackwardTangent | DerivativeFamilies.JacobianColumn });

    private static IEnumerable<Finding> OfNames(IMethodSymbol method, MethodSignature signature)
    {
        foreach (var suffix in MemberNames.SuffixesOf(signature).SelectMany(suffix => MemberNames.PrivatePartsOf(suffix).Prepend(suffix)))
        {
            var name = method.Name + suffix;
            if (method.ContainingType.GetMembers(name).FirstOrDefault() is { } existing
                && (existing is not IMethodSymbol other || other.Parameters.Length == MemberNames.ParameterCount(signature, suffix)))
                yield return Finding.OfDeclaration(DiagnosticIds.CollidingNames, method.Name, name, $"'{existing.ToDisplayString()}'");
        }

        // Overloads of one name have derivatives of one name, told apart as the overloads are, unless only a constant or a modifier differs.
        foreach (var neighbour in method.ContainingType.GetMembers().OfType<IMethodSymbol>())
        {
            if (!SymbolEqualityComparer.Default.Equals(neighbour, method)
                && neighbour.Has(KnownNames.DifferentiableAttribute)
                && !RuleReader.IsRule(neighbour)
                && MemberNames.SuffixesOf(signature).FirstOrDefault(suffix => neighbour.Name == method.Name + suffix) is { } suffix)
                yield return Finding.OfDeclaration(DiagnosticIds.CollidingNames, method.Name, method.Name + suffix, $"'{neighbour.ToDisplayString()}'");
        }
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .All(syntax => syntax is not MemberDeclarationSyntax member || member.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>A compiler that knows extension blocks gives their members a containing type without a name.</summary>
    private static bool IsExtensionBlock(INamedTypeSymbol? type) => type is { CanBeReferencedByName: false, IsImplicitClass: false } && type.Name.Length == 0;

    private static string Declaration(SyntaxNode declaration)
    {
        var (returnType, name, parameters) = declaration switch
        {
            LocalFunctionStatementSyntax local => (local.ReturnType.ToString(), local.Identifier.Text, local.ParameterList.ToString()),
            MethodDeclarationSyntax method => (method.ReturnType.ToString(), method.Identifier.Text, method.ParameterList.ToString()),
            _ => ("double", "F", "(double x)"),
        };
        return $"{returnType} {name}{parameters} => …;";
    }

    /// <summary>The method of an extension block as a static one: what the block extends is its first parameter.</summary>
    private static string WithReceiver(SyntaxNode declaration)
    {
        if (declaration is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax { ParameterList.Parameters: var receivers } } method)
            return Declaration(declaration);
        return $"{method.ReturnType} {method.Identifier.Text}({string.Join(", ", receivers.Concat(method.ParameterList.Parameters))})";
    }

    private static string TypeDeclaration(INamedTypeSymbol type)
    {
        var syntax = type.DeclaringSyntaxReferences[0].GetSyntax() as TypeDeclarationSyntax;
        var modifiers = syntax?.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.FileKeyword) && !modifier.IsKind(SyntaxKind.PartialKeyword)).Select(modifier => modifier.Text) ?? [];
        var keyword = syntax is RecordDeclarationSyntax { ClassOrStructKeyword: { RawKind: not 0 } kind } ? $"record {kind.Text}" : syntax?.Keyword.Text ?? "class";
        return string.Join(" ", [.. modifiers, "partial", keyword, type.Name + syntax?.TypeParameterList?.ToString()]);
    }
}
