using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Vectorization;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes the sparse matrix of first or second derivatives: a new one for its pattern, or one that is there, by a tangent or a Hessian–vector
/// product for each colour, or for as many colours at once as a register has lanes.
/// </summary>
internal sealed class SparseMemberWriter(SourceWriter writer, MethodSignature signature, MemberKind kind, MatrixFunction matrix, LaneForm? lanes, bool isHessian)
    : ProductMemberWriter(writer, signature, kind, matrix, lanes)
{
    private string _matrix = "";
    private string _sweep = "";

    protected override string DirectionSuffix => isHessian ? "Vector" : base.DirectionSuffix;

    private string IntoSuffix => isHessian ? MemberNames.SparseHessianInto : MemberNames.SparseJacobianInto;

    private string PatternSuffix => isHessian ? MemberNames.HessianPattern : MemberNames.JacobianPattern;

    private bool IsInto => Kind.Suffix == IntoSuffix;

    private string MatrixType => $"{RuntimeNames.SparseMatrix}<{NumberType}>";

    protected override void NameAdded(Queue<Definition> users) => _matrix = Unique(isHessian ? "hessian" : "jacobian");

    protected override IEnumerable<string> AddedParameters() => IsInto ? [$"{MatrixType} {_matrix}"] : [];

    protected override string ReturnType() => IsInto ? "void" : MatrixType;

    protected override void WriteDocumentation(string? formula) => new SparseDocumentation(Writer, Signature, Kind, _matrix) { Lanes = IsInto ? Lanes : null }.Write(formula: null);

    protected override void WriteBody()
    {
        if (IsInto)
            WriteColours();
        else
            WriteNew();
    }

    /// <summary>The matrix keeps the copy for the next time.</summary>
    protected override string CopyOf(ParameterModel parameter) => $"{_sweep}.Initial({ElementsOf(parameter)})";

    private void WriteNew()
    {
        var own = string.Join(", ", OwnArguments());
        Writer.Line($"var {_matrix} = new {MatrixType}({MemberName(PatternSuffix)}({own}));");
        Writer.Line($"{MemberName(IntoSuffix)}({own}, {_matrix});");
        Writer.Line($"return {_matrix};");
    }

    private void WriteColours()
    {
        var own = string.Join(", ", OwnArguments());
        Writer.Line($"if ({RuntimeNames.SparseSweep}.IsOfOthers({_matrix}, {FingerprintText.Of(Signature, PatternSuffix)}))");
        using (Writer.Indent())
            Writer.Line($"{RuntimeNames.SparseSweep}.RequireEntries({_matrix}, {MemberName(PatternSuffix)}({own}), \"{_matrix}\");");
        _sweep = Local("sweep");
        Writer.Line($"var {_sweep} = {RuntimeNames.SparseSweep}.{(isHessian ? "OfHessian" : "OfJacobian")}({_matrix}, {InputCount}, \"{_matrix}\");");
        WriteInitialContents();
        if (IsInLanes)
            WriteColoursInLanes();
        else
            WriteColoursOneByOne();
    }

    private void WriteColoursInLanes()
    {
        var directions = Local("directions");
        Writer.Line($"var {directions} = new {RuntimeNames.LaneDirections}<{NumberType}>({InputCount});");
        using (Writer.Block("try"))
        {
            using (Writer.Block($"while ({_sweep}.MoveNext(ref {directions}))"))
            {
                WriteRestored();
                Writer.Line($"{MemberName(isHessian ? MemberNames.HessianVectorProductLanes : MemberNames.TangentLanes)}({string.Join(", ", OwnArguments().Append($"ref {directions}"))});");
            }
        }

        using (Writer.Block("finally"))
            Writer.Line($"{directions}.Dispose();");
    }

    private void WriteColoursOneByOne()
    {
        var directions = new List<string>();
        foreach (var (_, parameter) in Inputs)
        {
            directions.Add(Local(parameter.Name.TrimStart('@') + DirectionSuffix));
            if (!parameter.Type.IsReal)
                Writer.Line($"var {directions[directions.Count - 1]} = {_sweep}.Direction({(parameter.Type is ArrayType { Rank: > 1 } ? parameter.Name : ElementsOf(parameter))});");
        }

        using (Writer.Block($"while ({_sweep}.MoveNext())"))
        {
            for (var i = 0; i < Inputs.Count; i++)
                Writer.Line(Inputs[i].Parameter.Type.IsReal ? $"{NumberType} {directions[i]} = {_sweep}.Next();" : $"{_sweep}.Next({directions[i]});");
            var product = isHessian ? WriteHessianProduct(directions) : WriteTangentProduct(directions);
            foreach (var flat in product.SelectMany(part => FlatText.PartsOf(part.Value, part.Type)))
                Writer.Line($"{_sweep}.Add({flat});");
        }
    }

    /// <summary>All numbers of a parameter one after another.</summary>
    private static string ElementsOf(ParameterModel parameter) => FlatText.PartsOf(parameter.Name, parameter.Type).Single();
}
