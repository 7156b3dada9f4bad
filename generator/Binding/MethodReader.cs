using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Reads a method marked <c>[Differentiable]</c>: its declaration, and its body where the declaration is in order.</summary>
internal static class MethodReader
{
    /// <param name="context">The method.</param>
    /// <param name="declare">Writes the declarations of a method's members, for bodies that call them by name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static MethodModel Read(GeneratorAttributeSyntaxContext context, Func<MethodModel, string?> declare, CancellationToken cancellation)
    {
        try
        {
            return ReadMethod(context, declare, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // An error of the compiler's own stays inside the method that caused it.
            var name = context.TargetSymbol.Name;
            return new MethodModel(
                context.TargetSymbol.ToDisplayString(),
                new ContainingType("", [], name),
                new MethodSignature(name, "", DeclarationForm.Implemented, IsStatic: true, "", "", name, [], new ResultModel("void", IsTuple: false, []), ChecksOverflow: false),
                null,
                IsInlinable: false,
                IsDispatched: false,
                [Finding.OfFailure(name, exception)]);
        }
    }

    /// <summary>A method without its body: in the place of that stands one that gives zeros, or nothing where the declaration is refused.</summary>
    public static MethodModel ReadDeclaration(IMethodSymbol method, SyntaxNode declaration, AttributeData attribute, bool checksOverflow)
    {
        var findings = new List<Finding>(DeclarationRules.OfMethod(method, declaration));
        var result = ResultReader.Read(method, attribute, findings);
        var parameters = method.Parameters.Select(parameter => ReadParameter(parameter, parameter.Has(KnownNames.NoDerivativeAttribute), findings)).ToEquatableArray();
        var signature = new MethodSignature(
            method.EscapedName(),
            MemberModifiers.Of(method),
            FormOf(method),
            method.IsStatic,
            TypeParameters(method),
            Constraints(method),
            CRef(method),
            parameters,
            result,
            checksOverflow,
            DerivativeFamiliesReader.Of(attribute),
            MemberModifiers.OfHelper(method))
        {
            IsRule = RuleReader.IsRule(method),
            Order = OrderOf(attribute),
            HasFastMath = attribute.NamedArguments.Any(argument => argument is { Key: "FastMath", Value.Value: true }),
        };
        if (findings.Count == 0)
            findings.AddRange(DeclarationRules.OfSignature(method, signature));
        return new MethodModel(
            method.GetDocumentationCommentId() ?? method.ToDisplayString(),
            ContainerReader.Read(method.ContainingType),
            signature,
            findings.Count == 0 ? BodylessFunction.Of(method, [.. signature.Result.Elements.Select(element => element.Type)]) : null,
            IsInlinable: false,
            Dispatch.IsDispatched(method),
            findings.ToEquatableArray(),
            findings.Count == 0 ? DeclarationRules.OfHelpers(method, signature).ToEquatableArray() : []);
    }

    private static MethodModel ReadMethod(GeneratorAttributeSyntaxContext context, Func<MethodModel, string?> declare, CancellationToken cancellation)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        var declaration = ReadDeclaration(method, context.TargetNode, context.Attributes[0], context.SemanticModel.Compilation.Options.CheckOverflow);
        if (declaration.Findings.Count > 0 || declaration.Signature.Form != DeclarationForm.Implemented)
            return declaration;
        var findings = new List<Finding>();
        var (body, isAccessible) = BindBody(context, method, declaration.Signature, declare, findings, cancellation);
        return declaration with { Body = body, IsInlinable = isAccessible && method.Arity == 0, Findings = findings.ToEquatableArray(), HelperFindings = findings.Count == 0 ? declaration.HelperFindings : [] };
    }

