using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// Which values may stand for the same storage: classes of what flows into each other, without regard to order
/// (Steensgaard 1996). Two parameters are in different classes: guards see to it that they do not overlap where one is written.
/// </summary>
internal sealed class StorageClasses
{
    private readonly Dictionary<Value, Value> _parents = [];
    private readonly Dictionary<Value, Value> _contents = [];
    private readonly Dictionary<Value, IrType> _types;
    private readonly List<Write> _writes = [];
    private readonly Dictionary<Value, int> _written = [];
    private readonly HashSet<Value> _shared = [];
    private readonly HashSet<Value> _foreign = [];
    private readonly HashSet<Value> _entering = [];
    private readonly HashSet<Value> _leaving = [];
    private readonly List<Value> _meeting = [];
    private readonly Dictionary<Let, Place> _places = new(ReferenceEquality<Let>.Instance);
    private readonly Dictionary<Loop, HashSet<Value>> _writtenIn = new(ReferenceEquality<Loop>.Instance);

    /// <summary>Views of matrices that nobody writes: the matrix stays the value that it is, and the view stands for itself. So does what derivatives are stopped of.</summary>
    private readonly HashSet<Value> _detached;

    private StorageClasses(Function function, HashSet<Value> detached)
    {
        _detached = detached;
        _types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
    }

    public static StorageClasses Of(Function function)
    {
        var classes = Of(function, []);
        var detached = function.Body.Descendants().OfType<Let>()
            .Where(let => (let.Operation is Primitive { Key: "RowSpan" or "View" } && classes._types[let.Operands[0]] is MatrixType && !classes.IsWritten(let.Operands[0]))
                || (let.Operation is Primitive { Key: "Stop" } && classes.Holds(let.Result.Value) && !classes.IsWritten(let.Result.Value)))
            .Select(let => let.Result.Value);
        return new HashSet<Value>(detached) is { Count: > 0 } some ? Of(function, some) : classes;
    }

    private static StorageClasses Of(Function function, HashSet<Value> detached)
    {
        var classes = new StorageClasses(function, detached);
        foreach (var let in function.Body.Descendants().OfType<Let>())
            classes.Relate(let);
        foreach (var loop in function.Body.Descendants().OfType<Loop>())
            classes.Join(loop.Body.Parameters, loop.Initial);
        foreach (var (targets, values) in Joins.Of(function))
            classes.Join(targets, values);
        var position = 0;
        classes.Locate(function.Body, [], ref position);
        foreach (var writes in classes._writes.GroupBy(write => classes.ClassOf(write.Storage)))
            classes._written.Add(writes.Key, writes.Min(write => classes.DepthOf(write.Storage)));
        classes._entering.UnionWith(classes.Entering(function).Select(classes.ClassOf));
        classes._leaving.UnionWith(classes.Leaving(function).Select(classes.ClassOf));
        classes._foreign.UnionWith(classes._entering.Concat(classes._leaving));
        while (classes._contents.Where(pair => classes._foreign.Contains(classes.ClassOf(pair.Key))).Select(pair => classes.ClassOf(pair.Value)).Where(classes._foreign.Add).ToList().Count > 0)
        {
            // What is in the storage of others is theirs, and so is what is in that.
        }

        classes._shared.UnionWith(classes._meeting.Select(classes.ClassOf));
        return classes;
    }

    /// <summary>What stands for the class of a value; the value itself where it is alone.</summary>
    public Value ClassOf(Value value)
    {
        while (_parents.TryGetValue(value, out var parent))
            value = parent;
        return value;
    }

    /// <summary>Whether nobody outside the function can see the storage: it is made here and stays here.</summary>
    public bool IsLocal(Value storage) => !_foreign.Contains(ClassOf(storage));

    /// <summary>Whether the storage may be some that is there already when the function begins; what is made here and returned is not.</summary>
    public bool MayBeTheCallers(Value storage) => !IsLocal(storage) && (_entering.Contains(ClassOf(storage)) || !_leaving.Contains(ClassOf(storage)));

