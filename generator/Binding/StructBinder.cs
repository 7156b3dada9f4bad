using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>Values of structs: made by constructors and initialisers, changed by <c>with</c>.</summary>
internal sealed class StructBinder(BodyBinder body)
{
    /// <summary>The values whose members an initialiser is setting, the innermost last.</summary>
    private readonly Stack<Place> _initialized = new();

    /// <summary>The constructor that a type has in its own declaration; null where it has none.</summary>
    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) => type.InstanceConstructors.FirstOrDefault(constructor =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax));

    /// <summary>A value in a place of its own.</summary>
    public Place Temporary(IrType type, Value value) => new VariablePlace(body, body.Variables.Declare(null, type, value));

    /// <summary>What <c>this</c> is, or the value whose members an initialiser is setting.</summary>
    public Place? Receiver(IInstanceReferenceOperation reference) => reference.ReferenceKind switch
    {
        InstanceReferenceKind.ImplicitReceiver => _initialized.Count > 0 ? _initialized.Peek() : null,
        InstanceReferenceKind.ContainingTypeInstance => body.Frames.This,
        _ => null,
    };

    public Value Bind(IObjectCreationOperation creation)
    {
        var type = TypeBinder.Bind(creation.Type!);
        switch (type)
        {
            case AggregateType { IsReferenceType: false } when creation.Constructor is { } constructor:
                var (values, places) = body.Calls.BindArguments(constructor, creation.Arguments);
                var place = Temporary(type, Zero.Of(body, creation, type));
                Construct(creation, constructor, place, values, places);
                Initialize(creation.Initializer, place);
                return place.Load(creation);
            case VectorType vector when body.Vectors.Construct(creation, vector) is { } made:
                if (creation.Initializer is null)
                    return made;
                var vectorPlace = Temporary(type, made);
                Initialize(creation.Initializer, vectorPlace);
                return vectorPlace.Load(creation);
            case TupleType tuple:
                return body.Emit(creation, new Primitive("MakeTuple"), [.. creation.Arguments.Select((argument, index) => Coercion.To(body, argument, body.Expressions.Bind(argument.Value), tuple.Elements[index].Type))]);
            case SpanType when creation.Arguments.Length is 1 or 3 && TypeBinder.Bind(creation.Arguments[0].Value.Type!).IsIndexed:
                Value[] operands = [.. creation.Arguments.Select(argument => body.Expressions.Bind(argument.Value))];
                return Coercion.To(body, creation, operands.Length == 1 ? operands[0] : body.ArrayCalls.Slice(creation, operands[0], operands[1], operands[2]), type);
            case MatrixType when creation.Arguments.Length == 2:
                return body.Emit(creation, new Primitive("NewMatrix"), body.Calls.BindArguments(creation.Constructor!, creation.Arguments).Values);
            default:
                return body.Foreign.BindCreation(creation);
        }
    }

    public Value Bind(IWithOperation with)
    {
        var type = TypeBinder.Bind(with.Type!);
        if (type is not (AggregateType { IsReferenceType: false } or VectorType))
            return body.RefuseConstruct(with);
        var place = Temporary(type, body.Expressions.Bind(with.Operand));
        Initialize(with.Initializer, place);
        return place.Load(with);
    }

    private void Initialize(IObjectOrCollectionInitializerOperation? initializer, Place place)
    {
        if (initializer is null)
            return;
        _initialized.Push(place);
        foreach (var member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation assignment)
                body.Assignments.Bind(assignment);
            else
                body.RefuseConstruct(member, "This initialiser", "assign the members one by one");
        }

        _initialized.Pop();
    }

    private void Construct(IOperation source, IMethodSymbol constructor, Place self, Value[] values, Place?[]? places)
    {
        if (constructor.IsImplicitlyDeclared && constructor.Parameters.IsEmpty)
            return;
        var syntax = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (constructor.ContainingType.IsGenericType || syntax is not (TypeDeclarationSyntax or ConstructorDeclarationSyntax))
        {
            body.RefuseConstruct(source, $"The constructor of '{constructor.ContainingType.ToDisplayString()}'", "declare a constructor in source, in a struct without type parameters");
            return;
        }

        body.Inlining.Run(source, constructor, self, null, values, places, () =>
        {
            if (syntax is TypeDeclarationSyntax)
                SetMembers(source, constructor, self);
            else
                RunBody(source, constructor, (IConstructorBodyOperation?)body.Inlining.OperationOf(syntax), self);
        });
    }

    private void RunBody(IOperation source, IMethodSymbol constructor, IConstructorBodyOperation? operation, Place self)
    {
        var other = operation?.Initializer?.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault();
        if (other is { TargetMethod: { MethodKind: MethodKind.Constructor } target } && SymbolEqualityComparer.Default.Equals(target.ContainingType, constructor.ContainingType))
        {
            var (values, places) = body.Calls.BindArguments(target, other.Arguments);
            Construct(source, target, self, values, places);
        }
        else
        {
            InitializeMembers(constructor.ContainingType, self);
        }

        if ((operation?.BlockBody ?? operation?.ExpressionBody) is { } block)
            body.Statements.Bind(block);
    }

    /// <summary>What a constructor in the type's own declaration does: the members that it declares take the parameters.</summary>
    private void SetMembers(IOperation source, IMethodSymbol constructor, Place self)
    {
        foreach (var property in constructor.ContainingType.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax
                && constructor.Parameters.FirstOrDefault(parameter => parameter.Name == property.Name) is { } parameter)
                Member(property, property.Type, self).Store(source, body.Places.Of(parameter, source).Load(source));
        }

        InitializeMembers(constructor.ContainingType, self);
    }

    /// <summary>The initialisers of fields and properties, in the order of their text.</summary>
    private void InitializeMembers(INamedTypeSymbol type, Place self)
    {
        foreach (var (member, memberType, _) in TypeBinder.DataMembers(type))
        {
            var initializer = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
            {
                VariableDeclaratorSyntax { Initializer: { } field } => field,
                PropertyDeclarationSyntax { Initializer: { } property } => property,
                _ => null,
            };
            if (initializer is not null && body.Inlining.OperationOf(initializer) is ISymbolInitializerOperation { Value: var value })
                Member(member, memberType, self).Store(value, body.Expressions.Coerced(value, memberType));
        }
    }

    private MemberPlace Member(ISymbol member, ITypeSymbol type, Place self) => new(body, TypeBinder.Bind(type), self, member.EscapedName());
}
