using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>Where derivatives end without the user having said so: steps and conversions to integers are warned of, missing rules are errors.</summary>
internal static class Losses
{
    public static IEnumerable<Finding> Of(Function function, Activity activity)
    {
        foreach (var let in function.Body.Descendants().OfType<Let>())
        {
            if (let.Operation is Primitive { Key: "Store" or "AddTo", Part: { IsConstant: true, Type.IsReal: true } part } && activity.IsVaried(let.Operands[let.Operands.Count - 1]))
                yield return Finding.At(let.Origin, DiagnosticIds.UnsupportedConstruct, $"A value that varies, in '{part.ToString().Substring(1)}', which is marked [NoDerivative],", "write Differentiate.Stop(…) of it, or take the attribute away");
            if (let.Operation is Primitive { Key: "Stop" } && activity.IsVaried(let.Result.Value))
                yield return Finding.At(let.Origin, DiagnosticIds.UnsupportedConstruct, $"'{let.Origin.Text}', whose elements are written,", "stop the elements where they are read, or a copy");
            if (let.DerivativeAs is { Operation: CustomDerivative rules } ruled && activity.ReachesResult(let.Result.Value))
            {
                var missing = ruled.Operands.Where((operand, index) => index < rules.Arguments.Count && rules.Arguments[index] == ArgumentDerivative.Missing && activity.IsVaried(operand)).ToList();
                if (missing.Count > 0 && rules.Advice is var (what, instead))
                    yield return Finding.At(let.Origin, DiagnosticIds.MemberWithoutDerivative, rules.DisplayName, $"its arguments depend on what is differentiated, and {what}", instead);
                foreach (var argument in rules.Advice is null ? missing : [])
                    yield return Finding.At(let.Origin, DiagnosticIds.NoRuleForOperand, rules.DisplayName, OperandName(function, argument));
            }

            if (let.DerivativeAs is not null || let.Results.Count == 0 || !activity.ReachesResult(let.Result.Value))
                continue;
            var row = OperationTable.Row(let.Operation);
            for (var i = 0; i < let.Operands.Count; i++)
            {
                if (!activity.IsVaried(let.Operands[i]))
                    continue;
                if (row.IsPiecewiseConstant || row.Steps.Contains(i) || (let.Operation is Conversion && !let.Result.Type.IsReal))
                    yield return Finding.At(let.Origin, DiagnosticIds.DerivativeLost, let.Origin.Text);
                else if (let is { Operation: Foreign { Form: ForeignForm.StaticMethod } foreign, Result.Type.IsDifferentiable: true })
                {
                    yield return Finding.At(let.Origin, DiagnosticIds.NoRule, ShortName(foreign.Text));
                    break;
                }
                else if (LacksRule(let, row, i))
                    yield return Finding.At(let.Origin, DiagnosticIds.NoRuleForOperand, let.Origin.Text, OperandName(function, let.Operands[i]));
            }
        }
    }

    /// <summary>The type and the method without the namespace.</summary>
    private static string ShortName(string qualified)
    {
        var names = qualified.Split('.');
        return string.Join(".", names.Skip(System.Math.Max(0, names.Length - 2))).Replace("global::", "");
    }

    private static bool LacksRule(Let let, OperationRow row, int operand) =>
        let.Result.Type.IsDifferentiable
        && row.Adjoints.Length > 0
        && operand >= row.Adjoints.Length;

    private static string OperandName(Function function, Value operand)
    {
        var definition = function.Definitions().First(candidate => candidate.Value == operand);
        var producer = function.Body.Descendants().OfType<Let>().FirstOrDefault(let => let.Results.Any(result => result.Value == operand));
        return definition.Name ?? producer?.Origin.Text ?? "an argument";
    }
}
