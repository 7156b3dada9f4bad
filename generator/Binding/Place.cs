using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// What can be read and assigned. What finding it takes (the array, the index) has been evaluated already, once.
/// </summary>
internal abstract class Place(BodyBinder body, IrType type)
{
    protected BodyBinder Body { get; } = body;

    public IrType Type { get; } = type;

    /// <summary>The name of the variable that it is.</summary>
    public virtual string? Name => null;

    public abstract Value Load(IOperation source);

    /// <summary>Assigns a value of its type.</summary>
    public abstract void Store(IOperation source, Value value);

    /// <summary>A member of the struct, or an element of the tuple, that it holds, by the name that the IR has for it.</summary>
    public virtual Place Member(ElementStep step) => Type is TupleType
        ? new TupleElementPlace(Body, step.Type, this, step.Index)
        : new MemberPlace(Body, step.Type, this, step.Name);
}

/// <summary>A local or parameter.</summary>
internal sealed class VariablePlace(BodyBinder body, Variable variable) : Place(body, variable.Type)
{
    public bool IsInScope => Body.Variables.Has(variable);

    public override string? Name => variable.IsHint ? null : variable.Name;

    public override Value Load(IOperation source) => Body.Variables.ValueOf(variable);

    public override void Store(IOperation source, Value value) => Body.Variables.Assign(variable, value);
}

/// <summary>An element of an array or span, or a part of one.</summary>
internal sealed class ElementPlace(BodyBinder body, IrType type, Value storage, EquatableArray<Value> indices, ElementPart? part = null) : Place(body, type)
{
    public Value Storage => storage;

    public EquatableArray<Value> Indices => indices;

    public ElementPart? Part => part;

    public override Value Load(IOperation source) => Body.EmitTyped(source, new Primitive("Load") { Part = part }, Type, [storage, .. indices]);

    public override void Store(IOperation source, Value value) => Write(source, "Store", value);

    public override Place Member(ElementStep step) => new ElementPlace(Body, step.Type, storage, indices, ElementPart.Of(part, step));

    public void Add(IOperation source, Value value) => Write(source, "AddTo", value);

    private void Write(IOperation source, string operation, Value value)
    {
        var element = Body.Builder.TypeOf(storage).Element;
        if (ElementRules.IsObject(element))
            Body.RefuseConstruct(source, $"Writing a '{element}' to an element", "put it there in a method that calls this one, or write the members that differ");
        else if (ElementRules.OfElement(element, MemberAccess.Initializable) is { } instead)
            Body.RefuseConstruct(source, $"Writing to an element of type '{element}'", instead);
        else
            Body.Do(source, new Primitive(operation) { Part = part }, [storage, .. indices, value]);
    }
}

/// <summary>The element that a ref local stands for at the moment; another one where it is reassigned.</summary>
internal sealed class ElementReference(BodyBinder body, IrType type, Variable storage, Variable[] indices, ElementPart? part) : Place(body, type)
{
    public override Place Member(ElementStep step) => Current.Member(step);

    public override Value Load(IOperation source) => Current.Load(source);

    public override void Store(IOperation source, Value value) => Current.Store(source, value);

    /// <summary>Lets the ref local stand for another element; false where it cannot be one of the same kind of storage.</summary>
    public bool TryRetarget(ElementPlace target)
    {
        if (Body.Builder.TypeOf(target.Storage) != storage.Type || target.Indices.Count != indices.Length || target.Part != part)
            return false;
        Body.Variables.Assign(storage, target.Storage);
        for (var i = 0; i < indices.Length; i++)
            Body.Variables.Assign(indices[i], target.Indices[i]);
        return true;
    }

    private ElementPlace Current => new(Body, Type, Body.Variables.ValueOf(storage), indices.Select(Body.Variables.ValueOf).ToEquatableArray(), part);
}

/// <summary>A member of a struct that is itself in a place.</summary>
internal sealed class MemberPlace(BodyBinder body, IrType type, Place owner, string member) : Place(body, type)
{
    public override Value Load(IOperation source) => Body.EmitTyped(source, new ReadMember(member), Type, owner.Load(source));

