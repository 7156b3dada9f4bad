using System.Collections.Generic;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>
/// The storage of an evaluation. It is overwritten in place, which is right as long as the function is linear in its tokens:
/// whatever reads or writes holds the token of the last write of its alias class. This is where that is checked.
/// </summary>
internal sealed class Memory
{
    private readonly Dictionary<object, Users> _users = new(ReferenceComparer.Instance);

    /// <summary>That a token is the current one and that the storage is of its alias class.</summary>
    /// <exception cref="InterpretationException">It is not.</exception>
    public void CheckRead(object? token, object storage)
    {
        var current = Current(token);
        var users = UsersOf(storage);
        if (users.Writer is { } writer && writer != current.State)
            throw new InterpretationException($"Storage that is written in memory<{writer.AliasClass}> is read in memory<{current.State.AliasClass}>.");
        users.Readers.Add(current.State);
    }

    /// <summary>The same for a write; the token of the state after it.</summary>
    /// <exception cref="InterpretationException">The token is an old one, or others use the storage in another alias class.</exception>
    public MemoryToken Write(object? token, object storage)
    {
        CheckRead(token, storage);
        var state = Current(token).State;
        var users = UsersOf(storage);
        foreach (var reader in users.Readers)
        {
            if (reader != state)
                throw new InterpretationException($"Storage that is read in memory<{reader.AliasClass}> is written in memory<{state.AliasClass}>.");
        }

        users.Writer = state;
        return state.Advance();
    }

    private static MemoryToken Current(object? token)
    {
        if (token is not MemoryToken memory)
            throw new InterpretationException($"A memory token is expected, not {token ?? "null"}.");
        return memory.Version == memory.State.Version
            ? memory
            : throw new InterpretationException(
                $"Token {memory.Version} of memory<{memory.State.AliasClass}> is used after token {memory.State.Version} was made.");
    }

    private Users UsersOf(object storage)
    {
        var key = storage is Window window ? window.Storage : storage;
        if (!_users.TryGetValue(key, out var users))
            _users.Add(key, users = new Users());
        return users;
    }

    private sealed class Users
    {
        public MemoryState? Writer { get; set; }

        public HashSet<MemoryState> Readers { get; } = [];
    }
}

/// <summary>The state of one class of storage that may alias.</summary>
internal sealed class MemoryState(string aliasClass)
{
    public string AliasClass { get; } = aliasClass;

    /// <summary>The number of writes so far.</summary>
    public int Version { get; private set; }

    public MemoryToken Token => new(this, Version);

    /// <summary>A write happened.</summary>
    public MemoryToken Advance()
    {
        Version++;
        return Token;
    }
}

/// <summary>The value of a memory token: the state after some number of writes.</summary>
internal readonly record struct MemoryToken(MemoryState State, int Version);
