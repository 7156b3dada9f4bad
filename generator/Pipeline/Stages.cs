using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Emission;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Linking;
using SymbolicBackprop.Generator.Planning;
using SymbolicBackprop.Generator.Simplification;
using SymbolicBackprop.Generator.Sparsity;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Pipeline;

/// <summary>A method on its way through the compiler; the product is null from the stage on that refused it.</summary>
internal sealed record Staged<T>(MethodModel Method, T? Product, EquatableArray<Finding> Findings)
    where T : class;

/// <summary>The functions of a method's members, by the suffix of their names.</summary>
/// <param name="Formula">The gradient as mathematics, where it is short.</param>
internal sealed record Members<T>(EquatableArray<(string Suffix, T Function)> Functions, string? Formula);

/// <summary>A type of weights at the end of its way; the file is null where it was refused.</summary>
internal sealed record StagedWeights(string Key, Emitted? File, EquatableArray<Finding> Findings);

/// <summary>The text of a generated file.</summary>
internal sealed record Emitted(string HintName, string Text);

/// <summary>The stages, each a pure function from one value-equal model to the next.</summary>
internal static class Stages
{
    public static Staged<Function> Link(MethodModel method, CallGraph program)
    {
        var linked = Guard(method, () =>
        {
            var result = Linker.Link(method, program);
            var findings = new List<Finding>(result.Findings);
            return (result.Body is { } body && NestedDerivatives.Expand(body, findings) is { } expanded ? Prepare(expanded) : null, findings);
        });
        return linked;
    }

    /// <summary>
    /// The members of a method as declarations that do nothing, as far as the declaration of the method says what they are; null where
    /// it has none.
    /// </summary>
    public static string? Declare(MethodModel method)
    {
        var declared = method with { Signature = method.Signature with { Form = DeclarationForm.OfInterface }, IsDispatched = true };
        return Emit(Plan(Differentiate(Analyze(new Staged<Function>(declared, declared.Body, []))))).Product?.Text;
    }

    /// <summary>A function whose calls are resolved, in the form that the analysis takes.</summary>
    public static Function Prepare(Function function) =>
        Recognition.Recognize(LoopInvariants.HoistReads(Simplifier.Simplify(WrittenMatrices.Separate(SpanWindows.Replace(Scalarisation.Run(function))))));

    /// <summary>A method whose tangent others call has it too, though nobody asked for it.</summary>
    public static Staged<Function> AddHelpers(Staged<Function> linked, EquatableArray<(string Key, DerivativeFamilies Families)> needed)
    {
        var helpers = needed.FirstOrDefault(helper => helper.Key == linked.Method.Key).Families;
        if (helpers == DerivativeFamilies.None)
            return linked;
        var method = linked.Method with { Signature = linked.Method.Signature with { Helpers = helpers } };
        return method.HelperFindings.Count == 0
            ? linked with { Method = method }
            : linked with { Method = method, Product = null, Findings = [.. linked.Findings, .. method.HelperFindings] };
    }

