using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>
/// The methods of arrays and spans that copy, fill and cut: each as what it does to single elements, which is what has a derivative.
/// </summary>
internal sealed class ArrayCallBinder(BodyBinder body)
{
    /// <summary>Whether a method is one of those.</summary>
    public static bool Has(IMethodSymbol method) => (TypeOf(method), method.Name) switch
    {
        ("System.Array", "Copy" or "Fill" or "Clear" or "GetLength" or "GetLongLength" or "GetLowerBound" or "GetUpperBound" or "CopyTo" or "Empty") => true,
        ("System.MemoryExtensions", "AsSpan" or "CopyTo") => true,
        ("System.Span" or "System.ReadOnlySpan", "Slice" or "ToArray" or "CopyTo" or "Fill" or "Clear") => true,
        ("System.Memory" or "System.ReadOnlyMemory", "Slice") => true,
        ("System.Linq.Enumerable", "ToArray") => true,
        _ => false,
    };

    /// <summary>Binds a call of such a method; null where it gives no value.</summary>
    public Value? Bind(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        IOperation[] operands = [.. call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value)];
        if (call.Instance is { } instance)
            operands = [instance, .. operands];
        Value[] x = [.. operands.Select(operand => body.Expressions.Bind(Unconverted(operand)))];
        if (x.Length > 0 && !body.Builder.TypeOf(x[0]).IsIndexed)
            return body.RefuseConstruct(call, $"A call of '{method.ContainingType.Name}.{method.Name}' on '{operands[0].Type?.ToDisplayString()}'", "use arrays and spans");
        if (x.Length > 0 && method.Name is "Copy" or "CopyTo" or "Fill" or "Clear" or "ToArray" && ElementRules.OfElement(body.Builder.TypeOf(x[0]).Element, MemberAccess.Initializable) is { } instead)
            return body.RefuseConstruct(call, $"An element of '{operands[0].Type?.ToDisplayString()}'", instead);
        switch (method.Name, x.Length)
        {
            case ("Empty", 0):
                return body.Emit(call, new Primitive("NewArray"), Zero(call));
            case ("AsSpan", 1):
                return Coercion.To(body, call, x[0], TypeBinder.Bind(call.Type!));
            case ("AsSpan" or "Slice", 2) when body.Builder.TypeOf(x[1]) == IrType.Int32:
                return Slice(call, x[0], x[1], Difference(call, body.Elements.Length(call, x[0]), x[1]));
            case ("AsSpan" or "Slice", 3):
                return Slice(call, x[0], x[1], x[2]);
            case ("ToArray", 1):
                return Copy(call, x[0]);
            case ("GetLength", 2):
                return body.Emit(call, new Primitive("DimensionLength"), x);
            case ("GetLongLength", 2):
                return body.Emit(call, new Conversion(IsChecked: false), body.EmitTyped(call, new Primitive("DimensionLength"), IrType.Int32, x));
            case ("GetLowerBound", 2):
                return Zero(call);
            case ("GetUpperBound", 2):
                return Difference(call, body.EmitTyped(call, new Primitive("DimensionLength"), IrType.Int32, x), body.Number(call, 1, IrType.Int32));
            case ("Fill", 2):
                Fill(call, x[0], Coercion.To(body, call, x[1], body.Builder.TypeOf(x[0]).Element));
                return null;
            case ("Fill", 4):
                Fill(call, x[0], x[2], x[3], Coercion.To(body, call, x[1], body.Builder.TypeOf(x[0]).Element));
                return null;
            case ("Clear", 1) when body.Builder.TypeOf(x[0]) is not ArrayType { Rank: > 1 }:
                Fill(call, x[0], null);
                return null;
            case ("Clear", 3):
                Fill(call, x[0], x[1], x[2], Default(call, x[0]));
                return null;
            case ("Copy", 3):
                Transfer(call, x[0], Zero(call), x[1], Zero(call), x[2]);
                return null;
            case ("Copy", 5):
                Transfer(call, x[0], x[1], x[2], x[3], x[4]);
                return null;
            case ("CopyTo", 3):
                Transfer(call, x[0], Zero(call), x[1], x[2], body.Elements.Length(call, x[0]));
                return null;
            case ("CopyTo", 2):
                // Windows may overlap in any way: what is read is read before anything is written.
                var count = body.Elements.Length(call, x[0]);
                Transfer(call, Copy(call, x[0]), Zero(call), Slice(call, x[1], Zero(call), count), Zero(call), count);
                return null;
            default:
                return body.RefuseConstruct(call, $"This call of '{method.ContainingType.Name}.{method.Name}'", "write the loop over the elements");
        }
    }

    /// <summary>The copy of an array that <c>(double[])array.Clone()</c> makes; null where the conversion is another one.</summary>
    public Value? BindClone(IConversionOperation conversion)
    {
        if (conversion.Operand is not IInvocationOperation { TargetMethod.Name: "Clone", Instance: { Type: IArrayTypeSymbol { Rank: 1 } array } instance }
            || !SymbolEqualityComparer.Default.Equals(array, conversion.Type))
            return null;
        return Copy(conversion, body.Expressions.Bind(instance));
    }

    /// <summary>A window on storage.</summary>
    public Value Slice(IOperation source, Value storage, Value offset, Value length)
    {
        var type = body.Builder.TypeOf(storage) is SpanType span ? span : new SpanType(body.Builder.TypeOf(storage).Element, IsReadOnly: false);
        return body.EmitTyped(source, new Primitive("Slice"), type, storage, offset, length);
    }

    /// <summary>A new array with the elements of storage.</summary>
    public Value Copy(IOperation source, Value storage)
    {
        var element = body.Builder.TypeOf(storage).Element;
        var length = body.Elements.Length(source, storage);
        var copy = body.EmitTyped(source, new Primitive("NewArray"), new ArrayType(element), length);
        body.Loops.Count(source, () => length, index => body.Do(source, new Primitive("Store"), copy, index, Load(source, storage, index)));
        return copy;
    }

    /// <summary>Stores one value in every element; none stands for the default of its type.</summary>
    public void Fill(IOperation source, Value storage, Value? value) =>
        Fill(source, storage, Zero(source), body.Elements.Length(source, storage), value ?? Default(source, storage));

    private void Fill(IOperation source, Value storage, Value start, Value count, Value value) =>
        body.Loops.Count(source, () => count, index => body.Do(source, new Primitive("Store"), storage, Sum(source, start, index), value));

    /// <summary>
    /// Copies elements so that a target that lies behind its source in the same array does not overwrite what is still to be read:
    /// then the last is copied first.
    /// </summary>
    private void Transfer(IOperation source, Value from, Value fromStart, Value to, Value toStart, Value count)
    {
        var direction = NumberOf(fromStart) is { } first && NumberOf(toStart) is { } second ? first < second : (bool?)null;
        var isBackwards = direction is null ? body.EmitTyped(source, new Primitive("Less"), IrType.Boolean, fromStart, toStart) : (Value?)null;
        body.Loops.Count(source, () => count, round =>
        {
            var index = direction == false ? round : Difference(source, Difference(source, count, body.Number(source, 1, IrType.Int32)), round);
            if (isBackwards is { } condition)
                index = body.EmitTyped(source, new Primitive("Select"), IrType.Int32, condition, index, round);
            body.Do(source, new Primitive("Store"), to, Sum(source, toStart, index), Load(source, from, Sum(source, fromStart, index)));
        });
    }

    private Value Load(IOperation source, Value storage, Value index) => body.EmitTyped(source, new Primitive("Load"), body.Builder.TypeOf(storage).Element, storage, index);

    private double? NumberOf(Value value) => body.Builder.ProducerOf(value)?.Operation is Literal { Number: { } number } ? number : null;

    private Value Sum(IOperation source, Value left, Value right) =>
        NumberOf(left) == 0 ? right : body.EmitTyped(source, new Primitive("Add"), IrType.Int32, left, right);

    private Value Difference(IOperation source, Value left, Value right) => body.EmitTyped(source, new Primitive("Subtract"), IrType.Int32, left, right);

    private Value Zero(IOperation source) => body.Number(source, 0, IrType.Int32);

    private Value Default(IOperation source, Value storage) => Binding.Zero.Of(body, source, body.Builder.TypeOf(storage).Element);

    private static IOperation Unconverted(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion
        && TypeBinder.Bind(conversion.Operand.Type ?? conversion.Type!).IsIndexed ? Unconverted(conversion.Operand) : operation;

    private static string TypeOf(IMethodSymbol method) => $"{method.ContainingType.ContainingNamespace.ToDisplayString()}.{method.ContainingType.Name}";
}