    /// <summary>The type of a value of the function; null for any other.</summary>
    public IrType? TypeOf(Value value) => _types.TryGetValue(value, out var type) ? type : null;

    /// <summary>Whether storage is reached through the value.</summary>
    public bool Holds(Value value) => _types.TryGetValue(value, out var type) && Holds(type);

    /// <summary>Storage whose contents count and not the value: arrays and spans, and matrices that are written; other matrices are values.</summary>
    public bool IsPlace(Value value) => _types.TryGetValue(value, out var type) && (type.IsIndexed || (type is MatrixType && IsWritten(value)));

    /// <summary>Whether some instruction writes to what a value leads to: a row that is put into a table writes the table, and no row.</summary>
    public bool IsWritten(Value storage) => _written.TryGetValue(ClassOf(storage), out var depth) && depth <= DepthOf(storage);

    /// <summary>How many times an element may be asked for until there is a number; of objects and tuples, any number of times.</summary>
    public int DepthOf(Value storage) => _types.TryGetValue(storage, out var type) ? DepthOf(type) : 1;

    /// <summary>Whether what an instruction reads of some storage may be overwritten once it has been read: later in the text, or in a later round of a loop around both.</summary>
    public bool IsOverwrittenAfter(Let read, Value storage)
    {
        var own = ClassOf(storage);
        var place = _places[read];
        return _writes.Any(write => ClassOf(write.Storage) == own
            && (write.Place.Position > place.Position || (write.Place.Loops.Length > 0 && place.Loops.Length > 0 && ReferenceEquals(write.Place.Loops[0], place.Loops[0]))));
    }

    /// <summary>Whether some storage may be written in the rounds of a loop.</summary>
    public bool IsWrittenIn(Loop loop, Value storage)
    {
        if (!_writtenIn.TryGetValue(loop, out var written))
            _writtenIn.Add(loop, written = [.. loop.Body.Descendants().OfType<Let>().Select(WrittenBy).OfType<Value>().Select(ClassOf)]);
        return written.Contains(ClassOf(storage));
    }

    /// <summary>The storage that an instruction writes itself.</summary>
    public static Value? WrittenBy(Let let) => let.Operation switch
    {
        Primitive { Key: "Store" or "AddTo" or "Take" or "TakeMatrix" or "AddAllTo" or "CopyTo" or "Clear" or "Record" or "Reserve" or "NextAction" or "Keep" or "Restore" or "AddIfThere" or "AddToAll" or "AddToEach" or "Interact" or "InteractEach" or "SetBlockRow" or "AddBlockRow" or "KeepBlockRows" }
            or BeginSchedule or Into or AddToMember => let.Operands[0],
        _ => null,
    };

    /// <summary>The storage whose contents an instruction reads.</summary>
    public IEnumerable<Value> ReadBy(Let let) => let.Operation switch
    {
        Primitive { Key: "Same" } when let.DerivativeAs is { } rules => rules.Operands.Where(operand => Holds(operand)),
        Primitive { Key: "Load" or "Take" or "TakeMatrix" or "Freeze" or "Recall" } => [let.Operands[0]],
        Primitive { Key: "AddAllTo" or "CopyTo" or "Restore" } => [let.Operands[1]],
        Primitive { Key: "Keep" } => [let.Operands[2]],
        Primitive { Key: "Store" or "AddTo" or "Record" or "Reserve" or "Clear" or "Slice" or "View" or "RowSpan" or "Length" or "DimensionLength" or "Count" or "RowCount" or "ColumnCount" or "NewZeroLike" or "MakeTuple" or "SetBlockRow" or "AddBlockRow" or "KeepBlockRows" }
            or BeginSchedule or ReadMember or ReadElement or AddToMember => [],
        _ => let.Operands.Where(operand => Holds(operand)),
    };

    /// <summary>
    /// Whether one name of the class may stand for different storage at different times: control flow joins it, or it is an element of other storage.
    /// </summary>
    public bool ChangesHands(Value storage) => _shared.Contains(ClassOf(storage));

