using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Gradients.Tests.Checks;

namespace SymbolicBackprop.Gradients.Tests.Batches;

/// <summary>
/// The functions of the corpus that take numbers and give numbers, once more: asked for their batch members and compiled by the tests.
/// </summary>
internal sealed class BatchCorpus
{
    private readonly Dictionary<string, MethodInfo> _methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private BatchCorpus()
    {
        HashSet<string>? mentioned = null;
        var asked = AskedCorpus.Compile((compilation, model) => new Asking(model, mentioned ??= [.. compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()).Select(name => name.Identifier.ValueText)]));
        foreach (var method in asked.Methods.Where(IsAsking))
            _methods.Add(AskedCorpus.NameOf(method), method);
        foreach (var declaration in asked.Members.Where(declaration => declaration.Identifier.Text.EndsWith("Batch", StringComparison.Ordinal)))
            _texts[$"{TypeOf(declaration)}.{declaration.Identifier.Text}/{declaration.ParameterList.Parameters.Count}"] = declaration.ToFullString();
    }

    public static BatchCorpus Instance { get; } = new();

    public IEnumerable<string> Names => _methods.Keys.Order(StringComparer.Ordinal);

    public MethodInfo Method(string name) => _methods[name];

    /// <summary>The batch member of a method: of its name, and with the spans that are written after its own parameters.</summary>
    public static MethodInfo Member(MethodInfo method, bool withGradient) => method.DeclaringType!.GetMethods(AskedCorpus.Everything).Single(member =>
        member.Name == method.Name + (withGradient ? "GradientBatch" : "Batch")
        && member.GetParameters().Length == method.GetParameters().Length + ResultCount(method) + (withGradient ? Columns(method).Count() : 0)
        && method.GetParameters().Zip(member.GetParameters()).All(pair => pair.First.Name == pair.Second.Name));

    public string Text(MethodInfo member) => _texts[$"{member.DeclaringType!.Name}.{member.Name}/{member.GetParameters().Length}"];

    public static int ResultCount(MethodInfo method) => typeof(ITuple).IsAssignableFrom(method.ReturnType) ? method.ReturnType.GetGenericArguments().Length : 1;

    /// <summary>The parameters that have a number for each element, by index.</summary>
    public static IEnumerable<int> Columns(MethodInfo method) => method.GetParameters().Index()
        .Where(pair => IsReal(Unwrapped(pair.Item.ParameterType)) && !pair.Item.IsDefined(typeof(NoDerivativeAttribute)))
        .Select(pair => pair.Index);

    private static Type Unwrapped(Type type) => type.IsByRef ? type.GetElementType()! : type;

    private static bool IsReal(Type type) => type == typeof(double) || type == typeof(float);

    private static bool IsAsking(MethodInfo method) =>
        method.GetCustomAttributesData().Any(data => data.AttributeType == typeof(DifferentiableAttribute) && data.ConstructorArguments is [{ Value: int families }] && (families & (int)Derivatives.Batch) != 0);

    private static string TypeOf(MethodDeclarationSyntax declaration) => ((TypeDeclarationSyntax)declaration.Parent!).Identifier.Text;

    /// <summary>Asks for batch members wherever a method can have them, and for other families only where members are called by name.</summary>
    private sealed class Asking(SemanticModel model, HashSet<string> mentioned) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            if (node.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Name.ToString() == "Differentiable") is not { } asked
                || model.GetDeclaredSymbol(node) is not { } method)
                return node;
            var others = asked.ArgumentList?.Arguments.Where(argument => argument.NameEquals is { Name.Identifier.Text: not "Order" }) ?? [];
            string[] own = asked.ArgumentList?.Arguments is [{ NameEquals: null, Expression: var asks }, ..] && MemberNames.All.Any(suffix => mentioned.Contains(method.Name + suffix)) ? [asks.ToString()] : [];
            string[] all = CanBeBatched(method) ? ["Derivatives.Batch", .. own] : own;
            AttributeArgumentSyntax[] families = all.Length > 0 ? [SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(string.Join(" | ", all)))] : [];
            return node.ReplaceNode(asked, asked.WithArgumentList(SyntaxFactory.AttributeArgumentList([.. families, .. others])));
        }

        private static bool CanBeBatched(IMethodSymbol method)
        {
            var active = method.Parameters.Where(parameter => parameter.GetAttributes().All(attribute => attribute.AttributeClass?.Name != nameof(NoDerivativeAttribute)) && HoldsReals(parameter.Type)).ToList();
            var results = method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(element => element.Type).ToList() : [method.ReturnType];
            return method.Arity == 0
                && method is { IsVirtual: false, IsOverride: false, IsAbstract: false }
                && method.ContainingType.TypeKind != TypeKind.Interface
                && !method.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers()).Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
                && method.Parameters.All(parameter => !SymbolEqualityComparer.Default.Equals(parameter.Type.ContainingAssembly, method.ContainingAssembly))
                && active.Count > 0
                && active.All(parameter => parameter.Type.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
                && active.Select(parameter => parameter.Type).Concat(results).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default).Count() == 1;
        }

        private static bool HoldsReals(ITypeSymbol type) => !(type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Boolean or SpecialType.System_String || type.TypeKind == TypeKind.Enum);
    }
}
