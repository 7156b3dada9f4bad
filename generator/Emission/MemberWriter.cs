using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Planning;
using SymbolicBackprop.Generator.Sparsity;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes one generated member: documentation, declaration, checks, body and what it returns. What it takes beside the parameters of the
/// method, and gives back, is a matter of its mode.
/// </summary>
internal abstract class MemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, Function function)
{
    protected SourceWriter Writer => writer;

    protected MethodSignature Signature => signature;

    protected MemberKind Kind => kind;

    protected NameTable Names { get; } = new();

    /// <summary>Whether what it computes is written where the caller can read it meanwhile.</summary>
    protected abstract bool WritesCallersStorage { get; }

    /// <summary>Whether derivatives stand beside what they are the derivatives of, not in a sweep of their own.</summary>
    protected virtual bool IsForwardMode => false;

    /// <summary>Whether optional values and <c>params</c> stay.</summary>
    protected virtual bool TakesDefaults => false;

    public static void Write(SourceWriter writer, MethodSignature signature, MemberKind kind, PlannedFunction planned, string? formula)
    {
        if (planned.Derivative is BatchFunction batch)
        {
            new BatchMemberWriter(writer, signature, kind, batch, planned.Lanes!).Write();
            return;
        }

        if (planned.Derivative is DirectionsFunction directions)
        {
            new LanesMemberWriter(writer, signature, kind, directions, planned.Lanes!.Function!).Write();
            return;
        }

        MemberWriter member = planned.Derivative switch
        {
            ReverseFunction reverse => new ReverseMemberWriter(writer, signature, kind, reverse, planned.Workspace),
            TangentFunction tangent => new TangentMemberWriter(writer, signature, kind, tangent),
            GradientTangentFunction ofGradient => new GradientTangentMemberWriter(writer, signature, kind, ofGradient),
            ColumnsFunction columns => new ColumnsMemberWriter(writer, signature, kind, columns),
            TaylorFunction taylor => new TaylorMemberWriter(writer, signature, kind, taylor),
            BlockJacobianFunction blocks => new BlockMemberWriter(writer, signature, kind, blocks),
            PatternFunction pattern => new PatternMemberWriter(writer, signature, kind, pattern),
            MatrixFunction matrix when kind.Request is SparseRequest sparse => new SparseMemberWriter(writer, signature, kind, matrix, planned.Lanes, sparse.IsHessian),
            MatrixFunction matrix when kind == MemberKind.Hessian => new HessianMemberWriter(writer, signature, kind, matrix, planned.Lanes),
            MatrixFunction matrix => new JacobianMemberWriter(writer, signature, kind, matrix, planned.Lanes),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no member."),
        };
        member.Write(formula);
    }

    /// <summary>Names what the function takes after the parameters of the method.</summary>
    protected abstract void NameAdded(Queue<Definition> users);

    protected abstract void WriteDocumentation(string? formula);

    /// <summary>The declarations of what the member takes after the parameters of the method.</summary>
    protected abstract IEnumerable<string> AddedParameters();

    protected abstract string ReturnType();

    /// <summary>Writes the checks; true where there are any.</summary>
    protected abstract bool WriteGuards();

    /// <summary>Assigns results that no other assignment reads.</summary>
    protected virtual void AssignPlaces(Func<int, string> result)
    {
    }

    /// <summary>The variables of the caller's that get results: one assignment, because what is left in one may be computed from what came in by another.</summary>
    protected abstract IEnumerable<(string Place, string Value)> AssignedTogether(Func<int, string> result);

    /// <summary>What the member returns; null where that is nothing.</summary>
    protected abstract string? Returned(Func<int, string> result);

    protected string Unique(string wish)
    {
        var name = wish;
        for (var number = 2; signature.Parameters.Any(parameter => parameter.Name.TrimStart('@') == name); number++)
            name = wish + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Names.Reserve(name);
        return name;
    }

