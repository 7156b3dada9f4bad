using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// What code that the compiler does not look into may change, and what shows it: fields, properties and objects, and arrays that are
/// reached through them or handed out. A random generator gives another number each time, so such a call stands for itself alone.
/// </summary>
internal sealed class OutsideState
{
    /// <summary>Functions of the platform that only compute.</summary>
    private static readonly string[] Computing =
        ["global::System.Math.", "global::System.MathF.", "global::System.Numerics.BitOperations.", "double.", "float.", "int.", "long.", "uint.", "ulong.", "char.", "bool.", "string."];

    private readonly StorageClasses _storage;
    private readonly HashSet<Value> _reached;

    private OutsideState(Region body, StorageClasses storage)
    {
        _storage = storage;
        var calls = body.Descendants().OfType<Let>().ToList();
        IsChanged = calls.Any(MayChange);
        _reached = IsChanged
            ? [.. calls.Where(IsOutside).SelectMany(let => let.Operands.Concat(let.Results.Select(result => result.Value))).Where(storage.Holds).Select(storage.ClassOf)]
            : [];
    }

    /// <summary>Whether there is any code that may change it.</summary>
    public bool IsChanged { get; }

    public static OutsideState Of(Function function, StorageClasses storage) => new(function.Body, storage);

    public static OutsideState Of(Region region, StorageClasses storage) => new(region, storage);

    /// <summary>Whether an instruction may change it.</summary>
    public bool MayChange(Let let) => MayChange(let, _storage.TypeOf);

    /// <summary>Whether an instruction may change it, with the types of the operands.</summary>
    public static bool MayChange(Let let, Func<Value, IrType?> typeOf) => let.Operation switch
    {
        Foreign { Form: ForeignForm.StaticMethod, Text: var name } => !name.Contains(".ThrowIf") && !Computing.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)),

        // Texts do not change, nor do the structs on which calls are allowed.
        Foreign { Form: ForeignForm.InstanceMethod } => typeOf(let.Operands[0]) is not (ScalarType or OpaqueType { IsReferenceType: false } or OpaqueType { CSharpName: "string" or "string?" }),
        _ => false,
    };

    /// <summary>Whether what an instruction gives may be another value after a change.</summary>
    public bool Shows(Let let) => IsChanged && (IsRead(let, _storage.TypeOf) || _storage.ReadBy(let).Any(read => _reached.Contains(_storage.ClassOf(read))));

    /// <summary>Whether an instruction reads a field, a property or an object.</summary>
    public static bool IsRead(Let let, Func<Value, IrType?> typeOf) => let.Operation switch
    {
        ReadStatic or ReadProperty or ReadCaptured or Foreign => true,
        ReadMember => typeOf(let.Operands[0]) is OpaqueType,
        _ => false,
    };

    /// <summary>Whether each occurrence of an instruction gives a value of its own: another random number, another object.</summary>
    public static bool IsOnItsOwn(Let let, Func<Value, IrType?> typeOf) => let.Operation is Foreign { Form: ForeignForm.Constructor } || MayChange(let, typeOf);

    private bool IsOutside(Let let) => IsRead(let, _storage.TypeOf) || let.Operation is ReadMember;
}
