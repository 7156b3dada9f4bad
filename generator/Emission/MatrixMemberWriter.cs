using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes a member that puts a matrix of derivatives together from calls of others: each of the numbers among the differentiated
/// parameters has a column, which is the derivative in the direction of that number. As many columns as a register has lanes are computed
/// at once; where that cannot be, one after the other.
/// </summary>
internal abstract class MatrixMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, MatrixFunction matrix, LaneForm? lanes)
    : MemberWriter(writer, signature, kind, matrix.Function)
{
    /// <summary>The directions that are storage, by the index of their parameter.</summary>
    private readonly Dictionary<int, string> _directions = [];

    /// <summary>What written parameters hold at first, by their index.</summary>
    private readonly Dictionary<int, string> _initial = [];

    protected override bool WritesCallersStorage => false;

    /// <summary>How several columns are computed at once; null where there are no columns.</summary>
    protected LaneForm? Lanes => lanes;

    protected bool IsInLanes => lanes?.Function is not null;

    /// <summary>The parameters that the method writes.</summary>
    protected List<(int Index, ParameterModel Parameter)> Written { get; } =
        [.. signature.Parameters.Select((parameter, index) => (index, parameter)).Where(pair => matrix.InOuts.Any(inOut => inOut.Parameter == pair.index))];

    /// <summary>What the added parameters of the called member are called, after the name of their parameter.</summary>
    protected abstract string DirectionSuffix { get; }

    /// <summary>The differentiated parameters, by index.</summary>
    protected List<(int Index, ParameterModel Parameter)> Inputs { get; } =
        [.. signature.Parameters.Select((parameter, index) => (index, parameter)).Where(pair => pair.parameter.HasGradient)];

    protected string InputCount => FlatText.Count(Inputs.Select(input => (input.Parameter.Name, input.Parameter.Type)));

    protected string NumberType { get; } = TypeText.Of(FlatNumbers.Of(signature.Parameters.First(parameter => parameter.HasGradient).Type).First());

    protected string ResultMatrix => $"{RuntimeNames.MatrixOf}<{NumberType}>";

    protected override void NameAdded(Queue<Definition> users)
    {
    }

    /// <summary>Members that are called for each direction check the storage that is written themselves; those in lanes are private, and do not.</summary>
    protected override bool WriteGuards() => GuardWriter.Write(Writer, Signature, IsInLanes ? [.. Written.Select(written => written.Index)] : [], [], workspace: null, upstream: null);

    protected override IEnumerable<string> AddedParameters() => [];

    protected override IEnumerable<(string Place, string Value)> AssignedTogether(Func<int, string> result) => [];

    protected override string? Returned(Func<int, string> result) => null;

    /// <summary>The arguments that are the method's own parameters.</summary>
    protected IEnumerable<string> OwnArguments() => Signature.Parameters.Select(parameter => $"{Passing(parameter)}{parameter.Name}");

    /// <summary>How an argument is passed for a parameter.</summary>
    protected static string Passing(ParameterModel parameter) => parameter.IsOut ? "out " : parameter.Modifier.Contains("ref ") && parameter.IsByReference ? "ref " : "";

    /// <summary>The name of a generated member of the method.</summary>
    protected string MemberName(string suffix) => Identifiers.Escape(Signature.Name.TrimStart('@') + suffix) + TypeArguments;

    protected string Local(string wish) => Names.Unused(wish);

    /// <summary>The name of the member that computes one column.</summary>
    /// <param name="own">The private one, which is there where a zero could be multiplied by ∞.</param>
    /// <param name="other">The one for any direction.</param>
    protected string ColumnName(string own, string other) => MemberName(matrix.Directions!.DropsZeros ? own : other);

    /// <summary>Writes the sweeps in lanes and what they fill.</summary>
    /// <param name="member">The suffix of the member that is a sweep.</param>
    /// <param name="matrixName">What the matrix is called.</param>
    protected void WriteLanes(string member, string matrixName)
    {
        var (result, directions, count, column) = (Local(matrixName), Local("directions"), Local("count"), Local("column"));
        WriteInitialContents();
        Writer.Line($"int {count} = {InputCount};");
        Writer.Line($"{ResultMatrix}? {result} = null;");
        Writer.Line($"var {directions} = new {RuntimeNames.LaneDirections}<{NumberType}>({count});");
        using (Writer.Block("try"))
        {
            using (Writer.Block($"for (int {column} = 0; {column} < {count}; {column} += {directions}.Count)"))
            {
                WriteRestored();
                Writer.Line($"{directions}.SetUnits({column});");
                Writer.Line($"{MemberName(member)}({string.Join(", ", OwnArguments().Append($"ref {directions}"))});");
                Writer.Line($"{result} ??= new {ResultMatrix}({directions}.ResultCount, {count});");
                Writer.Line($"{directions}.CopyTo({result}, {column});");
            }
        }

        using (Writer.Block("finally"))
            Writer.Line($"{directions}.Dispose();");
        Writer.Line($"return {result} ?? new {ResultMatrix}(0, 0);");
    }

    /// <summary>Storage as it is now, in storage of its own.</summary>
    protected virtual string CopyOf(ParameterModel parameter) => parameter.Type switch
    {
        MatrixType => $"{parameter.Name}.Clone()",
        ArrayType { Rank: > 1 } => $"{FlatText.PartsOf(parameter.Name, parameter.Type).Single()}.ToArray()",
        ArrayType => $"({NumberType}[]){parameter.Name}.Clone()",
        _ => $"{parameter.Name}.ToArray()",
    };

    /// <summary>Keeps what written parameters hold at first, because each sweep begins with it.</summary>
    protected void WriteInitialContents()
    {
        foreach (var (index, parameter) in Written.Where(written => !written.Parameter.IsOut))
        {
            _initial[index] = Local("initial" + char.ToUpperInvariant(parameter.Name.TrimStart('@')[0]) + parameter.Name.TrimStart('@').Substring(1));
            Writer.Line(FlatNumbers.IsStorage(parameter.Type) ? $"var {_initial[index]} = {CopyOf(parameter)};" : $"var {_initial[index]} = {parameter.Name};");
        }
    }

    /// <summary>Lets written parameters hold that again.</summary>
    protected void WriteRestored()
    {
        foreach (var (index, parameter) in Written.Where(written => !written.Parameter.IsOut))
            Writer.Line(Restored(parameter, _initial[index]));
    }

    private string Restored(ParameterModel parameter, string initial) => parameter.Type switch
    {
        MatrixType => $"{initial}.AsSpan().CopyTo({parameter.Name}.AsSpan());",
        _ when FlatNumbers.IsStorage(parameter.Type) => $"new global::System.ReadOnlySpan<{NumberType}>({initial}).CopyTo({FlatText.PartsOf(parameter.Name, parameter.Type).Single()});",
        _ => $"{parameter.Name} = {initial};",
    };

    /// <summary>Makes the directions that are storage.</summary>
    protected void WriteDirections()
    {
        foreach (var (index, parameter) in Inputs.Where(input => FlatNumbers.IsStorage(input.Parameter.Type)))
        {
            _directions[index] = Local(parameter.Name.TrimStart('@') + DirectionSuffix);
            Writer.Line($"var {_directions[index]} = {FlatText.ZeroLike(parameter.Name, parameter.Type)};");
        }
    }

    /// <summary>Writes what is done for each of the numbers among the inputs, with the directions that lead along it.</summary>
    /// <param name="column">The number of the column, which is counted.</param>
    /// <param name="write">Writes a call with the direction of each input.</param>
    protected void ForEachNumber(string column, Action<IReadOnlyList<string>> write)
    {
        Writer.Line($"int {column} = 0;");
        foreach (var (index, parameter) in Inputs)
        {
            var isStorage = FlatNumbers.IsStorage(parameter.Type);
            for (var number = 0; !isStorage && number < FlatNumbers.CountOf(parameter.Type); number++)
            {
                using (Writer.Block())
                    write(Directions(index, number));
                Writer.Line($"{column}++;");
            }

            if (!isStorage)
                continue;
            var directions = Directions(index, null);

            var counter = Local("i");
            using (Writer.Block($"for (int {counter} = 0; {counter} < {FlatText.Count([(parameter.Name, parameter.Type)])}; {counter}++, {column}++)"))
            {
                Writer.Line($"{FlatText.ElementsOf(_directions[index], parameter.Type)}[{counter}] = 1;");
                write(directions);
                Writer.Line($"{FlatText.ElementsOf(_directions[index], parameter.Type)}[{counter}] = 0;");
            }
        }
    }

    /// <summary>The direction of each input: storage, and zeros but for one number of one of the others.</summary>
    private List<string> Directions(int input, int? number) =>
        [.. Inputs.Select(other => _directions.TryGetValue(other.Index, out var name) ? name : UnitText(other.Parameter, other.Index == input ? number : null))];

    /// <summary>A direction with one in the place of a number, and zeros else.</summary>
    private static string UnitText(ParameterModel parameter, int? number)
    {
        var next = 0;
        return FormText.Of(parameter.Type, parameter.Name, (_, type) => type is VectorType vector
            ? $"new {TypeText.Of(type)}({string.Join(", ", vector.Components.Select(_ => Number()))})"
            : Number());

        string Number() => next++ == number ? "1" : "0";
    }

    private string TypeArguments => Signature.TypeParameters;
}