    private void WriteMember()
    {
        writer.Line(GeneratedFile.CodeAttribute);
        var name = Identifiers.Escape(signature.Name.TrimStart('@') + kind.Suffix);
        var constraints = signature.Constraints.Length == 0 ? "" : " " + signature.Constraints;
        var modifiers = (signature.Helpers & MemberNames.FamilyOf(kind.Suffix)) != 0 ? signature.HelperModifiers
            : MemberNames.IsPrivate(kind.Suffix) ? PrivateModifiers(signature)
            : signature.Modifiers;
        var declaration = $"{modifiers} {ReturnType()} {name}{signature.TypeParameters}({string.Join(", ", Parameters())}){constraints}";
        if (signature.Form != DeclarationForm.Implemented)
        {
            WriteWithoutBody(writer, signature, declaration);
            return;
        }

        using (writer.Block(declaration))
        {
            if (WriteGuards())
                writer.Line();
            WriteBody();
        }
    }

    /// <summary>Of members that only members beside them call.</summary>
    public static string PrivateModifiers(MethodSignature signature) =>
        string.Join(" ", signature.Modifiers.Split(' ').Where(modifier => modifier is "static" or "readonly" or "unsafe").Prepend("private"));

    /// <summary>Writes what stands between the checks and the end.</summary>
    protected virtual void WriteBody() => WriteStatements(function, Names, WriteResult);

    /// <summary>Writes the statements of a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="names">The names of its parameters.</param>
    /// <param name="writeResult">Writes what an exit does with its values.</param>
    protected void WriteStatements(Function function, NameTable names, Action<ExpressionPrinter, ReturnStatement> writeResult)
    {
        var body = new BodyPrinter(writer, function, names, WritesCallersStorage, IsForwardMode);

        // Where the project checks integer arithmetic by default, what was unchecked in the original says so.
        using (signature.ChecksOverflow && OverflowsSilently(function) ? writer.Block("unchecked") : default)
        {
            body.Print(end => writeResult(body.Expressions, end));
        }
    }

    /// <summary>Types that implement an interface may be compiled without the generator: its members say so when they are called.</summary>
    public static void WriteWithoutBody(SourceWriter writer, MethodSignature signature, string declaration)
    {
        if (signature.Form == DeclarationForm.Abstract)
        {
            writer.Line($"{declaration};");
            return;
        }

        using (writer.Block(declaration))
            writer.Line($"throw new global::System.NotSupportedException(\"The method that implements '{signature.Name}' has no derivative: mark it [Differentiable].\");");
    }

    private static bool OverflowsSilently(Function function) => function.Body.Descendants().OfType<Let>().Any(let =>
        let.Results.Count == 1
        && let.Result.Type is ScalarType { IsReal: false, Kind: not ScalarKind.Boolean }
        && let.Operation is Primitive { Key: "Add" or "Subtract" or "Multiply" or "Negate" } or Conversion { IsChecked: false });

    private void WriteResult(ExpressionPrinter expressions, ReturnStatement end)
    {
        var results = end.Exit.Values;
        string Result(int index) => expressions.Print(results[index], typeIsGiven: false);

        AssignPlaces(Result);
        var returned = Returned(Result);
        var assigned = AssignedTogether(Result).Where(pair => pair.Value != pair.Place).ToList();
        if (assigned.Count > 0)
        {
            if (returned is not null)
            {
                var result = Names.Unused("result");
                writer.Line($"{ReturnType()} {result} = {returned};");
                returned = result;
            }

            writer.Line(assigned.Count == 1
                ? $"{assigned[0].Place} = {assigned[0].Value};"
                : $"({string.Join(", ", assigned.Select(pair => pair.Place))}) = ({string.Join(", ", assigned.Select(pair => pair.Value))});");
        }

        if (returned is not null)
            writer.Line($"return {returned};");
        else if (!end.IsLast)
            writer.Line("return;");
    }

    private void Write(string? formula)
    {
        foreach (var parameter in signature.Parameters)
            Names.Reserve(parameter.Name);
        var users = new Queue<Definition>(function.Parameters);
        if (!signature.IsStatic)
            Names.Set(users.Dequeue().Value, "this");
        foreach (var parameter in signature.Parameters)
            Names.Set(users.Dequeue().Value, parameter.Name);
        NameAdded(users);
        WriteDocumentation(formula);
        WriteMember();
    }

    private IEnumerable<string> Parameters()
    {
        foreach (var parameter in signature.Parameters)
        {
            var isParams = TakesDefaults && parameter.IsParams ? "params " : "";
            var optional = TakesDefaults && parameter.Default is { } value ? $" = {value}" : "";
            yield return $"{isParams}{parameter.Modifier}{parameter.TypeText} {parameter.Name}{optional}";
        }

        foreach (var added in AddedParameters())
            yield return added;
    }
}
