using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Calls another method for its value and its tangent at once: its arguments, then the tangents of those that it differentiates,
/// become a tuple of both; several differentiated results have one tuple of tangents. A backward method is called the same way.
/// </summary>
/// <param name="builder">Receives the calls.</param>
/// <param name="tangents">The tangents of what is around them.</param>
/// <param name="zeros">What is known of zeros.</param>
/// <param name="tangentOf">The method that gives the value and the tangent of a callee; null where it has none.</param>
/// <param name="families">What the attribute of a callee must ask for.</param>
internal sealed class TangentCalls(FunctionBuilder builder, TangentValues tangents, RunTimeZeros zeros, Func<Callee, Callee?> tangentOf, string families)
{
    /// <summary>The arguments of a call that the callee differentiates; a backward method also differentiates its upstream value.</summary>
    public static IEnumerable<Value> DifferentiatedArguments(Let call)
    {
        var callee = CalleeOf(call);
        return call.Operands.Skip(callee.IsStatic ? 0 : 1).Where((_, index) => index >= callee.ActiveParameters.Count || callee.ActiveParameters[index]);
    }

    /// <summary>The parts of the result of a call that the callee differentiates.</summary>
    public static IEnumerable<(TangentPart Part, IrType Type)> DifferentiatedParts(Let call) => call.Result.Type is TupleType tuple
        ? DifferentiatedElements(call, tuple).SelectMany(index => TangentPart.Of(call.Result.Value, tuple.Elements[index].Type)
            .Select(part => (part.Part.Within(call.Result.Value, new ReadElement(index)), part.Type)))
        : TangentPart.Of(call.Result.Value, call.Result.Type);

    /// <summary>The instructions in place of a call that varies.</summary>
    public void Differentiate(Let call)
    {
        var isBackward = call.Operation is CallBackward;
        var tangentCallee = isBackward ? BackwardTangentOf(call) : tangentOf(CalleeOf(call)) ?? throw Missing(call);
        var dropsZeros = isBackward || CalleeOf(call).HasColumn || zeros.AreGiven;
        var result = call.Result;
        List<IrType> types = result.Type is TupleType tuple ? [.. DifferentiatedElements(call, tuple).Select(index => tuple.Elements[index].Type)] : [result.Type];
        var tangentType = types.Count == 1 ? types[0] : new TupleType([.. types.Select(type => new TupleElement(null, type))]);
        List<Value> directions = [.. DifferentiatedArguments(call).Select(tangents.Assemble)];
        var both = builder.Emit(
            new Call(tangentCallee),
            new TupleType([new TupleElement(isBackward ? "Gradient" : "Value", result.Type), new TupleElement("Tangent", tangentType)]),
            [.. call.Operands, .. directions]);
        builder.Append(new Let(call.Results, new ReadElement(0), [both], call.Origin));
        var tangent = builder.Emit(new ReadElement(1), tangentType, both);

        // The tuple of tangents has the differentiated elements only.
        foreach (var (part, given) in DifferentiatedParts(call).Zip(TangentPart.Of(tangent, tangentType), (part, given) => (part.Part, given.Part)))
            tangents.Set(part, dropsZeros ? tangents.Read(tangent, given) : zeros.DropAll(directions.Select(direction => new Term(builder, direction)), new Term(builder, tangents.Read(tangent, given))).Value);
    }

    private Callee BackwardTangentOf(Let call) => CalleeOf(call) is { BackwardTangent: not TangentSource.Missing } callee
        ? callee.BackwardTangentMethod
        : throw Missing(call);

    /// <summary>A rule of the user's is called where a first derivative is taken, so it is differentiated for a second one.</summary>
    private Exception Missing(Let call) => CalleeOf(call) switch
    {
        { IsDerivative: true, Target: CallTarget.Ruled, DisplayName: var member } => new UnsupportedFlowException(
            call.Origin, $"'{member}', whose derivative is needed here,", "let its method be of numbers, without branches and loops, or ask for no derivatives of this order"),
        { IsDerivative: true, DisplayName: var called } => new UnsupportedFlowException(
            call.Origin, $"A call of '{called}', whose body is not put in the place of the call, in derivatives of orders above the second,", "let it be short, and neither virtual nor recursive"),
        { Target: CallTarget.Ruled, DisplayName: var rule } => new MissingRuleException(
            call.Origin, $"The derivative of '{rule}', which a second derivative needs,", $"mark '{rule}' [Differentiable(Derivatives.Tangent)], and let it take no state"),
        var callee => new MissingTangentException(call.Origin, callee, families),
    };

    private static Callee CalleeOf(Let call) => (call.Operation as Call)?.Callee ?? ((CallBackward)call.Operation).Callee;

    private static IEnumerable<int> DifferentiatedElements(Let call, TupleType tuple) =>
        Enumerable.Range(0, tuple.Elements.Count).Where(index => call.Operation is CallBackward || CalleeOf(call).IsDerivative || CalleeOf(call).ActiveResults[index]);
}
