using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the checks that come before anything else: nothing is null, buffers fit, and no buffer overlaps anything.</summary>
internal static class GuardWriter
{
    /// <summary>True where there was anything to check.</summary>
    public static bool Write(
        SourceWriter writer, MethodSignature signature, IReadOnlyList<int> written, IEnumerable<Companion> companions, string? workspace, string? upstream)
    {
        var all = signature.Parameters.Select(Argument.Of).ToList();
        var inputs = all.Where(input => input.IsStorage || input.IsReference).ToList();
        var overwritten = written.Select(index => all[index]).Where(inputs.Contains).ToList();
        var beside = companions
            .Select(companion => (Buffer: new Argument(companion.Name, companion.Type, companion.IsTangent && companion.Parameter.Modifier.Contains("in "), companion.Parameter.IsByReference || (companion.IsTangent && companion.Parameter.Modifier.Contains("in ")), companion.IsTangent && companion.Parameter.IsOut), Companion: companion))
            .Where(pair => pair.Buffer.IsStorage || (pair.Companion.IsTangent && pair.Buffer.IsReference))
            .ToList();
        var buffers = beside.Where(pair => pair.Companion.IsWritten).ToList();
        inputs.AddRange(beside.Where(pair => !pair.Companion.IsWritten).Select(pair => pair.Buffer));
        if (upstream is not null)
            inputs.Add(new Argument(upstream, signature.Result.Elements.First(element => element.IsActive).Type));

        List<string> checks =
        [
            .. signature.Parameters.Where(IsNeverNull).Select(parameter => NotNull(parameter.Name)),
            .. new[] { upstream, workspace }.OfType<string>().Select(NotNull),
            .. all.Where(input => input.IsJagged).Select(input => $"{RuntimeNames.Guard}.RequireRows<{input.TypeArgument}>({input.Name}, {input.Quoted});"),
            .. overwritten.Where(input => input.IsJagged).Select(input => $"{RuntimeNames.Guard}.RequireRowsApart<{input.TypeArgument}>({input.Name}, {input.Quoted});"),
            .. overwritten.SelectMany((input, index) => inputs.Where(other => other != input && !overwritten.Take(index).Contains(other)).SelectMany(other => Apart(input, other))),
            .. beside.Where(pair => !pair.Companion.Parameter.IsByReference).SelectMany(pair => pair.Companion.IsTangent ? Checked(pair.Buffer, pair.Companion.Parameter) : SameShape(pair.Buffer, pair.Companion.Parameter)),
            .. buffers.SelectMany((pair, index) => inputs
                .Concat(buffers.Skip(index + 1).Select(later => later.Buffer))
                .SelectMany(other => Apart(pair.Buffer, other))),
        ];
        foreach (var check in checks)
            writer.Line(check);
        return checks.Count > 0;
    }

    public static bool IsNeverNull(ParameterModel parameter) =>
        parameter.Modifier.Length == 0
        && parameter.Type is ArrayType or MatrixType or AggregateType { IsReferenceType: true }
        && !parameter.TypeText.EndsWith("?", StringComparison.Ordinal);

    public static string NotNull(string name) => $"global::System.ArgumentNullException.ThrowIfNull({name});";

    private static IEnumerable<string> SameShape(Argument buffer, ParameterModel parameter)
    {
        if (buffer.Type is MatrixType or AggregateType { IsReferenceType: true } or ArrayType { Rank: > 1 })
            yield return NotNull(buffer.Name);
        var like = Argument.Of(parameter);
        yield return $"{RuntimeNames.Guard}.RequireSameShape<{buffer.TypeArgument}>({buffer.Shaped}, {like.Shaped}, {buffer.Quoted}, {like.Quoted});";
    }

