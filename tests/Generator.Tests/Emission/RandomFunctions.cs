using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Tests.Ir;
using static SymbolicBackprop.Generator.Tests.Ir.Sketch;

namespace SymbolicBackprop.Generator.Tests.Emission;

/// <summary>
/// Random well-formed functions that end: nested loops with exits of every kind, carried values that are handed round in any order,
/// writes to two arrays that may be one, a cell, and divisions that may throw.
/// </summary>
internal sealed class RandomFunctions
{
    private const int ArrayLength = 4;
    private const int MostRounds = 3;
    private static readonly ArrayType Doubles = new(IrType.Double);
    private static readonly string[] Names = ["s", "t", "u", "i", "x"];

    private readonly Random _random;
    private readonly Sketch _sketch;
    private readonly List<Exitable> _labels = [];
    private readonly List<Value> _made = [];
    private readonly Value _cell;
    private readonly Value[] _arrays;
    private readonly Value _mask;
    private readonly Value _one;
    private readonly Value _rounds;
    private readonly Value _divisor;
    private List<Value> _doubles = [];
    private List<Value> _integers = [];
    private int _budget;

    private RandomFunctions(Random random, Sketch sketch)
    {
        _random = random;
        _sketch = sketch;
        _budget = random.Next(5, 45);
        _doubles.AddRange([sketch.Parameter(IrType.Double, "x"), sketch.Parameter(IrType.Double, "y")]);
        _divisor = sketch.Parameter(IrType.Int32, "n");
        _integers.Add(_divisor);
        _arrays = [sketch.Parameter(Doubles, "a"), sketch.Parameter(Doubles, "b")];
        (_mask, _one, _rounds) = (sketch.Integer(ArrayLength - 1), sketch.Integer(1), sketch.Integer(MostRounds));
        _cell = sketch.Do(new Primitive("NewCell"), new CellType(IrType.Double));
        sketch.Effect("Store", _cell, _doubles[0]);
    }

    /// <summary>The function of a seed; some of its values have names of variables.</summary>
    public static Function Of(int seed)
    {
        var random = new Random(seed);
        RandomFunctions? made = null;
        var function = Sketch.Of("F", [IrType.Double, IrType.Int32], sketch =>
        {
            made = new RandomFunctions(random, sketch);
            made._labels.Add(new Exitable(sketch.Return, [IrType.Double, IrType.Int32], null));
            made.Statements(depth: 0);
            return made.To(made._labels[0]);
        });
        return function.Named([.. made!._made.Distinct().Where(_ => random.Next(3) == 0).Select(value => (value, Names[random.Next(Names.Length)]))]);
    }

    /// <summary>Arguments for any of the functions; with the last ones both arrays are one.</summary>
    public static object?[][] Arguments()
    {
        double[] Array(double scale) => [1 * scale, -0.5, 3 * scale, 0.25];
        var shared = Array(2);
        return [[0.5, -2.0, 3, Array(1), Array(-3)], [-1.5, 4.0, 0, Array(0.5), Array(7)], [2.0, 0.0, -1, shared, shared]];
    }

    private void Statements(int depth)
    {
        for (var count = _random.Next(1, 6); count > 0 && _budget > 0; count--)
        {
            _budget--;
            switch (_random.Next(depth < 4 ? 17 : 11))
            {
                case 0 or 1 or 2:
                    Add(_sketch.Do(Pick("Add", "Subtract", "Multiply"), Double(), Double()));
                    break;
                case 3:
                    Add(_sketch.Do(Pick("Add", "Subtract"), Integer(), Integer()), isInteger: true);
                    break;
                case 4:
                    Add(_random.Next(2) == 0 ? _sketch.Load(Array(), Index()) : _sketch.Load(_cell));
                    break;
                case 5:
                    _sketch.Effect(Pick("Store", "AddTo"), Array(), Index(), _random.Next(3) == 0 ? _sketch.Do("Negate", Double()) : Double());
                    break;
                case 6:
                    Add(_sketch.Do(new Primitive("Take"), IrType.Double, Array(), Index()));
                    break;
                case 7:
                    _sketch.Effect("Store", _cell, Double());
                    break;
                case 8:
                    Add(_sketch.Do("Divide", Integer(), _divisor), isInteger: true);
                    break;
                case 9:
                    Add(_sketch.Do(new Primitive("Select"), IrType.Double, Condition(), Double(), Double()));
                    break;
                case 10:
                    ReadAndOverwrite();
                    break;
                case 11 or 12 or 13:
                    Branch(depth);
                    break;
                case 14:
                    Block(depth);
                    break;
                default:
                    Loop(depth);
                    break;
            }
        }
    }

