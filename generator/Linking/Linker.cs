using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>
/// The one place where methods meet. A callee that is small, readable from the caller and not recursive is put in the place of its call,
/// and so is one of any size that writes what its caller can see. Any other is called: its backward method gives its gradients, which
/// runs its forward sweep once more and so must find everything as the call found it.
/// </summary>
internal sealed class Linker
{
    /// <summary>Up to so many instructions a callee stands better in its caller: about a screen of generated code.</summary>
    private const int InlineLimit = 40;

    /// <summary>
    /// What is differentiated in its place stands there whatever its size; a sparse matrix needs to see what depends on what, and a called
    /// method gives no derivatives of orders above the second.
    /// </summary>
    private const int AnySize = int.MaxValue;

    private readonly Dictionary<string, MethodModel> _methods;
    private readonly Dictionary<string, MethodFacts> _facts;

    private Linker(CallGraph program)
    {
        _methods = program.Methods.ToDictionary(method => method.Key, StringComparer.Ordinal);
        _facts = program.Facts.ToDictionary(facts => facts.Key, StringComparer.Ordinal);
    }

    /// <summary>The method with its calls resolved; without a body where a call cannot be.</summary>
    public static MethodModel Link(MethodModel method, CallGraph program)
    {
        if (method.Body is null)
            return method;
        var findings = new List<Finding>();
        if (method.IsDispatched && program.Facts.First(facts => facts.Key == method.Key).WritesStorage)
        {
            findings.Add(Finding.OfDeclaration(
                DiagnosticIds.UnsupportedConstruct,
                $"Writing to a parameter in '{method.Signature.Name}', which is or has an override or implementation,",
                "let it return what it writes"));
        }

        var needsBodies = method.Signature.Order > 1 || (method.Signature.Families & DerivativeFamilies.SparseJacobian) == DerivativeFamilies.SparseJacobian;
        var body = new Linker(program).Resolve(method, method.Body, needsBodies ? AnySize : InlineLimit, findings)?.Body;
        return method with { Body = findings.Count == 0 ? body : null, Findings = [.. method.Findings, .. findings] };
    }

    /// <summary>A function with its callees in place; null where a callee has no body or was refused.</summary>
    private Resolved? Resolve(MethodModel method, Function function, int inlineLimit, List<Finding> findings)
    {
        var inlined = new Dictionary<Value, Function>();
        var isReadable = method.IsInlinable;
        var isBroken = false;
        foreach (var call in function.Body.Descendants().OfType<Let>().Where(let => let.Operation is Call))
        {
            var callee = ((Call)call.Operation).Callee;
            if (callee.IsOutside)
                isReadable &= callee.IsVisible && !callee.IsThroughBase;
            else if (!_methods.TryGetValue(callee.Key, out var model) || _facts[callee.Key].IsRefused)
                findings.Add(Refusal(method, call, callee));
            else if (model.Body is not { } calleeBody)
                isBroken = true; // A callee without findings does not compile, which is the compiler's to report.
            else if (callee.Target != CallTarget.Known || _facts[callee.Key].IsRecursive)
                isReadable &= callee.IsVisible && !callee.IsThroughBase && CanBeCalled(method, call, callee, findings);
            else
            {
                // Below the first level a finding belongs to the callee, which has it in its own right.
                var inner = new List<Finding>();
                var resolved = Resolve(model, calleeBody, inlineLimit, inner);
                var canBeInlined = resolved is not null && !resolved.IsBoundToReceiver && (resolved.IsReadable || model.Container == method.Container);
                if (inner.Count > 0)
                    findings.Add(Finding.At(call.Origin, DiagnosticIds.CalleeRefused, callee.DisplayName));
                else if (resolved is null)
                    isBroken = true;
                else if (canBeInlined && (_facts[callee.Key].CannotBeRunAgain || resolved.Body.Body.Descendants().Count <= inlineLimit))
                {
                    inlined.Add(call.Result.Value, resolved.Body);
                    isReadable &= resolved.IsReadable;
                }
                else
                    isReadable &= callee.IsVisible && !callee.IsThroughBase && CanBeCalled(method, call, callee, findings);
            }
        }

        var nested = new Dictionary<Value, Operation>();
        foreach (var let in function.Body.Descendants().OfType<Let>().Where(let => let.Operation is NestedDerivative or NamedDerivative))
        {
            if (let.Operation is NestedDerivative derivative)
            {
                var resolved = Resolve(method, derivative.Function, AnySize, findings);
                isBroken |= resolved is null;
                isReadable &= resolved is { IsReadable: true };
                if (resolved is not null)
                    nested.Add(let.Result.Value, derivative with { Function = resolved.Body });
            }
            else if (Resolve(method, let, (NamedDerivative)let.Operation, findings) is { } named)
            {
                isReadable &= named.IsReadable;
                nested.Add(let.Result.Value, named.Operation);
            }
        }

        if (isBroken || findings.Count > 0)
            return null;
        var body = nested.Count == 0 ? function : function with { Body = WithNested(function.Body, nested) };
        return new Resolved(inlined.Count == 0 ? body : Inliner.Inline(body, inlined), isReadable);
    }

