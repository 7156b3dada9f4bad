using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Diagnostics;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>A body as a function, or the findings that say why there is none.</summary>
/// <param name="ReadsOnlyAccessible">Everything that the body reads can be read from another type as well.</param>
internal sealed record BoundBody(Function? Function, bool ReadsOnlyAccessible, EquatableArray<Finding> Findings);

/// <summary>
/// Turns the body of a method into a function: what the binders of the single constructs share. Every variable is at each point the
/// name of one value; where control flow joins, the values that differ become results of the construct that joins them.
/// What cannot be bound is a finding at its tokens, and binding goes on with a value of the right type, so that one run names all mistakes.
/// </summary>
internal sealed class BodyBinder
{
    private readonly List<Finding> _findings = [];
    private readonly SourceTokens _tokens;

    private readonly SemanticModel _model;
    private readonly SyntaxNode _declaration;

    /// <summary>Where a function stands that is bound for its derivative inside of another one; null for the outermost.</summary>
    private readonly Origin? _place;

    private BodyBinder(IMethodSymbol method, SyntaxNode declaration, SemanticModel model, Origin? place, bool answersNestedCalls)
    {
        Method = method;
        _model = model;
        _declaration = declaration;
        _place = place;
        AnswersNestedCalls = answersNestedCalls;
        _tokens = new SourceTokens(declaration);
        Flow = new ControlFlow(Builder, Variables);
        Expressions = new ExpressionBinder(this);
        Operators = new OperatorBinder(this);
        Members = new MemberBinder(this);
        Elements = new ElementBinder(this);
        Indices = new IndexBinder(this);
        Arrays = new ArrayBinder(this);
        ArrayCalls = new ArrayCallBinder(this);
        Places = new PlaceBinder(this);
        Assignments = new AssignmentBinder(this);
        Deconstructions = new DeconstructionBinder(this);
        Calls = new CallBinder(this);
        DifferentiableCalls = new DifferentiableCallBinder(this);
        RuledCalls = new RuledCallBinder(this);
        Inlining = new InlineBinder(this);
        Structs = new StructBinder(this);
        Vectors = new VectorBinder(this);
        Foreign = new ForeignBinder(this);
        NestedDerivatives = new NestedDerivativeBinder(this);
        GeneratedMembers = new GeneratedMemberBinder(this);
        Statements = new StatementBinder(this);
        Branches = new BranchBinder(this);
        Loops = new LoopBinder(this);
        Patterns = new PatternBinder(this);
        Nulls = new NullBinder(this);
        Switches = new SwitchBinder(this);
    }

    public IMethodSymbol Method { get; }

    public FunctionBuilder Builder { get; } = new();

    public VariableState Variables { get; } = new();

    public Frames Frames { get; } = new();

    public ControlFlow Flow { get; }

    public ExpressionBinder Expressions { get; }

    public OperatorBinder Operators { get; }

    public MemberBinder Members { get; }

    public ElementBinder Elements { get; }

    public IndexBinder Indices { get; }

    public ArrayBinder Arrays { get; }

    public ArrayCallBinder ArrayCalls { get; }

    public PlaceBinder Places { get; }

    public AssignmentBinder Assignments { get; }

    public DeconstructionBinder Deconstructions { get; }

    public CallBinder Calls { get; }

    public DifferentiableCallBinder DifferentiableCalls { get; }

    public RuledCallBinder RuledCalls { get; }

    public InlineBinder Inlining { get; }

    public StructBinder Structs { get; }

    public VectorBinder Vectors { get; }

    public ForeignBinder Foreign { get; }

    public NestedDerivativeBinder NestedDerivatives { get; }

    public GeneratedMemberBinder GeneratedMembers { get; }

    public StatementBinder Statements { get; }

    public BranchBinder Branches { get; }

    public LoopBinder Loops { get; }

    public PatternBinder Patterns { get; }

    public SwitchBinder Switches { get; }

    public NullBinder Nulls { get; }

    /// <summary>What is wrong with derivatives that the body takes itself is said here alone: the body is that of a lambda, in which nothing is called.</summary>
    public bool AnswersNestedCalls { get; }

    /// <summary>Whether everything that the body reads can be read from another type as well.</summary>
    public bool ReadsOnlyAccessible { get; private set; } = true;

