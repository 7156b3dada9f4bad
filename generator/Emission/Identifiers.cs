using System.Collections.Generic;
using System.Linq;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Names as C# accepts them. This room does not know Roslyn, so the reserved words stand here.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> Keywords =
    [
        .. ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
            + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator "
            + "out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this "
            + "throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
    ];

    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    /// <summary>A name of letters and digits, whatever it was made of.</summary>
    public static string Clean(string wish)
    {
        var name = new string([.. wish.Where(character => char.IsLetterOrDigit(character) || character == '_')]);
        return name.Length == 0 || char.IsDigit(name[0]) ? "value" + name : name;
    }
}