    /// <summary>What was read is used once, after storage that may be the same was written.</summary>
    private void ReadAndOverwrite()
    {
        var read = _random.Next(3) == 0 ? _sketch.Load(_cell) : _sketch.Load(Array(), Index());
        _sketch.Effect("Store", Array(), Index(), Double());
        _sketch.Effect("Store", _cell, _sketch.Do(Pick("Add", "Multiply"), read, Double()));
        _sketch.Effect("AddTo", Array(), Index(), _sketch.Load(_cell));
    }

    private void Branch(int depth)
    {
        var types = Types(_random.Next(4));
        Defined(types, _sketch.If(Condition(), types, end => Inside(end, types, depth), end => Inside(end, types, depth)));
    }

    private void Block(int depth)
    {
        var types = Types(_random.Next(3));
        Defined(types, _sketch.Block(types, end => Inside(end, types, depth)));
    }

    /// <summary>Statements in a scope of their own, and an exit: mostly to the given label.</summary>
    private Exit Inside(Label end, IrType[] types, int depth, Exitable? next = null)
    {
        var (doubles, integers) = (_doubles, _integers);
        (_doubles, _integers) = ([.. doubles], [.. integers]);
        var own = new Exitable(end, types, null);
        _labels.Add(own);
        Statements(depth + 1);
        var exit = To(_random.Next(5) == 0 ? _labels[_random.Next(_labels.Count)] : next ?? own);
        _labels.Remove(own);
        (_doubles, _integers) = (doubles, integers);
        return exit;
    }

    /// <summary>A loop that counts its rounds, with its condition at the beginning, at the end, or somewhere within.</summary>
    private void Loop(int depth)
    {
        IrType[] carriedTypes = [IrType.Int32, .. Types(_random.Next(1, 4))];
        var types = Types(_random.Next(3));
        var form = _random.Next(4);
        Value[] initial = [_sketch.Integer(0), .. carriedTypes.Skip(1).Select(AnyOf)];
        Defined(types, _sketch.Loop(initial, types, (carried, next, end) =>
        {
            var (doubles, integers) = (_doubles, _integers);
            (_doubles, _integers) = ([.. doubles], [.. integers]);
            Defined(carriedTypes, carried);
            var (again, out_) = (new Exitable(next, carriedTypes, carried[0]), new Exitable(end, types, null));
            _labels.Add(out_);

            // Before the count is compared nothing goes on to the next round.
            if (form is 1 or 3)
                Statements(depth + 1);
            Guard(carried[0], out_);
            _labels.Add(again);
            if (form is not 3)
                Statements(depth + 1);
            var exit = To(again);
            _labels.Remove(again);
            _labels.Remove(out_);
            (_doubles, _integers) = (doubles, integers);
            return exit;
        }));
    }

    private void Guard(Value count, Exitable leave)
    {
        var condition = _sketch.Is("Less", count, _rounds);
        if (_random.Next(4) > 0)
            _sketch.If(condition, [], inner => Go(inner), _ => To(leave));
        else
            _sketch.If(_sketch.Do(new Primitive("Not"), IrType.Boolean, condition), [], _ => To(leave), inner => Go(inner));
    }

    /// <summary>An exit with any values of the right types; the count of rounds moves on, so that every loop ends.</summary>
    private Exit To(Exitable target) => Go(target.Label, [.. target.Types.Select((type, index) =>
        index == 0 && target.Count is { } count ? Made(_sketch.Do("Add", count, _one)) : AnyOf(type))]);

    private Value Condition() => _random.Next(2) == 0
        ? _sketch.Is(Pick("Less", "GreaterOrEqual", "NotEqual"), Double(), Double())
        : _sketch.Is(Pick("Less", "Equal", "Greater"), Integer(), Integer());

    private IrType[] Types(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(4) == 0 ? IrType.Int32 : IrType.Double)];

    private void Defined(IrType[] types, Value[] values)
    {
        for (var i = 0; i < values.Length; i++)
            Add(values[i], types[i] == IrType.Int32);
    }

    private void Add(Value value, bool isInteger = false) => (isInteger ? _integers : _doubles).Add(Made(value));

    private Value Made(Value value)
    {
        _made.Add(value);
        return value;
    }

    private Value AnyOf(IrType type) => type == IrType.Int32 ? Integer() : Double();

    /// <summary>The latest values are used most.</summary>
    private Value Double() => _random.Next(12) == 0 ? _sketch.Number(_random.Next(-2, 3)) : _doubles[Latest(_doubles.Count)];

    private Value Integer() => _random.Next(12) == 0 ? _sketch.Integer(_random.Next(5)) : _integers[Latest(_integers.Count)];

    private int Latest(int count) => Math.Max(_random.Next(count), _random.Next(count));

    private Value Array() => _arrays[_random.Next(2)];

    private Value Index() => _sketch.Do("And", Integer(), _mask);

    private string Pick(params string[] names) => names[_random.Next(names.Length)];

    /// <summary>A label in scope, and what exits to it bring; at the next round of a loop the first value is one more than the count.</summary>
    private sealed record Exitable(Label Label, IrType[] Types, Value? Count);
}