    /// <summary>A member that is called by name; null where there is no such member. What cannot be computed in its place is called.</summary>
    private (NamedDerivative Operation, bool IsReadable)? Resolve(MethodModel method, Let let, NamedDerivative named, List<Finding> findings)
    {
        var callee = named.Method;
        if (!callee.IsOutside)
        {
            if (_facts.TryGetValue(method.Key, out var own) && own.Circles.Contains(callee.Key))
                findings.Add(Finding.At(let.Origin, DiagnosticIds.Recursion, method.Signature.Name, named.Member, "whose derivative would need itself", "write that derivative out"));
            else if (!_methods.ContainsKey(callee.Key) || _facts[callee.Key].IsRefused)
                findings.Add(Finding.At(let.Origin, DiagnosticIds.CalleeRefused, callee.DisplayName));
            else if (_facts[callee.Key].CannotBeRunAgain)
                findings.Add(Finding.At(let.Origin, DiagnosticIds.UnsupportedConstruct, $"'{named.Member}', the derivative of a method {_facts[callee.Key].WhatItLeaves}, inside of what is differentiated,", Instead(_facts[callee.Key])));
            if (findings.Count > 0)
                return null;
        }

        var computed = named.Computed is null ? null : Resolve(method, named.Computed, AnySize, []);
        return (named with { Computed = computed?.Body }, computed is not { IsReadable: false } && callee.IsVisible && !callee.IsThroughBase);
    }

    /// <summary>The operations with their own calls resolved.</summary>
    private static Region WithNested(Region region, Dictionary<Value, Operation> nested) => region with
    {
        Instructions = region.Instructions.Select(instruction => instruction is Let { Operation: NestedDerivative or NamedDerivative } let
            ? let with { Operation = nested[let.Result.Value] }
            : instruction.SelectRegions(inner => WithNested(inner, nested))).ToEquatableArray(),
    };

    /// <summary>A call that stays one: what its backward method runs once more must not have left anything behind.</summary>
    private bool CanBeCalled(MethodModel method, Let call, Callee callee, List<Finding> findings)
    {
        if (!_facts[callee.Key].CannotBeRunAgain)
            return true;
        findings.Add(Refusal(method, call, callee));
        return false;
    }

    private Finding Refusal(MethodModel method, Let call, Callee callee)
    {
        if (!_facts.TryGetValue(callee.Key, out var facts) || (facts.IsRefused && !(facts.IsRecursive && facts.CannotBeRunAgain)))
            return Finding.At(call.Origin, DiagnosticIds.CalleeRefused, callee.DisplayName);
        if (!facts.IsRecursive)
        {
            return Finding.At(
                call.Origin,
                DiagnosticIds.UnsupportedConstruct,
                $"A call of '{callee.DisplayName}', {facts.WhatItLeaves} and whose body cannot stand in the place of the call,",
                $"{Instead(facts)}, or let it be neither virtual nor generic and read nothing that is private");
        }

        return _facts.TryGetValue(method.Key, out var own) && own.IsRecursive
            ? Finding.At(call.Origin, DiagnosticIds.Recursion, method.Signature.Name, callee.DisplayName, facts.WhatItLeaves, $"{Instead(facts)}, or write a loop")
            : Finding.At(call.Origin, DiagnosticIds.CalleeRefused, callee.DisplayName);
    }

    private static string Instead(MethodFacts facts) => facts.Writes ? "let it return what it writes" : "pass in what that code gives";

    /// <param name="IsReadable">Everything that the body uses can be used from other types as well.</param>
    private sealed record Resolved(Function Body, bool IsReadable)
    {
        /// <summary>It uses what has a name for <c>this</c> only, which another receiver does not have in the caller.</summary>
        public bool IsBoundToReceiver => Body.Body.Descendants().OfType<Let>().Any(let => let.Operation is ReadCaptured or Call { Callee.IsThroughBase: true });
    }
}
