using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>
/// The one place where methods meet. A callee that is small, readable from the caller and not recursive is put in the place of its call;
/// any other is called: its backward method gives its gradients.
/// </summary>
internal static class Linker
{
    /// <summary>Up to so many instructions a callee stands better in its caller: about a screen of generated code.</summary>
    private const int InlineLimit = 40;

    /// <summary>The method with its calls resolved; without a body where a call cannot be.</summary>
    public static MethodModel Link(MethodModel method, EquatableArray<MethodModel> program)
    {
        if (method.Body is null)
            return method;
        var methods = program.ToDictionaryByKey();
        var findings = new List<Finding>(method.Findings);
        var body = Resolve(method, method.Body, methods, [method.Key], findings);
        return method with { Body = findings.Count == method.Findings.Count ? body : null, Findings = findings.ToEquatableArray() };
    }

    private static Dictionary<string, MethodModel> ToDictionaryByKey(this EquatableArray<MethodModel> program)
    {
        // Two parts of a program that does not compile may share a key; the compiler reports them.
        var methods = new Dictionary<string, MethodModel>(System.StringComparer.Ordinal);
        foreach (var method in program)
            methods[method.Key] = method;
        return methods;
    }

    /// <summary>The function with its callees inlined; null where a callee has no body.</summary>
    private static Function? Resolve(
        MethodModel method, Function function, Dictionary<string, MethodModel> methods, EquatableArray<string> callers, List<Finding> findings)
    {
        var calls = function.Body.Descendants().OfType<Let>().Where(let => let.Operation is Call).ToList();
        var inlined = new Dictionary<Value, Function>();
        var isBroken = false;
        foreach (var call in calls)
        {
            var callee = ((Call)call.Operation).Callee;
            if (callers.Contains(callee.Key))
                findings.Add(Finding.At(call.Origin, DiagnosticIds.Recursion, method.Signature.Name, callee.DisplayName));
            else if (!methods.TryGetValue(callee.Key, out var model) || model.Body is null)
            {
                // A callee without findings does not compile, which is the compiler's to report.
                if (model is null || model.Findings.Count > 0)
                    findings.Add(Finding.At(call.Origin, DiagnosticIds.CalleeRefused, callee.DisplayName));
                isBroken = true;
            }
            else
            {
                // Below the first level a finding belongs to the callee, which has it in its own right.
                var inner = new List<Finding>();
                var body = Resolve(model, model.Body, methods, [.. callers, callee.Key], inner);
                if (inner.Count > 0)
                    findings.Add(inner[0].Id == DiagnosticIds.Recursion
                        ? Finding.At(call.Origin, DiagnosticIds.Recursion, method.Signature.Name, callee.DisplayName)
                        : Finding.At(call.Origin, DiagnosticIds.CalleeRefused, callee.DisplayName));
                else if (body is null)
                    isBroken = true;
                else if (model.IsInlinable && body.Body.Descendants().Count() <= InlineLimit)
                    inlined.Add(call.Result.Value, body);
            }
        }

        if (isBroken)
            return null;
        return inlined.Count == 0 ? function : Inliner.Inline(function, inlined);
    }
}