    public static Staged<AnalyzedFunction> Analyze(Staged<Function> linked) => Continue(linked, function =>
    {
        if (linked.Method.Signature.HasFastMath)
            function = Reductions.Replace(function);
        var first = linked.Method.Signature.IsStatic ? 0 : 1;
        var active = linked.Method.Signature.Parameters
            .Select((parameter, index) => (parameter, index))
            .Where(pair => pair.parameter.HasGradient)
            .Select(pair => (pair.index, function.Parameters[pair.index + first]))
            .ToList();
        var (hoisted, leaves) = LeafReads.Hoist(EarlyReturns.Enclose(function), active);
        var signature = linked.Method.Signature;
        var own = signature.Result.Elements.SelectMany(element => ActiveLeaves(element.Type, element.IsActive)).ToList();
        var results = own
            .Concat(signature.Parameters.Where(parameter => parameter.IsByReference).SelectMany(parameter => ActiveLeaves(parameter.Type, parameter.IsActive)))
            .ToEquatableArray();
        var storage = StorageClasses.Of(hoisted);
        var activity = Activity.Of(hoisted, storage, [.. leaves.Select(leaf => leaf.Value)], results);
        var (settled, notCheckpointed) = CheckpointedLoops.Settle(hoisted, storage, activity);
        var inOuts = Enumerable.Range(0, signature.Parameters.Count)
            .Where(index => signature.Parameters[index].IsActive
                && (signature.Parameters[index].IsByReference || ((signature.Parameters[index].Type.IsIndexed || signature.Parameters[index].Type is MatrixType) && storage.IsWritten(hoisted.Parameters[index + first].Value))))
            .Select(index => new InOut(index, signature.Parameters[index].IsByReference
                ? own.Count + signature.Parameters.Take(index).Where(parameter => parameter.IsByReference).Sum(parameter => ElementPart.LeavesOrWhole(parameter.Type).Count())
                : null))
            .ToEquatableArray();
        var findings = Losses.Of(hoisted, activity)
            .Concat(MemberWrites.Of(hoisted, storage))
            .Concat(signature is { Form: DeclarationForm.Implemented, OnlyMember: null, IsRule: false } ? Independent(linked.Method, leaves, activity) : [])
            .Concat(notCheckpointed)
            .Concat((signature.Families & (DerivativeFamilies.HessianVectorProduct | DerivativeFamilies.BackwardTangent)) != 0 ? CheckpointedLoops.OfSecondOrder(settled) : [])
            .Concat(WithoutBackwardTangent(signature, inOuts))
            .ToList();
        var isRefused = findings.Any(finding => finding.Id is DiagnosticIds.NoRule or DiagnosticIds.NoRuleForOperand or DiagnosticIds.MemberWithoutDerivative or DiagnosticIds.UnsupportedConstruct or DiagnosticIds.NoSuchMember);
        var analyzed = AnalyzedFunction.Of(settled, first == 1, leaves, results, inOuts, own.Count, activity);
        if ((signature.AllFamilies & (DerivativeFamilies.Tangent | DerivativeFamilies.JacobianColumn)) != 0 || IsSparse(signature) || signature.Order > 1)
        {
            var (returning, ownLeaves) = LeafReads.Hoist(function, active);
            analyzed = analyzed with { Forward = new ForwardFunction(returning, ownLeaves, TangentResults(signature).ToEquatableArray()) };
        }

        return (isRefused ? null : analyzed, findings);
    });

    private static bool IsSparse(MethodSignature signature) => (signature.Families & DerivativeFamilies.SparseHessian) == DerivativeFamilies.SparseHessian;

    /// <summary>A backward method with adjoints that it changes is called by no other, and has no tangent.</summary>
    private static IEnumerable<Finding> WithoutBackwardTangent(MethodSignature signature, EquatableArray<InOut> inOuts) =>
        (signature.Families & DerivativeFamilies.BackwardTangent) != 0 && inOuts.Count > 0
            ? [Finding.OfDeclaration(DiagnosticIds.NoSuchMember, signature.Name, "the tangent of its backward method", "writes to nothing", "return what it writes, or leave Derivatives.BackwardTangent out")]
            : [];

    /// <summary>For each leaf of a result whether it is differentiated.</summary>
    private static IEnumerable<bool> ActiveLeaves(IrType type, bool isActive) => ElementPart.LeavesOrWhole(type).Select(part => isActive && part?.IsConstant != true);

    /// <summary>What of each leaf of the results becomes part of a tangent: constants of what is differentiated are copied.</summary>
    private static IEnumerable<TangentResult> TangentResults(MethodSignature signature) => signature.Result.Elements
        .Select(element => (element.Type, element.IsActive))
        .Concat(signature.Parameters.Where(parameter => parameter.IsByReference).Select(parameter => (parameter.Type, parameter.IsActive)))
        .SelectMany(result => ElementPart.LeavesOrWhole(result.Type)
            .Select(part => !result.IsActive ? TangentResult.None : part?.IsConstant == true ? TangentResult.Value : TangentResult.Tangent));