    /// <summary>A tangent has the shape of its parameter, and is there where the parameter is; numbers alone have no shape.</summary>
    private static IEnumerable<string> Checked(Argument tangent, ParameterModel parameter)
    {
        if (ElementPart.HasParts(tangent.Type))
            return [];
        var like = Argument.Of(parameter);
        var checks = new List<string>();
        if (tangent.IsJagged)
            checks.Add($"{RuntimeNames.Guard}.RequireRows<{tangent.TypeArgument}>({tangent.Name}, {tangent.Quoted});");
        else if (tangent.Type is ArrayType or MatrixType or AggregateType { IsReferenceType: true })
            checks.Add(NotNull(tangent.Name));
        checks.Add($"{RuntimeNames.Guard}.RequireSameShape<{tangent.TypeArgument}>({tangent.Shaped}, {like.Shaped}, {tangent.Quoted}, {like.Quoted});");
        return parameter.TypeText.EndsWith("?", StringComparison.Ordinal) ? checks.Select(check => $"if ({parameter.Name} is not null) {check}") : checks;
    }

    /// <summary>Nothing where the two cannot overlap, because they hold numbers of different types. Weights come first.</summary>
    private static IEnumerable<string> Apart(Argument left, Argument right)
    {
        if (left.Type is not AggregateType && right.Type is AggregateType)
            (left, right) = (right, left);
        if (left.Type is AggregateType && right.Type.IsIndexed && ElementPart.HasParts(right.Numbers))
        {
            if (left.Type == right.Numbers && left.IsVariable)
                yield return $"{RuntimeNames.Guard}.RequireApart<{right.TypeArgument}>(new global::System.Span<{right.TypeArgument}>({left.Text}), {right.Text}, {left.Quoted}, {right.Quoted});";
        }
        else if (left.Type is AggregateType)
            yield return $"{RuntimeNames.Guard}.RequireApart<{left.TypeArgument}, {right.TypeArgument}>({left.Text}, {right.Text}, {left.Quoted}, {right.Quoted});";
        else if (left.Numbers == right.Numbers && !(left.IsJagged && right.Type is MatrixType) && !(right.IsJagged && left.Type is MatrixType))
            yield return $"{RuntimeNames.Guard}.RequireApart<{left.TypeArgument}>({left.Text}, {right.Text}, {left.Quoted}, {right.Quoted});";
    }

    /// <summary>A parameter of the generated method, as the guards take it.</summary>
    /// <param name="IsVariable">It is a variable of the caller's.</param>
    private sealed record Argument(string Name, IrType Type, bool IsReadOnly = false, bool IsVariable = false, bool IsUnset = false)
    {
        public static Argument Of(ParameterModel parameter) => new(
            parameter.Name, parameter.Type, parameter.Modifier.Contains("in "), parameter.IsByReference || parameter.Modifier.Contains("in "), parameter.IsOut);

        /// <summary>A number, or several, that somebody else may write.</summary>
        public bool IsReference => IsVariable && !IsReadOnly && !IsUnset && (Type.IsReal || Type is VectorType);

        public bool IsStorage => (Type is AggregateType && !IsUnset) || Type is MatrixType || (Type.IsIndexed && (Numbers is ScalarType or VectorType || ElementPart.HasParts(Numbers)));

        public bool IsJagged => Type is ArrayType { ElementType: ArrayType };

        /// <summary>The type of the numbers at the bottom.</summary>
        public IrType Numbers => IsJagged ? Type.Element.Element : Type is VectorType ? Type : Type.Element;

        /// <summary>All that it holds.</summary>
        public string Text => Type is ArrayType { Rank: > 1 } ? $"{RuntimeNames.AdjointStorage}.Elements({Name})" : Shaped;

        /// <summary>It with its shape. Leaves are read through a reference; that of an <c>in</c> parameter is not written to.</summary>
        public string Shaped => IsReference ? $"new global::System.Span<{TypeText.Of(Type)}>(ref {Name})"
            : Type is SpanType { IsMemory: true } ? $"{Name}.Span"
            : Type is not AggregateType ? Name
            : IsReadOnly ? $"ref global::System.Runtime.CompilerServices.Unsafe.AsRef(in {Name})"
            : $"ref {Name}";

        public string TypeArgument => TypeText.Of(Type is AggregateType ? Type : Numbers);

        public string Quoted => $"\"{Name.TrimStart('@')}\"";
    }
}
