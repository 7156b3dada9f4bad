using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests.Orders;

/// <summary>
/// The functions of the corpus whose derivatives can be put into a matrix, once more: asked for their Jacobians and Hessians and compiled by the tests.
/// </summary>
internal sealed class MatrixCorpus
{
    private readonly Dictionary<string, MethodInfo> _methods = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<MethodDeclarationSyntax> _members;

    private MatrixCorpus()
    {
        var asked = AskedCorpus.Compile((_, model) => new Asking(model));
        foreach (var method in asked.Methods.Where(IsAsking))
            _methods.Add(AskedCorpus.NameOf(method), method);
        _members = asked.Members;
    }

    public static MatrixCorpus Instance { get; } = new();

    public IEnumerable<string> Names => _methods.Keys.Order(StringComparer.Ordinal);

    public MethodInfo Method(string name) => _methods[name];

    /// <summary>The matrices whose columns are computed several at a time, by what their comments say.</summary>
    public IEnumerable<string> InLanes => Commented("Several columns at once");

    /// <summary>Those whose columns are not, with the reason.</summary>
    public IEnumerable<string> OneByOne => Commented("Computed column by column");

    private IEnumerable<string> Commented(string beginning) => _members
        .Where(member => member.GetLeadingTrivia().ToString().Contains(beginning, StringComparison.Ordinal))
        .Select(member => $"{member.Identifier.Text}: {member.GetLeadingTrivia().ToString().Split('\n').First(line => line.Contains(beginning, StringComparison.Ordinal)).Trim()}");

    private static bool IsAsking(MethodInfo method) => new CorpusFunction(method).Member("Jacobian") is not null && method.GetCustomAttributesData().Any(data => data.AttributeType == typeof(DifferentiableAttribute));

    /// <summary>Adds the matrices to what is asked for, wherever a method can have them.</summary>
    private sealed class Asking(SemanticModel model) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            if (node.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Name.ToString() == "Differentiable") is not { } asked
                || model.GetDeclaredSymbol(node) is not { } method
                || !CanHaveMatrix(method))
                return node;
            var arguments = asked.ArgumentList?.Arguments ?? [];
            var others = arguments.Where(argument => argument.NameEquals is not null);
            var families = arguments.FirstOrDefault(argument => argument.NameEquals is null)?.ToString() ?? "Derivatives.Default";
            families += " | Derivatives.Jacobian" + (families.Contains("HessianVectorProduct", StringComparison.Ordinal) ? " | Derivatives.Hessian" : "");
            return node.ReplaceNode(asked, asked.WithArgumentList(SyntaxFactory.AttributeArgumentList([SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(families)), .. others])));
        }

        private bool CanHaveMatrix(IMethodSymbol method)
        {
            var active = method.Parameters.Where(parameter => parameter.GetAttributes().All(attribute => attribute.AttributeClass?.Name != nameof(NoDerivativeAttribute)) && HoldsReals(parameter.Type)).ToList();
            var results = method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(element => element.Type).ToList() : [method.ReturnType];
            List<ITypeSymbol?> numbers = [.. active.Select(parameter => NumberOf(parameter.Type)), .. results.Where(result => result.SpecialType != SpecialType.System_Void && HoldsReals(result)).Select(NumberOf)];
            return method.Arity == 0
                && method is { IsVirtual: false, IsOverride: false, IsAbstract: false }
                && method.ContainingType.TypeKind != TypeKind.Interface
                && !method.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers()).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                && method.Parameters.All(parameter => !SymbolEqualityComparer.Default.Equals(parameter.Type.ContainingAssembly, method.ContainingAssembly))
                && active.Count > 0
                && numbers.All(number => number is not null)
                && numbers.Distinct<ITypeSymbol?>(SymbolEqualityComparer.Default).Count() == 1;
        }

        private static bool HoldsReals(ITypeSymbol type) => !(type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Boolean or SpecialType.System_String || type.TypeKind == TypeKind.Enum
            || (type is IArrayTypeSymbol array && !HoldsReals(array.ElementType)) || (type is INamedTypeSymbol { TypeArguments: [var argument] } && !HoldsReals(argument)));

        /// <summary>The type of the numbers that a matrix can have a row or column for each of; null for any other type.</summary>
        private ITypeSymbol? NumberOf(ITypeSymbol type) => type switch
        {
            { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => type,
            IArrayTypeSymbol { ElementType: not IArrayTypeSymbol } array => NumberOf(array.ElementType),
            INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Where(element => HoldsReals(element.Type)).Select(element => NumberOf(element.Type)).Distinct<ITypeSymbol?>(SymbolEqualityComparer.Default).ToList() is [var only] ? only : null,
            INamedTypeSymbol { Name: "Vector2" or "Vector3" or "Vector4" or "Quaternion" or "Matrix3x2" or "Matrix4x4" } => model.Compilation.GetSpecialType(SpecialType.System_Single),
            INamedTypeSymbol { Name: "Complex" } => model.Compilation.GetSpecialType(SpecialType.System_Double),
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "Matrix", TypeArguments: [var argument] } => NumberOf(argument),
            _ => null,
        };
    }
}