    public static Staged<Members<DerivativeFunction>> Differentiate(Staged<AnalyzedFunction> analyzed) => Continue(analyzed, function =>
    {
        var signature = analyzed.Method.Signature;
        var members = new List<(string Suffix, DerivativeFunction Function)>();
        string? formula = null;
        foreach (var suffix in MemberNames.SuffixesOf(signature))
        {
            var derivative = InBlocks(function, suffix) ?? Differentiate(function, MemberKind.Of(suffix).RequestFor(signature));
            if (suffix == MemberNames.Gradient && derivative is ReverseFunction reverse && signature.Form == DeclarationForm.Implemented)
                formula = FormulaPrinter.Print(signature, reverse with { Function = Simplifier.Simplify(reverse.Function) });
            members.Add((suffix, derivative with { Function = Finish(derivative.Function, signature.HasFastMath) }));
        }

        return (new Members<DerivativeFunction>(members.ToEquatableArray(), formula), (IEnumerable<Finding>)[]);
    });

    /// <summary>A sparse Jacobian, or its pattern, where it is made of dense blocks.</summary>
    private static DerivativeFunction? InBlocks(AnalyzedFunction function, string suffix) =>
        suffix is MemberNames.JacobianPattern or MemberNames.SparseJacobianInto && function.Forward is { } forward && BlockFinder.Find(function, forward) is { } blocks
            ? suffix == MemberNames.JacobianPattern ? BlockPattern.Of(blocks) : BlockJacobian.Of(blocks)
            : null;

    private static DerivativeFunction Differentiate(AnalyzedFunction function, MemberRequest request) => (request, function.Forward) switch
    {
        (PatternRequest pattern, { } forward) => PatternCompiler.Compile(function, forward, pattern),
        _ => Differentiator.Differentiate(function, request),
    };

    /// <summary>A function that is not differentiated again. Fast lines ask what is used once, which is known when nothing is computed twice.</summary>
    private static Function Finish(Function function, bool hasFastMath)
    {
        var lines = hasFastMath ? FastAlgebra.Lines : SafeAlgebra.Lines;
        var simplified = Simplifier.Simplify(Recognition.Forget(function));
        return Simplifier.Simplify(SharedRecords.Separate(LoopInvariants.HoistProductsAndRecalls(hasFastMath ? Simplifier.Simplify(simplified, lines) : simplified)), lines);
    }

    public static Staged<Members<PlannedFunction>> Plan(Staged<Members<DerivativeFunction>> differentiated) => Continue(differentiated, members =>
        (new Members<PlannedFunction>(members.Functions
            .SelectMany(member => Plan(differentiated.Method, member.Suffix, member.Function))
            .GroupBy(member => member.Suffix)
            .Select(same => same.First())
            .ToEquatableArray(), members.Formula), (IEnumerable<Finding>)[]));

    /// <summary>A member, and what only matrices call: the sparse matrix and the other one may need the same column.</summary>
    private static IEnumerable<(string Suffix, PlannedFunction Function)> Plan(MethodModel method, string suffix, DerivativeFunction function)
    {
        var planned = Plan(method, function);
        if (function is MatrixFunction { Directions: { } directions, InOuts: var inOuts })
        {
            var isNumber = method.Signature.IsOfOneNumber && MemberNames.HasScalarResult(method.Signature) && inOuts.Count == 0;
            var isHessian = suffix is MemberNames.Hessian or MemberNames.SparseHessianInto;
            if (suffix is not (MemberNames.SparseJacobian or MemberNames.SparseHessian) && !isNumber)
                planned = planned with { Lanes = DirectionsPlanner.Plan(method.Signature, directions) };
            if (planned.Lanes?.Function is not null)
                yield return (isHessian ? MemberNames.HessianVectorProductLanes : MemberNames.TangentLanes, new PlannedFunction(directions, null) { Lanes = planned.Lanes });
            else if (directions.DropsZeros && suffix is not (MemberNames.SparseJacobian or MemberNames.SparseHessian))
                yield return (isHessian ? MemberNames.HessianColumn : MemberNames.JacobianColumn, new PlannedFunction(directions.OneByOne, null));
        }

        yield return (suffix, planned);
    }

