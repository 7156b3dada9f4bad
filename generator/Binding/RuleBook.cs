using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Diagnostics;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// All rules that the user wrote. Those of the compilation itself may be anywhere in it; a method of another assembly has those that stand
/// beside it in its type. The book is a function of the compilation and kept with it.
/// </summary>
internal sealed class RuleBook
{
    private const string RuntimeAssembly = "SymbolicBackprop";

    private static readonly ConditionalWeakTable<Compilation, RuleBook> Books = new();
    private static readonly AttributedMethods Candidates = new("ForwardOf", "BackwardOf", "TangentOf");

    private readonly Compilation _compilation;
    private readonly Dictionary<IMethodSymbol, MethodRules> _rules = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, List<RuleFault>> _faults = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _typesRead = new(SymbolEqualityComparer.Default);

    private RuleBook(Compilation compilation)
    {
        _compilation = compilation;
        Read([.. Candidates.Of(compilation).Select(declaration => compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration)).OfType<IMethodSymbol>()]);
    }

    public static RuleBook Of(Compilation compilation) => Books.GetValue(compilation, key => new RuleBook(key));

    /// <summary>The rules of a method; null where there are none.</summary>
    public MethodRules? RulesOf(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        lock (_rules)
        {
            if (MayHaveRules(definition.ContainingAssembly) && _typesRead.Add(definition.ContainingType))
                Read([.. definition.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(member => member.DeclaredAccessibility == Accessibility.Public)]);
            return _rules.TryGetValue(definition, out var rules) ? rules : null;
        }
    }

    /// <summary>What is wrong with the rule that an attribute makes of a method.</summary>
    public IEnumerable<RuleFault> FaultsOf(GeneratorAttributeSyntaxContext attributed)
    {
        lock (_rules)
        {
            return _faults.TryGetValue((IMethodSymbol)attributed.TargetSymbol, out var faults)
                ? [.. faults.Where(fault => RuleReader.KindOf(attributed.Attributes[0]) == fault.Kind)]
                : [];
        }
    }

    private void Read(List<IMethodSymbol> methods)
    {
        var attributed = methods.SelectMany(method => method.GetAttributes(), (method, attribute) => (method, attribute, kind: RuleReader.KindOf(attribute))).Where(candidate => candidate.kind is not null).ToList();

        // Whether a backward rule takes a state depends on there being a forward rule.
        foreach (var (method, attribute, kind) in attributed.OrderBy(candidate => candidate.kind != RuleKind.Forward))
        {
            var (rule, fault) = RuleReader.Read(method, attribute, kind!.Value, _compilation, target => _rules.TryGetValue(target, out var known) ? known.Forward?.Method : null);
            if (rule is null)
            {
                if (fault is not null)
                    Add(method, fault);
                continue;
            }

            if (!_rules.TryGetValue(rule.Target, out var rules))
                _rules.Add(rule.Target, rules = new MethodRules());
            if (rules.All.FirstOrDefault(rule.Repeats) is { } first)
            {
                var word = kind == RuleKind.Forward ? $"'{rule.Target.Name}'" : $"'{rule.Target.Name}' with respect to the same parameter";
                Add(method, RuleFault.At(rule.Kind, RuleReader.PlaceOf(attribute), DiagnosticIds.DuplicateRule, word, first.Method.Name, method.Name));
            }
            else
            {
                rules.All.Add(rule);
            }
        }
    }

    private void Add(IMethodSymbol rule, RuleFault fault)
    {
        if (!_faults.TryGetValue(rule, out var faults))
            _faults.Add(rule, faults = []);
        faults.Add(fault);
    }

    /// <summary>Another assembly that knows the attributes.</summary>
    private bool MayHaveRules(IAssemblySymbol? assembly) => assembly is not null
        && !SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly)
        && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => referenced.Name == RuntimeAssembly));
}
