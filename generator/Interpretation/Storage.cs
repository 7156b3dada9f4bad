using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>Arrays, windows, matrices and cells as places of numbers.</summary>
internal sealed class Storage(IPrimitiveHost host)
{
    private static readonly Method Filled = (Method)OperationTable.Row("Filled").Syntax;

    public object? Load(object storage, object?[] indices) => storage switch
    {
        double[] numbers when indices[0] is int index => numbers[index],
        Cell cell => cell.Value,
        Window window => window.Storage.GetValue(window.Place(Index(indices[0]))),
        Array array => array.GetValue([.. indices.Select(Index)]),
        _ => host.InvokeOn(storage, "get_Item", indices),
    };

    public void Store(object storage, object?[] indices, object? value)
    {
        switch (storage)
        {
            case double[] numbers when indices[0] is int index:
                numbers[index] = (double)value!;
                break;
            case Cell cell:
                cell.Value = value;
                break;
            case Window window:
                window.Storage.SetValue(value, window.Place(Index(indices[0])));
                break;
            case Array array:
                array.SetValue(value, [.. indices.Select(Index)]);
                break;
            default:
                host.InvokeOn(storage, "set_Item", [.. indices, value]);
                break;
        }
    }

    public int Count(object storage) => storage switch
    {
        Window window => window.Length,
        Array array => array.Length,
        _ => (int)host.Read(storage, "Count")!,
    };

    /// <summary>Writes every number of <paramref name="source"/> to the same place of <paramref name="target"/>, or adds it to what is there.</summary>
    /// <exception cref="ArgumentException">The extents differ.</exception>
    public void Transfer(object target, object source, bool add)
    {
        if (IsMatrix(target))
        {
            if (add)
                host.Invoke(new Method(Hosts.Matrix, "AccumulateInto"), ElementType(target), source, target);
            else
                host.InvokeOn(source, "CopyTo", target);
            return;
        }

        var places = Places(target).ToList();
        var sources = Places(source).ToList();
        if (places.Count != sources.Count)
            throw new ArgumentException($"{places.Count} elements are to receive {sources.Count}.", nameof(source));
        for (var i = 0; i < places.Count; i++)
        {
            var value = Load(source, sources[i]);
            if (value is Array inner)
                Transfer(Load(target, places[i])!, inner, add);
            else
                Store(target, places[i], add ? Scalars.Binary("Add", Load(target, places[i])!, value!, isChecked: false) : value);
        }
    }

    /// <summary>A window on a row of a matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Window Row(object matrix, int row)
    {
        var (rows, columns) = ((int)host.Read(matrix, "RowCount")!, (int)host.Read(matrix, "ColumnCount")!);
        return row >= 0 && row < rows
            ? Window.On(host.ElementsOf(matrix), row * columns, columns)
            : throw new ArgumentOutOfRangeException(nameof(row), row, $"A matrix of {rows} rows has no row {row}.");
    }

    /// <summary>The elements of a matrix as a window; arrays and windows are what they are.</summary>
    public object View(object storage) => IsMatrix(storage) ? Window.On(host.ElementsOf(storage), 0, Count(storage)) : storage;

    /// <summary>Adds to an element; a matrix to one that is none yet by taking a copy.</summary>
    public void Add(object storage, object?[] indices, object value)
    {
        var element = Load(storage, indices);
        if (IsMatrix(value) && element is not null)
            Transfer(element, value, add: true);
        else
            Store(storage, indices, IsMatrix(value) ? Copy(value) : Scalars.Binary("Add", element!, value, isChecked: false));
    }

    /// <summary>New storage of the same shape, all zero.</summary>
    public object ZeroLike(object like) => like switch
    {
        Window window => Array.CreateInstance(window.Storage.GetType().GetElementType(), window.Length),
        Array array when array.GetType().GetElementType().IsArray => ZeroOfRows(array),
        Array array => Array.CreateInstance(array.GetType().GetElementType(), [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)]),
        _ => FilledMatrix(ElementType(like), host.Read(like, "RowCount"), host.Read(like, "ColumnCount"), 0),
    };

    /// <summary>A matrix of one number.</summary>
    public object FilledMatrix(Type element, object? rows, object? columns, double number) =>
        host.Invoke(Filled, element, rows, columns, Convert.ChangeType(number, element, System.Globalization.CultureInfo.InvariantCulture))!;

    /// <summary>The contents as they are now, in storage of their own.</summary>
    public object Copy(object storage)
    {
        var copy = ZeroLike(storage);
        Transfer(copy, storage, add: false);
        return copy;
    }

    public void Clear(object storage) => Transfer(storage, ZeroLike(storage), add: false);

    public static bool IsMatrix(object? value) => value is not (null or Window or Array) && value.GetType().Name == "Matrix`1";

    /// <summary>The type of the numbers of a matrix.</summary>
    public static Type ElementType(object matrix) => matrix.GetType().GetGenericArguments()[0];

    private Array ZeroOfRows(Array rows)
    {
        var zero = Array.CreateInstance(rows.GetType().GetElementType(), rows.Length);
        for (var i = 0; i < rows.Length; i++)
            zero.SetValue(rows.GetValue(i) is { } row ? ZeroLike(row) : null, i);
        return zero;
    }

    /// <summary>The indices of every element in row-major order.</summary>
    private IEnumerable<object?[]> Places(object storage)
    {
        if (storage is not Array { Rank: > 1 } array)
            return Enumerable.Range(0, Count(storage)).Select(index => new object?[] { index });
        return Enumerable.Range(0, array.Rank).Aggregate(
            Enumerable.Repeat(Array.Empty<object?>(), 1),
            (prefixes, dimension) => prefixes.SelectMany(prefix => Enumerable.Range(0, array.GetLength(dimension)).Select(index => (object?[])[.. prefix, index])));
    }

    private static long Index(object? index) => (long)Integers.Exact(index!);
}