    /// <summary>Whether a workspace is needed is a matter of the body, so that a member which can be overridden takes none.</summary>
    private static PlannedFunction Plan(MethodModel method, DerivativeFunction function) => function switch
    {
        ReverseFunction reverse when !method.IsDispatched => BufferPlanner.Plan(reverse),
        BatchFunction batch => new PlannedFunction(function, null) { Lanes = BatchPlanner.Plan(method, batch) },
        _ => new PlannedFunction(function, null),
    };

    public static Staged<Emitted> Emit(Staged<Members<PlannedFunction>> planned) => Continue(planned, members =>
    {
        var method = planned.Method;
        var text = GeneratedFile.Write(method.Container, "", writer =>
        {
            for (var i = 0; i < members.Functions.Count; i++)
            {
                if (i > 0)
                    writer.Line();
                var (suffix, function) = members.Functions[i];
                MemberWriter.Write(writer, method.Signature, MemberKind.Of(suffix), function, members.Formula);
            }
        });
        return (new Emitted(GeneratedFile.HintName(method.Container, method.Signature.Name, method.Key), text), (IEnumerable<Finding>)[]);
    });

    public static StagedWeights EmitWeights(WeightsModel weights)
    {
        if (weights.Construction is null)
            return new StagedWeights(weights.Key, null, weights.Findings);
        try
        {
            var file = new Emitted(GeneratedFile.HintName(weights.Container, "Parameters", weights.Key), WeightsWriter.Write(weights));
            return new StagedWeights(weights.Key, file, weights.Findings);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new StagedWeights(weights.Key, null, [Finding.OfFailure(weights.Name, exception)]);
        }
    }

    /// <summary>Parameters that come to the result in no way; one whose derivative is stopped or lost on the way has that said where it is.</summary>
    private static IEnumerable<Finding> Independent(MethodModel method, EquatableArray<Leaf> leaves, Activity activity) => leaves
        .GroupBy(leaf => leaf.Parameter)
        .Where(parameter => !parameter.Any(leaf => activity.IsActive(leaf.Value) || activity.ReachesResult(leaf.Value)))
        .Select(parameter => Finding.OfDeclaration(DiagnosticIds.ResultIndependent, method.Signature.Name, method.Signature.Parameters[parameter.Key].Name));

    private static Staged<TNext> Continue<T, TNext>(Staged<T> staged, Func<T, (TNext? Product, IEnumerable<Finding> Findings)> stage)
        where T : class
        where TNext : class
    {
        if (staged.Product is not { } product)
            return new Staged<TNext>(staged.Method, null, staged.Findings);
        var next = Guard(staged.Method, () => stage(product));
        return next with { Findings = [.. staged.Findings, .. next.Findings] };
    }

    /// <summary>An error of the compiler's own stays inside the method that caused it.</summary>
    private static Staged<T> Guard<T>(MethodModel method, Func<(T? Product, IEnumerable<Finding> Findings)> stage)
        where T : class
    {
        try
        {
            var (product, findings) = stage();
            return new Staged<T>(method, product, findings.ToEquatableArray());
        }
        catch (UnsupportedFlowException unsupported)
        {
            return new Staged<T>(method, null, [Finding.At(unsupported.Origin, DiagnosticIds.UnsupportedConstruct, unsupported.What, unsupported.Instead)]);
        }
        catch (MissingRuleException missing)
        {
            return new Staged<T>(method, null, [Finding.At(missing.Origin, DiagnosticIds.MissingRule, missing.What, missing.Instead)]);
        }
        catch (UncertainFlowException uncertain)
        {
            return new Staged<T>(method, null, [Finding.At(uncertain.Origin, DiagnosticIds.NoSuchMember, method.Signature.Name, "a sparsity pattern", uncertain.Which, uncertain.Instead)]);
        }
        catch (MissingTangentException missing)
        {
            return new Staged<T>(method, null, [Finding.At(missing.Origin, DiagnosticIds.CalleeWithoutTangent, missing.Callee.DisplayName, method.Signature.Name, missing.Families)]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new Staged<T>(method, null, [Finding.OfFailure(method.Signature.Name, exception)]);
        }
    }
}