    private static (Function? Body, bool IsAccessible) BindBody(
        GeneratorAttributeSyntaxContext context, IMethodSymbol method, MethodSignature signature, Func<MethodModel, string?> declare, List<Finding> findings, CancellationToken cancellation)
    {
        var rules = RuleBook.Of(context.SemanticModel.Compilation).RulesOf(method);
        var origin = new SourceTokens(context.TargetNode).OriginOf(((MethodDeclarationSyntax)context.TargetNode).Identifier, $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.Name))})");
        if (rules is not null)
        {
            findings.AddRange(RuledFunction.Check(method, rules, context.SemanticModel.Compilation));
            if (findings.Count > 0)
                return (null, false);
            if (rules.CoverAll(method))
                return (RuledFunction.Of(method, rules, origin), rules.AreAccessibleFromOtherTypes && method.IsAccessibleFromOtherTypes());
        }

        var bound = MemberDeclarations.Reading(context.TargetNode, context.SemanticModel, declare, model => BindText(context.TargetNode, signature, model, cancellation));
        findings.AddRange(bound.Findings);
        if (bound.Function is { } function)
            findings.AddRange(DeclarationRules.OfFunction(signature, function));
        if (findings.Count > 0 || bound.Function is null)
            return (null, bound.ReadsOnlyAccessible);

        // Where it bounds its memory itself it is called, and not put into loops of its callers.
        var marked = CheckpointingReader.Apply(context.Attributes[0], bound.Function);
        if (rules is not null)
            marked = RuledFunction.Around(marked, method, rules, origin);
        return (marked, bound.ReadsOnlyAccessible && rules is null or { AreAccessibleFromOtherTypes: true } && !marked.Body.Descendants().Any(instruction => instruction is Loop { Checkpointing: not Checkpointing.None }));
    }

    /// <summary>Binds the text of a method; nothing where it does not compile, which is the compiler's to report.</summary>
    private static BoundBody BindText(SyntaxNode declaration, MethodSignature signature, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetOperation(declaration, cancellation) is not IMethodBodyOperation body
            || body.Descendants().Any(operation => operation is IInvalidOperation || operation.Type?.TypeKind == TypeKind.Error))
            return new BoundBody(null, ReadsOnlyAccessible: false, UnseenMembers.In(declaration, declaration, model).ToEquatableArray());
        cancellation.ThrowIfCancellationRequested();
        return BodyBinder.Bind((IMethodSymbol)model.GetDeclaredSymbol(declaration, cancellation)!, declaration, body, [.. signature.Result.Elements.Select(element => element.Type)], model);
    }

    /// <summary>Describes a parameter, and finds what stands in the way of differentiating it.</summary>
    public static ParameterModel ReadParameter(IParameterSymbol parameter, bool isConstant, List<Finding> findings)
    {
        var type = TypeBinder.Bind(parameter.Type);
        var isActive = type.IsDifferentiable && !isConstant;
        if (parameter.Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
            findings.Add(Unsupported(parameter, "is a pointer", "use an array or span, or a delegate"));
        else if (isActive && parameter.IsChangedByReference() && type is not (ScalarType or TypeParameterType or VectorType or TupleType or AggregateType { IsReferenceType: false }))
            findings.Add(Unsupported(parameter, $"of type '{parameter.Type.ToDisplayString()}' is passed by reference", "pass it by value, and write to its elements or return another one"));
        else if (isActive && type is AggregateType && parameter.Type.Has(KnownNames.DifferentiableAttribute) && parameter.Type is INamedTypeSymbol weights && WeightsReader.IsRefused(weights))
            findings.Add(Unsupported(parameter, $"has the type '{parameter.Type.ToDisplayString()}', which is marked [Differentiable] but was refused", "mend that type first"));
        else if (isActive && !IsSupported(type))
            findings.Add(Unsupported(parameter, $"has the type '{parameter.Type.ToDisplayString()}', which is not differentiated", ElementAdvice(type) is { } advice ? $"{advice}; or mark the parameter [NoDerivative]" : "use numbers, arrays or spans of them, Matrix<T>, or a partial type marked [Differentiable]; or mark the parameter [NoDerivative]"));
        else if ((type is OpaqueType || IsUnmarkedStruct(parameter.Type)) && TypeBinder.HoldsReals(parameter.Type) && !isConstant)
            findings.Add(Unsupported(parameter, $"has the type '{parameter.Type.ToDisplayString()}', which holds real numbers that would not be differentiated", "mark that type [Differentiable] if it is yours, pass its numbers one by one, or mark the parameter [NoDerivative]"));
        else if (parameter.Type.SpecialType == SpecialType.System_Decimal)
            findings.Add(Finding.OfDeclaration(DiagnosticIds.UnsupportedType, "decimal", OperatorBinder.InsteadOfDecimal));

        return new ParameterModel(
            parameter.EscapedName(),
            (parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out ? "scoped " : "") + Passing(parameter),
            parameter.Type.EmittedName(),
            type,
            isActive,
            Default(parameter),
            parameter.IsParams,
            parameter.IsChangedByReference())
        {
            IsRefLike = parameter.Type.IsRefLikeType,
        };
    }

    private static int OrderOf(AttributeData attribute) => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Order").Value is { Value: int order } ? order : 1;

    private static Finding Unsupported(IParameterSymbol parameter, string what, string instead) =>
        Finding.OfDeclaration(DiagnosticIds.UnsupportedParameter, parameter.Name, what, instead);

    private static string Passing(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        _ => "",
    };

    private static bool IsUnmarkedStruct(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsUnmarkedStruct(array.ElementType),
        INamedTypeSymbol { Arity: 1 } span when TypeBinder.Bind(type) is SpanType => IsUnmarkedStruct(span.TypeArguments[0]),
        _ => TypeBinder.Bind(type) is AggregateType && !type.Has(KnownNames.DifferentiableAttribute),
    };

    private static bool IsSupported(IrType type) => type switch
    {
        ArrayType array => array.ElementType is ArrayType inner ? array.Rank == 1 && inner.Rank == 1 && IsSupported(inner) : IsElement(array.ElementType),
        SpanType span => IsElement(span.ElementType),
        TupleType tuple => tuple.Elements.All(element => element.Type is ScalarType or TypeParameterType or VectorType or OpaqueType or TupleType or AggregateType { IsReferenceType: false } && IsSupported(element.Type)),
        _ => true,
    };

    private static bool IsElement(IrType type) => type is ScalarType or TypeParameterType or VectorType || (ElementPart.HasParts(type) && ElementAdvice(type) is null);

    /// <summary>What to write instead of arrays and spans of some structs or tuples.</summary>
    private static string? ElementAdvice(IrType type) => type.IsIndexed ? ElementAdvice(type.Element) : ElementRules.OfElement(type, MemberAccess.Initializable);

    private static string? Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return null;
        return parameter.ExplicitDefaultValue switch
        {
            null => "default",
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            char character => SymbolDisplay.FormatLiteral(character, quote: true),
            bool truth => truth ? "true" : "false",
            _ when parameter.Type.TypeKind == TypeKind.Enum =>
                $"({parameter.Type.EmittedName()}){System.Convert.ToString(parameter.ExplicitDefaultValue, System.Globalization.CultureInfo.InvariantCulture)}",
            double number when double.IsNaN(number) || double.IsInfinity(number) => NotFinite("double", number),
            float number when float.IsNaN(number) || float.IsInfinity(number) => NotFinite("float", number),
            var number => SymbolDisplay.FormatPrimitive(number, quoteStrings: true, useHexadecimalNumbers: false) + (number is float ? "f" : ""),
        };
    }

    private static string NotFinite(string type, double number) =>
        $"{type}.{(double.IsNaN(number) ? "NaN" : number > 0 ? "PositiveInfinity" : "NegativeInfinity")}";

    private static DeclarationForm FormOf(IMethodSymbol method) => !method.IsAbstract ? DeclarationForm.Implemented
        : method.ContainingType.TypeKind == TypeKind.Interface ? DeclarationForm.OfInterface
        : DeclarationForm.Abstract;

    private static string TypeParameters(IMethodSymbol method) =>
        method.Arity == 0 ? "" : $"<{string.Join(", ", method.TypeParameters.Select(parameter => parameter.EscapedName()))}>";

    /// <summary>The names are written out in full: generated files have no using directives.</summary>
    private static string Constraints(IMethodSymbol method)
    {
        var text = method.ToDisplayString(SymbolFacts.WithConstraints);
        var start = text.IndexOf(" where ", System.StringComparison.Ordinal);
        return start < 0 ? "" : text.Substring(start + 1);
    }

    private static string CRef(IMethodSymbol method)
    {
        var parameters = string.Join(", ", method.Parameters.Select(parameter =>
            Passing(parameter) + parameter.Type.ToDisplayString(SymbolFacts.InCRef).Replace("<", "{").Replace(">", "}")));
        return $"{method.EscapedName()}{TypeParameters(method).Replace("<", "{").Replace(">", "}")}({parameters})";
    }
}
