using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes a member that puts a matrix of derivatives together from calls of others: each of the numbers among the differentiated
/// parameters has a column, which is the derivative in the direction of that number.
/// </summary>
internal abstract class MatrixMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, MatrixFunction matrix)
    : MemberWriter(writer, signature, kind, matrix.Function)
{
    /// <summary>The directions that are storage, by the index of their parameter.</summary>
    private readonly Dictionary<int, string> _directions = [];

    protected override bool WritesCallersStorage => false;

    /// <summary>What the added parameters of the called member are called, after the name of their parameter.</summary>
    protected abstract string DirectionSuffix { get; }

    /// <summary>The differentiated parameters, by index.</summary>
    protected List<(int Index, ParameterModel Parameter)> Inputs { get; } =
        [.. signature.Parameters.Select((parameter, index) => (index, parameter)).Where(pair => pair.parameter.HasGradient)];

    protected string InputCount => FlatText.Count(Inputs.Select(input => (input.Parameter.Name, input.Parameter.Type)));

    /// <summary>The one number that is differentiated; null where there are more.</summary>
    protected bool IsOfOneNumber => Inputs.Count == 1 && Inputs[0].Parameter.Type.IsReal;

    protected string NumberType { get; } = TypeText.Of(FlatNumbers.Of(signature.Parameters.First(parameter => parameter.HasGradient).Type).First());

    protected string ResultMatrix => $"{RuntimeNames.MatrixOf}<{NumberType}>";

    protected override void NameAdded(Queue<Definition> users)
    {
    }

    protected override bool WriteGuards() => GuardWriter.Write(Writer, Signature, [], [], workspace: null, upstream: null);

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
            var directions = Inputs.Select(other => other.Index == index && parameter.Type.IsReal ? "1" : _directions.TryGetValue(other.Index, out var name) ? name : "0").ToList();
            if (parameter.Type.IsReal)
            {
                using (Writer.Block())
                    write(directions);
                Writer.Line($"{column}++;");
                continue;
            }

            var counter = Local("i");
            using (Writer.Block($"for (int {counter} = 0; {counter} < {FlatText.Count([(parameter.Name, parameter.Type)])}; {counter}++, {column}++)"))
            {
                Writer.Line($"{FlatText.ElementsOf(_directions[index], parameter.Type)}[{counter}] = 1;");
                write(directions);
                Writer.Line($"{FlatText.ElementsOf(_directions[index], parameter.Type)}[{counter}] = 0;");
            }
        }
    }

    private string TypeArguments => Signature.TypeParameters;
}
