using System;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>
/// Evaluates functions of the IR on boxed values: numbers and truth values as themselves, arrays as arrays, spans as arrays or
/// <see cref="Window"/>s, matrices as those of the runtime, tuples as <c>object[]</c>, weights as dictionaries by member or as objects,
/// everything else as it is. The results have the bits of the compiled C#.
/// </summary>
/// <remarks>Well-formed functions are expected: see <see cref="Operations.IrVerifier"/>. Storage that a function writes is written in place.</remarks>
internal sealed class Interpreter(IPrimitiveHost host)
{
    private static readonly Type[] TupleTypes =
    [
        typeof(ValueTuple), typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>),
        typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>),
    ];

    public IPrimitiveHost Host { get; } = host;

    /// <summary>How many instructions, rounds of loops included, one evaluation may run.</summary>
    public long StepLimit { get; init; } = long.MaxValue;

    /// <summary>The kind of number that type parameters stand for.</summary>
    public ScalarKind TypeArgument { get; init; } = ScalarKind.Double;

    /// <summary>Evaluates a call of another differentiable method, given its arguments.</summary>
    public Func<Callee, object?[], object?> Call { get; init; } = Unknown;

    /// <summary>Evaluates a call of its backward method, given the arguments and then the upstream value.</summary>
    public Func<Callee, object?[], object?> CallBackward { get; init; } = Unknown;

    /// <summary>The results of a function.</summary>
    /// <param name="function">A well-formed function.</param>
    /// <param name="arguments">One value for each parameter.</param>
    /// <exception cref="ArgumentException">An argument is missing, superfluous, or a scalar of another type than its parameter.</exception>
    /// <exception cref="StepLimitException">The evaluation exceeds <see cref="StepLimit"/>.</exception>
    /// <exception cref="InterpretationException">The function breaks a rule of the IR, or asks for what does not exist.</exception>
    public object?[] Evaluate(Function function, params object?[] arguments) => new Evaluation(this, function).Run(arguments);

    /// <summary>The kind of a scalar type; null for other types.</summary>
    public ScalarKind? KindOf(IrType type) => type switch
    {
        ScalarType scalar => scalar.Kind,
        TypeParameterType => TypeArgument,
        _ => null,
    };

    /// <summary>The .NET type of what an array of elements of this type holds.</summary>
    public Type StorageTypeOf(IrType element) => element switch
    {
        ArrayType array => Array.CreateInstance(StorageTypeOf(array.ElementType), new int[array.Rank]).GetType(),
        VectorType vector => ZeroOf(vector).GetType(),
        TupleType tuple => TupleOf([.. tuple.Elements.Select(item => StorageTypeOf(item.Type))]),
        AggregateType { IsReferenceType: false } aggregate => Host.TypeOf(aggregate.CSharpName),
        _ => KindOf(element) is { } kind ? Scalars.TypeOf(kind) : typeof(object),
    };

    /// <summary>The zero vector of a type.</summary>
    public object ZeroOf(VectorType vector) => Host.Run(new Foreign(ForeignForm.Constructor, vector.CSharpName), [])!;

    /// <summary>The type of a tuple; of one that is long, the last elements are a tuple of their own.</summary>
    private static Type TupleOf(Type[] elements) => elements.Length < TupleTypes.Length
        ? TupleTypes[elements.Length].MakeGenericType(elements)
        : typeof(ValueTuple<,,,,,,,>).MakeGenericType([.. elements.Take(TupleTypes.Length - 1), TupleOf([.. elements.Skip(TupleTypes.Length - 1)])]);

    private static object? Unknown(Callee callee, object?[] arguments) =>
        throw new InterpretationException($"The interpreter was not told how to call {callee.DisplayName}.");
}
