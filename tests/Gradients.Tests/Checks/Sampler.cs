using System.Reflection;
using System.Runtime.CompilerServices;
using SymbolicBackprop.Gradients.Tests.Corpus;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>Arguments for the functions of the corpus, the same for the same seed; numbers are exact in single precision.</summary>
internal sealed class Sampler(int seed)
{
    private readonly Random _random = new(seed);

    public object?[] Arguments(MethodBase method) => [.. method.GetParameters().Select(parameter => Sample(parameter.ParameterType, parameter, Domain(parameter, method)))];

    /// <summary>An object to call instance methods on; null for static ones.</summary>
    public object? Target(MethodInfo method) => method.IsStatic ? null : Create(method.DeclaringType!);

    private object? Sample(Type type, ParameterInfo parameter, DomainAttribute domain)
    {
        type = type.IsByRef ? type.GetElementType()! : type;
        var shape = parameter.GetCustomAttribute<ShapeAttribute>();
        if (type == typeof(double)) return Number(domain);
        if (type == typeof(float)) return (float)Number(domain);
        if (type == typeof(int)) return _random.Next(0, 2);
        if (type == typeof(bool)) return _random.Next(0, 2) == 1;
        if (Element(type) is { } element)
        {
            var count = shape?.Rows ?? 3;
            return element == typeof(double)
                ? Enumerable.Range(0, count).Select(_ => Number(domain)).ToArray()
                : Enumerable.Range(0, count).Select(_ => (float)Number(domain)).ToArray();
        }

        var (rows, columns) = (shape?.Rows ?? 2, shape?.Columns ?? 3);
        if (type == typeof(Matrix<double>)) return new Matrix<double>(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => Number(domain))]);
        if (type == typeof(Matrix<float>)) return new Matrix<float>(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => (float)Number(domain))]);
        if (typeof(ITuple).IsAssignableFrom(type)) return Activator.CreateInstance(type, [.. type.GetGenericArguments().Select(item => Sample(item, parameter, domain))]);
        return Leaves.IsWeights(type) ? Create(type) : throw new NotSupportedException($"The corpus has no samples of {type}.");
    }

    private object Create(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderByDescending(candidate => candidate.GetParameters().Length).First();
        return constructor.Invoke(Arguments(constructor));
    }

    private double Number(DomainAttribute domain) => (float)(domain.Low + (domain.High - domain.Low) * _random.NextDouble());

    private static Type? Element(Type type) => type.IsArray ? type.GetElementType() : type.IsByRefLike ? type.GetGenericArguments()[0] : null;

    private static DomainAttribute Domain(ParameterInfo parameter, MethodBase method) =>
        parameter.GetCustomAttribute<DomainAttribute>() ?? method.GetCustomAttribute<DomainAttribute>() ?? new DomainAttribute(-2, 2);
}