    /// <summary>Binds the body of a method, a local function or a lambda.</summary>
    /// <param name="method">The function.</param>
    /// <param name="declaration">Its syntax.</param>
    /// <param name="body">Its operation.</param>
    /// <param name="results">The types of what it returns, a tuple taken apart; what it leaves in its parameters by reference comes after them.</param>
    /// <param name="model">What the method's text means, and through its compilation that of the structs that the method uses.</param>
    public static BoundBody Bind(IMethodSymbol method, SyntaxNode declaration, IOperation body, IReadOnlyList<IrType> results, SemanticModel model)
    {
        var binder = new BodyBinder(method, declaration, model, place: null, method.MethodKind == MethodKind.AnonymousFunction);
        var function = binder.BindFunction(body, results, []);
        return new BoundBody(binder._findings.Count == 0 ? function : null, binder.ReadsOnlyAccessible, binder._findings.Distinct().ToEquatableArray());
    }

    /// <summary>The program that the method is part of.</summary>
    public Compilation Compilation => _model.Compilation;

    /// <summary>Binds a function whose derivative the body takes itself; null where it has findings.</summary>
    /// <param name="function">The function.</param>
    /// <param name="captured">The variables around it that it uses: they become parameters after its own.</param>
    /// <param name="results">The types of what it returns.</param>
    /// <param name="call">The call of <c>Differentiate</c>.</param>
    /// <param name="site">Where that stands.</param>
    public Function? BindNested(DifferentiatedFunction function, IReadOnlyList<ISymbol> captured, EquatableArray<IrType> results, IOperation call, SitePlace site)
    {
        if (function.Wrapped(results, OriginOf(call)) is { } wrapped)
            return wrapped;
        if (function.Body is not { } block)
            return null;
        var inner = new BodyBinder(function.Method, _declaration, site.ModelOf(block.Syntax), OriginOf(call), AnswersNestedCalls);
        var bound = inner.BindFunction(block, results, captured);
        ReadsOnlyAccessible &= inner.ReadsOnlyAccessible;
        if (AnswersNestedCalls)
            _findings.AddRange(inner._findings);
        return inner._findings.Count == 0 ? bound : null;
    }

    /// <summary>Records a finding.</summary>
    public void Report(Finding finding) => _findings.Add(finding);

    /// <summary>What a file's text means.</summary>
    public SemanticModel SemanticModelOf(SyntaxTree tree) => tree == _model.SyntaxTree ? _model : _model.Compilation.GetSemanticModel(tree);

    /// <summary>Records a finding and gives a value to go on with.</summary>
    public Value Refuse(IOperation operation, string id, params string[] arguments)
    {
        _findings.Add(Finding.At(OriginOf(operation), id, arguments));
        return Placeholder(operation.Type is { } type && type.SpecialType != SpecialType.System_Void ? TypeBinder.Bind(type) : IrType.Int32);
    }

    /// <summary>Records that a construct is not supported.</summary>
    public Value RefuseConstruct(IOperation operation, string what, string instead) => Refuse(operation, DiagnosticIds.UnsupportedConstruct, what, instead);

    /// <summary>Records that a construct is not supported, in the words that are kept for it.</summary>
    public Value RefuseConstruct(IOperation operation)
    {
        var (what, instead) = ConstructAdvice.Of(operation);
        return RefuseConstruct(operation, what, instead);
    }

    /// <summary>Records that a conversion is not supported.</summary>
    public Value RefuseConversion(IConversionOperation conversion)
    {
        var (what, instead) = ConstructAdvice.OfConversion(conversion);
        return RefuseConstruct(conversion, what, instead);
    }

    /// <summary>A value that nobody reads.</summary>
    public Value Placeholder(IrType type) => Builder.Emit(Literals.Zero(type), type);

    /// <summary>The place of an operation; inside a function whose body stands for its call, the words are its own and the place is the call.</summary>
    public Origin OriginOf(IOperation operation) => OriginOf(operation.Syntax);

    public Origin OriginOf(SyntaxNode node)
    {
        var origin = _tokens.OriginOf(node);
        return _tokens.Contains(node) || (Frames.OutermostCall ?? _place) is not { } call ? origin : call with { Text = origin.Text };
    }

