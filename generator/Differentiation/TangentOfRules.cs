using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Tangents as the user's rules say. Where there are only backward rules and the value is one number, its tangent is the gradient, which
/// the rule gives for the upstream value 1, times the tangents of the arguments.
/// </summary>
internal sealed class TangentOfRules(FunctionBuilder builder, TangentValues tangents, RunTimeZeros zeros)
{
    /// <summary>The operands that pass a derivative on.</summary>
    public static IEnumerable<Value> DifferentiatedOperands(Recognized ruled) =>
        ruled.Operands.Where((_, index) => ((CustomDerivative)ruled.Operation).Passes(index));

    /// <summary>The parts of the value that are differentiated.</summary>
    public static IEnumerable<(TangentPart Part, IrType Type)> DifferentiatedParts(Let let, CustomDerivative rules) => let.Result.Type is TupleType tuple
        ? Enumerable.Range(0, tuple.Elements.Count).Where(index => rules.ActiveResults[index]).SelectMany(index => TangentPart.Of(let.Result.Value, tuple.Elements[index].Type)
            .Select(part => (part.Part.Within(let.Result.Value, new ReadElement(index)), part.Type)))
        : TangentPart.Of(let.Result.Value, let.Result.Type);

    /// <summary>Appends the value, and gives it its tangents.</summary>
    public void Differentiate(Let let, CustomDerivative rules, IReadOnlyList<Value> operands)
    {
        builder.Append(let);

        // Rules are given the value that has their derivative, so that a second derivative goes through it.
        List<Value> seen = [.. operands.Select((operand, index) => index == rules.ValueOperand ? let.Result.Value : operand)];
        List<(TangentPart Part, IrType Type)> parts = [.. DifferentiatedParts(let, rules)];
        var sums = new Term?[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            if (tangents.Find(parts[i].Part with { Value = operands[rules.ValueOperand] }) is { } own)
                sums[i] = new Term(builder, own);
        }

        foreach (var rule in rules.Tangent.Where(rule => rule.Arguments.Any(argument => IsVaried(operands[argument]))))
            AddShares(rule);
        foreach (var rule in rules.Backward)
        {
            List<int> others = [.. rule.Arguments.Where(argument => IsVaried(operands[argument]) && !rules.Tangent.Any(tangent => tangent.Arguments.Contains(argument)))];
            if (others.Count > 0)
                Add(0, TangentByGradient(let, rules, seen, rule, others));
        }

        for (var i = 0; i < parts.Count; i++)
            tangents.Set(parts[i].Part, sums[i]?.Value ?? tangents.Zero(parts[i].Part, parts[i].Type));

        void AddShares(DerivativeRule rule)
        {
            IrType[] types = let.Result.Type is TupleType tuple
                ? [.. tuple.Elements.Where((_, index) => rules.ActiveResults[index]).Select(element => element.Type)]
                : [let.Result.Type];
            var type = types.Length == 1 ? types[0] : new TupleType([.. types.Select(element => new TupleElement(null, element))]);
            List<Value> directions = [.. rule.Arguments.Select(argument => tangents.Assemble(operands[argument]))];
            var share = builder.Emit(new Call(rule.Method), type, [.. seen.Take(rule.IsHessian ? rules.ValueOperand : rules.ValueOperand + 1), .. directions]);
            foreach (var (part, index) in TangentPart.Of(share, type).Select((part, index) => (part.Part, index)))
                Add(index, zeros.DropAll(directions.Select(direction => new Term(builder, direction)), new Term(builder, tangents.Read(share, part))));
        }

        void Add(int part, Term share) => sums[part] = sums[part] is { } sum ? sum + share : share;
    }

    private bool IsVaried(Value value) => tangents.VariedPartsOf(value).Any();

    private Term TangentByGradient(Let let, CustomDerivative rules, List<Value> operands, DerivativeRule rule, List<int> arguments)
    {
        if (!let.Result.Type.IsReal)
        {
            throw new MissingRuleException(
                let.Origin,
                $"The tangent of '{rules.DisplayName}', whose value is more than one number,",
                $"write one that is marked [TangentOf], beside '{rule.Method.DisplayName}'");
        }

        List<IrType> types = [.. rule.Arguments.Select(argument => ReverseCalls.GradientType(builder.TypeOf(operands[argument])))];
        var type = types.Count == 1 ? types[0] : new TupleType(types.Select(element => new TupleElement(null, element)).ToEquatableArray());
        var gradients = builder.Emit(new Call(rule.Method), type, [.. operands, builder.EmitLiteral(1, let.Result.Type)]);
        Term? sum = null;
        foreach (var argument in arguments)
        {
            var place = rule.Arguments.ToList().IndexOf(argument);
            var gradient = types.Count == 1 ? gradients : builder.Emit(new ReadElement(place), types[place], gradients);
            foreach (var (part, partType) in tangents.VariedPartsOf(operands[argument]).ToList())
            {
                var tangent = new Term(builder, tangents.Get(part, partType));
                var share = zeros.DropAll([tangent], Product(new Term(builder, tangents.Read(gradient, part)), tangent));
                sum = sum is { } others ? others + share : share;
            }
        }

        return sum!.Value;
    }

    private static Term Product(Term gradient, Term tangent) => gradient.Type switch
    {
        VectorType => VectorAlgebra.Dot(gradient, tangent),
        { IsReal: true } => gradient * tangent,
        _ => gradient.Apply("Dot", tangent),
    };
}
