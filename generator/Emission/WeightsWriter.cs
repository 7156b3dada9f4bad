using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Writes the part of a type of weights that makes it <c>IParameters&lt;TSelf&gt;</c>.</summary>
internal sealed class WeightsWriter
{
    private readonly SourceWriter _writer;
    private readonly WeightsModel _model;
    private readonly string _self;
    private readonly List<(WeightsMember Member, int First, int Count)> _ranges = [];
    private readonly int _leafCount;
    private readonly bool _isDynamic;

    private WeightsWriter(SourceWriter writer, WeightsModel model)
    {
        _writer = writer;
        _model = model;
        _self = model.Type.CSharpName;
        _isDynamic = LeafText.IsDynamic(model.Type);
        foreach (var member in model.Members.Where(member => !member.Member.IsConstant))
        {
            var count = LeafCount(member.Member.Type);
            _ranges.Add((member, _leafCount, count));
            _leafCount += count;
        }
    }

    public static string Write(WeightsModel model) => GeneratedFile.Write(
        model.Container, $" : {RuntimeNames.Parameters}<{model.Type.CSharpName}>", writer => new WeightsWriter(writer, model).WriteMembers());

    private static int LeafCount(IrType type) => type is AggregateType aggregate
        ? aggregate.Members.Where(member => !member.IsConstant).Sum(member => LeafCount(member.Type))
        : 1;

    private void WriteMembers()
    {
        _writer.Line("/// <inheritdoc/>");
        _writer.Line(GeneratedFile.CodeAttribute);
        // Explicit, because a record prints its public properties.
        _writer.Line($"int {RuntimeNames.Parameters}<{_self}>.LeafCount => {(_isDynamic ? LeafText.Count(_model.Type, "this") : _leafCount.ToString(System.Globalization.CultureInfo.InvariantCulture))};");
        _writer.Line();
        WriteLeafNames();
        _writer.Line();
        WriteZeroLike();
        _writer.Line();
        WriteCreateLike();
        _writer.Line();
        WriteLeaf();
        foreach (var (member, _, _) in _ranges.Where(range => NeedsReference(range.Member)))
            WriteReference(member);
    }

    private void WriteLeafNames()
    {
        _writer.Line("/// <inheritdoc/>");
        _writer.Line(GeneratedFile.CodeAttribute);
        if (_isDynamic)
        {
            using (_writer.Block("public string LeafName(int index)"))
                new LeafWalkWriter(_writer).Write(_ranges.Select(range => (range.Member.Member.Name.TrimStart('@'), range.Member.Member.Type, $"this.{range.Member.Member.Name}")), wantsName: true);
            return;
        }

        _writer.Line("public string LeafName(int index) => index switch");
        using (_writer.Block(close: "};"))
        {
            var names = _ranges.SelectMany(range => Names(range.Member.Member.Name.TrimStart('@'), range.Member.Member.Type)).ToList();
            for (var i = 0; i < names.Count; i++)
                _writer.Line($"{i} => \"{names[i]}\",");
            _writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(index)),");
        }
    }

    private static IEnumerable<string> Names(string name, IrType type) => type is AggregateType aggregate
        ? aggregate.Members.Where(member => !member.IsConstant).SelectMany(member => Names($"{name}.{member.Name.TrimStart('@')}", member.Type))
        : [name];

    private void WriteZeroLike()
    {
        _writer.Line("/// <inheritdoc/>");
        _writer.Line(GeneratedFile.CodeAttribute);
        var zeros = _ranges.Select(range => Zero(range.Member.Member));
        _writer.Line($"public {_self} ZeroLike() => {RuntimeNames.CreateLike}({string.Join(", ", ["this", .. zeros])});");
    }

    private static string Zero(AggregateMember member) => member.Type switch
    {
        ScalarType => "0",
        _ => NestedText.ZeroLike(member.Type, member.Type, $"this.{member.Name}"),
    };

    private void WriteCreateLike()
    {
        _writer.Line($"/// <summary>A new object with these leaves; members that are constants are those of <paramref name=\"like\"/>.</summary>");
        _writer.Line("/// <param name=\"like\">What the constants are copied from.</param>");
        foreach (var (member, _, _) in _ranges)
            _writer.Line($"/// <param name=\"{ParameterName(member.Member.Name).TrimStart('@')}\">The value of <see cref=\"{member.Member.Name}\"/>.</param>");
        _writer.Line(GeneratedFile.CodeAttribute);
        _writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        var parameters = string.Join(", ", [$"{_self} like", .. _ranges.Select(range => $"{range.Member.TypeText} {ParameterName(range.Member.Member.Name)}")]);
        var construction = _model.Construction!;
        var arguments = string.Join(", ", construction.ConstructorMembers.Select(Source));
        var initializer = construction.InitializedMembers.Count == 0
            ? ""
            : $" {{ {string.Join(", ", construction.InitializedMembers.Select(member => $"{member} = {Source(member)}"))} }}";
        _writer.Line($"public static {_self} {RuntimeNames.CreateLike}({parameters}) => new {_self}({arguments}){initializer};");
    }

    private string Source(string member) => _ranges.Any(range => range.Member.Member.Name == member) ? ParameterName(member) : $"like.{member}";

    private static string ParameterName(string member)
    {
        var name = Identifiers.Escape(char.ToLowerInvariant(member.TrimStart('@')[0]) + member.TrimStart('@').Substring(1));
        return name == "like" ? "likeValue" : name;
    }

    private void WriteLeaf()
    {
        _writer.Line("/// <inheritdoc/>");
        _writer.Line(GeneratedFile.CodeAttribute);
        if (_isDynamic)
        {
            using (_writer.Block($"public static {RuntimeNames.Leaf} Leaf(ref {_self} self, int index)"))
                new LeafWalkWriter(_writer).Write(_ranges.Select(range => (range.Member.Member.Name, range.Member.Member.Type, Access(range.Member))), wantsName: false);
            return;
        }

        _writer.Line($"public static {RuntimeNames.Leaf} Leaf(ref {_self} self, int index) => index switch");
        using (_writer.Block(close: "};"))
        {
            foreach (var (member, first, count) in _ranges)
                WriteLeaves(member, first, count);
            _writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(index)),");
        }
    }

    private void WriteLeaves(WeightsMember member, int first, int count)
    {
        if (member.Member.Type is AggregateType aggregate)
        {
            var range = count == 1 ? $"{first}" : $">= {first} and < {first + count}";
            _writer.Line($"{range} => {aggregate.CSharpName}.Leaf(ref {Access(member)}, index - {first}),");
        }
        else
        {
            _writer.Line($"{first} => {LeafText.Of(member.Member.Type, Access(member))},");
        }
    }

    private string Access(WeightsMember member) =>
        NeedsReference(member) ? $"{ReferenceName(member)}({(_model.Type.IsReferenceType ? "self" : "ref self")})" : $"self.{member.Member.Name}";

    /// <summary>Numbers and nested types are reached by reference; arrays and matrices are references themselves.</summary>
    private static bool NeedsReference(WeightsMember member) => member.Member.Type is ScalarType or AggregateType && !member.IsAssignableField;

    private static string ReferenceName(WeightsMember member) => $"{member.Member.Name.TrimStart('@')}Reference";

    private void WriteReference(WeightsMember member)
    {
        _writer.Line();
        _writer.Line(GeneratedFile.CodeAttribute);
        _writer.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = \"{member.Field}\")]");
        var self = _model.Type.IsReferenceType ? _self : $"ref {_self}";
        _writer.Line($"private static extern ref {member.TypeText} {ReferenceName(member)}({self} self);");
    }
}