    /// <summary>Says that the instructions emitted next come from this expression.</summary>
    public void EnterOrigin(IOperation operation) => Builder.Origin = OriginOf(operation);

    /// <summary>An operation whose result has the type of the expression.</summary>
    public Value Emit(IOperation source, Operation operation, params Value[] operands) => EmitTyped(source, operation, TypeBinder.Bind(source.Type!), operands);

    public Value EmitTyped(IOperation source, Operation operation, IrType type, params Value[] operands)
    {
        EnterOrigin(source);
        return Builder.Emit(operation, type, operands);
    }

    /// <summary>An operation that is there for its effect.</summary>
    public void Do(IOperation source, Operation operation, params Value[] operands)
    {
        EnterOrigin(source);
        Builder.Do(operation, operands);
    }

    public Value Number(IOperation source, double number, IrType type) => EmitTyped(source, Literals.Number(number), type);

    /// <summary>Lets a symbol stand for a new variable.</summary>
    public Place Declare(ISymbol symbol, IrType type, Value value)
    {
        var place = new VariablePlace(this, Variables.Declare(symbol.Name, type, value));
        Frames.Current.Declare(symbol, place);
        return place;
    }

    /// <summary>Declares the variables that expressions declare inside themselves, in patterns and <c>out</c> arguments: they outlive the arms of <c>&amp;&amp;</c>.</summary>
    public void DeclareExpressionVariables(IOperation source, IEnumerable<ILocalSymbol> locals)
    {
        foreach (var local in locals.Where(local => local is { IsConst: false, RefKind: RefKind.None } && local.IsDeclaredInExpression()))
            Declare(local, TypeBinder.Bind(local.Type), Zero.Of(this, source, TypeBinder.Bind(local.Type)));
    }

    /// <summary>Notes that a member is used, which code in other types may not be able to.</summary>
    public void Use(ISymbol member) => ReadsOnlyAccessible &= Frames.OutermostCall is not null || member.IsAccessibleFromOtherTypes();

    private Function BindFunction(IOperation body, IReadOnlyList<IrType> results, IReadOnlyList<ISymbol> captured)
    {
        var parameters = new List<Definition>();
        Place? self = null;
        if (Method is { IsStatic: false, MethodKind: not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) })
        {
            parameters.Add(Builder.Define(TypeBinder.Bind(Method.ContainingType), "this"));
            self = new VariablePlace(this, Variables.Declare("this", parameters[0].Type, parameters[0].Value));
        }

        var end = new JumpTarget(Builder.NewLabel(), Scope: 0);
        var references = Method.Parameters.Where(parameter => parameter.IsChangedByReference()).ToList();
        var frame = new Frame(Method, self, end, returned => Flatten(body, returned, results.Count)
            .Concat(references.Select(parameter => Frames.Find(parameter)!.Load(body))));
        Frames.Enter(frame, Origin.None);
        foreach (var parameter in Method.Parameters)
        {
            var definition = Builder.Define(TypeBinder.Bind(parameter.Type), parameter.Name);
            parameters.Add(definition);
            Declare(parameter, definition.Type, definition.Value);
        }

        foreach (var variable in captured)
        {
            var definition = Builder.Define(TypeBinder.Bind(variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)variable).Type), variable.Name);
            parameters.Add(definition);
            Declare(variable, definition.Type, definition.Value);
        }

        EquatableArray<IrType> types = [.. results, .. references.Select(parameter => TypeBinder.Bind(parameter.Type))];
        var region = Flow.Region(parameters.ToEquatableArray(), () =>
        {
            if (InlineBinder.BlockOf(body) is { } block)
                Statements.Bind(block);
            if (!Flow.IsReachable)
                return;

            // The end of a method that returns a value is reached only where that was refused.
            if (Method.ReturnsVoid)
                Flow.Jump(end, frame.Returned(null));
            else
                Flow.Leave(Exit.Unreachable);
        });
        return new Function(Method.Name, types, end.Label, region);
    }

    private IEnumerable<Value> Flatten(IOperation source, Value? returned, int count)
    {
        if (returned is not { } value)
            return [];
        if (Builder.TypeOf(value) is not TupleType tuple || count != tuple.Elements.Count)
            return [value];
        return [.. tuple.Elements.Select((element, index) => EmitTyped(source, new ReadElement(index), element.Type, value))];
    }
}