    public override void Store(IOperation source, Value value) =>
        owner.Store(source, Body.EmitTyped(source, new WithMember(member), owner.Type, owner.Load(source), value));
}

/// <summary>An element of a tuple that is itself in a place.</summary>
internal sealed class TupleElementPlace(BodyBinder body, IrType type, Place owner, int index) : Place(body, type)
{
    public override Value Load(IOperation source) => Body.EmitTyped(source, new ReadElement(index), Type, owner.Load(source));

    public override void Store(IOperation source, Value value)
    {
        var tuple = owner.Load(source);
        var elements = ((TupleType)owner.Type).Elements.Select((element, i) => i == index ? value : Body.EmitTyped(source, new ReadElement(i), element.Type, tuple));
        owner.Store(source, Body.EmitTyped(source, new Primitive("MakeTuple"), owner.Type, [.. elements]));
    }
}

/// <summary>One of the numbers of a small vector that is itself in a place.</summary>
internal sealed class ComponentPlace(BodyBinder body, IrType type, Place owner, string component) : Place(body, type)
{
    public override Value Load(IOperation source) => Body.Vectors.Component(source, owner.Load(source), component);

    public override void Store(IOperation source, Value value)
    {
        var vector = owner.Load(source);
        owner.Store(source, Body.Vectors.Make(source, (VectorType)owner.Type, name => name == component ? value : Body.Vectors.Component(source, vector, name)));
    }
}

/// <summary>A property of a struct that has code of its own.</summary>
internal sealed class PropertyPlace(BodyBinder body, IrType type, IPropertySymbol property, Place owner, Value[] arguments) : Place(body, type)
{
    public override Value Load(IOperation source) => Body.Inlining.Call(source, property.GetMethod!, owner, arguments) ?? Body.Placeholder(Type);

    public override void Store(IOperation source, Value value) => Body.Inlining.Call(source, property.SetMethod!, owner, [.. arguments, value]);
}

/// <summary>One of two places, by a condition that has been evaluated.</summary>
internal sealed class ChosenPlace(BodyBinder body, IrType type, Value condition, Place whenTrue, Place whenFalse) : Place(body, type)
{
    public override Value Load(IOperation source) => Body.Branches.Choose(source, condition, () => whenTrue.Load(source), () => whenFalse.Load(source), Type);

    public override void Store(IOperation source, Value value) =>
        Body.Branches.Run(source, condition, () => whenTrue.Store(source, value), () => whenFalse.Store(source, value));
}

/// <summary>A parameter of the constructor in the declaration of the method's own type: like a field that only this type sees.</summary>
internal sealed class ConstructorParameter(BodyBinder body, IrType type, IParameterSymbol parameter) : Place(body, type)
{
    public override Value Load(IOperation source)
    {
        Body.Use(parameter);
        return Body.EmitTyped(source, new ReadStatic(parameter.EscapedName()), Type);
    }

    public override void Store(IOperation source, Value value) =>
        Body.RefuseConstruct(source, $"Writing to '{parameter.Name}'", "write to a local, and return its value");
}

/// <summary>What an object that is constant gives for an index.</summary>
internal sealed class ForeignElement(BodyBinder body, IrType type, Value[] operands) : Place(body, type)
{
    public override Value Load(IOperation source) => Body.EmitTyped(source, new Foreign(ForeignForm.Indexer, ""), Type, operands);

    public override void Store(IOperation source, Value value) =>
        Body.RefuseConstruct(source, "Writing to an element of an object", "write to an array or a span");
}

/// <summary>Where nothing is kept: a discard, or a target that was refused.</summary>
internal sealed class NoPlace(BodyBinder body, IrType type) : Place(body, type)
{
    public override Value Load(IOperation source) => Body.Placeholder(Type);

    public override void Store(IOperation source, Value value)
    {
    }
}