    private static int DepthOf(IrType type) => type switch
    {
        AggregateType or TupleType => int.MaxValue,
        { IsIndexed: true, Element: { IsIndexed: true } element } => 1 + DepthOf(element),
        _ => 1,
    };

    private static bool Holds(IrType type) => type switch
    {
        TupleType tuple => tuple.Elements.Any(element => Holds(element.Type)),
        AggregateType aggregate => aggregate.Members.Any(member => Holds(member.Type)),
        _ => type.IsStorage,
    };

    /// <summary>What is returned.</summary>
    private IEnumerable<Value> Leaving(Function function) =>
        function.Body.AllRegions().Where(region => region.Exit.Target == function.Return).SelectMany(region => region.Exit.Values).Where(Holds);

    /// <summary>What comes from outside.</summary>
    private IEnumerable<Value> Entering(Function function) => function.Parameters.Select(parameter => parameter.Value)
        .Concat(function.Body.Descendants().OfType<Let>()
            .Where(let => let.Operation is ReadStatic or ReadCaptured or ReadProperty or ReadMember or Call or CallBackward or WorkspaceMatrix)
            .SelectMany(let => let.Results.Select(result => result.Value)))
        .Where(Holds);

    private void Relate(Let let)
    {
        switch (let.Operation)
        {
            // What a cell, a tape or an array of matrices holds is a class of its own: setting an element writes no storage that it holds.
            case Primitive { Key: "Store" or "Record" } when IsKept(let.Operands[0]):
                UniteContent(let.Operands[0], let.Operands[let.Operands.Count - 1]);
                break;
            case Primitive { Key: "Load" or "Recall" } when IsKept(let.Operands[0]):
                UniteContent(let.Operands[0], let.Result.Value);
                break;
            case Primitive { Key: "Store" } when Holds(let.Operands[let.Operands.Count - 1]):
                _meeting.Add(let.Operands[0]);
                Unite(let.Operands[0], let.Operands[let.Operands.Count - 1]);
                break;
            case Primitive { Key: "RowSpan" or "View" or "Stop" } when _detached.Contains(let.Result.Value):
                break;
            case Primitive { Key: "Slice" or "View" or "RowSpan" or "Freeze" or "Load" or "MakeTuple" or "Select" or "Stop" or "Same" } or Primal or ReadMember or ReadElement or Call:
                foreach (var operand in let.Operands)
                    Unite(let.Result.Value, operand);
                break;
            case Into when let.Results.Count > 0:
                Unite(let.Result.Value, let.Operands[0]);
                break;
        }
    }

    /// <summary>The differentiator uses some cells and tapes before their definitions have a place.</summary>
    private bool IsKept(Value value) => !_types.TryGetValue(value, out var type) || type.HoldsValues;

    private void UniteContent(Value container, Value value)
    {
        if (!Holds(value))
            return;
        if (_contents.TryGetValue(ClassOf(container), out var content))
            Unite(content, value);
        else
            _contents.Add(ClassOf(container), value);
    }

    private void Join(IReadOnlyList<Definition> targets, IReadOnlyList<Value> values)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            if (Holds(values[i]))
                _meeting.Add(values[i]);
            Unite(targets[i].Value, values[i]);
        }
    }

    private void Unite(Value left, Value right)
    {
        if (!Holds(left) || !Holds(right))
            return;
        (left, right) = (ClassOf(left), ClassOf(right));
        if (left == right)
            return;
        _parents[right] = left;
        if (_contents.TryGetValue(right, out var content))
        {
            _contents.Remove(right);
            UniteContent(left, content);
        }
    }

    private void Locate(Region region, Loop[] loops, ref int position)
    {
        foreach (var instruction in region.Instructions)
        {
            position++;
            if (instruction is Let let)
            {
                _places[let] = new Place(position, loops);
                if (WrittenBy(let) is { } storage)
                    _writes.Add(new Write(storage, _places[let]));
            }

            foreach (var inner in instruction.Regions())
                Locate(inner, instruction is Loop loop ? [.. loops, loop] : loops, ref position);
        }
    }

    private sealed record Write(Value Storage, Place Place);

    private sealed record Place(int Position, Loop[] Loops);
}
