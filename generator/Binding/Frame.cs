using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>A function whose body is being bound: the method itself, or one whose body stands in the place of its call.</summary>
/// <param name="function">The function.</param>
/// <param name="self">What <c>this</c> is.</param>
/// <param name="end">Where a <c>return</c> goes.</param>
/// <param name="returned">What a <c>return</c> brings, given the returned value.</param>
internal sealed class Frame(IMethodSymbol function, Place? self, JumpTarget end, Func<Value?, IEnumerable<Value>> returned)
{
    private readonly Dictionary<ISymbol, Place> _places = new(SymbolEqualityComparer.Default);

    public IMethodSymbol Function => function;

    public Place? This => self;

    public JumpTarget End => end;

    public IEnumerable<Value> Returned(Value? value) => returned(value);

    /// <summary>Where the value of a local or parameter is.</summary>
    public void Declare(ISymbol symbol, Place place) => _places[symbol] = place;

    public Place? Find(ISymbol symbol) => _places.TryGetValue(symbol, out var place) ? place : null;
}

/// <summary>The functions that are being bound, the innermost last. A local function sees the variables of those around it.</summary>
internal sealed class Frames
{
    private readonly Stack<(Frame Frame, Origin Call)> _open = new();

    public Frame Current => _open.Peek().Frame;

    /// <summary>What <c>this</c> is; a local function or lambda has that of the method around it.</summary>
    public Place? This => _open.Select(open => open.Frame).FirstOrDefault(frame => frame.Function.MethodKind is not (MethodKind.LocalFunction or MethodKind.AnonymousFunction))?.This;

    /// <summary>The call in the method's own text that led to what is being bound; null in the method's own body.</summary>
    public Origin? OutermostCall => _open.Count <= 1 ? null : _open.ElementAt(_open.Count - 2).Call;

    public bool IsOpen(IMethodSymbol function) => _open.Any(open => SymbolEqualityComparer.Default.Equals(open.Frame.Function, function));

    public Place? Find(ISymbol symbol) => _open.Select(open => open.Frame.Find(symbol)).FirstOrDefault(place => place is not null);

    public void Enter(Frame frame, Origin call) => _open.Push((frame, call));

    public void Leave() => _open.Pop();
}
