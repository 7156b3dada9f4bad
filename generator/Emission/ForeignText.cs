using System.Globalization;
using System.Linq;
using System.Text;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>Code that the compiler does not look into, as the user wrote it.</summary>
internal static class ForeignText
{
    public static string Of(ExpressionPrinter expressions, Let let, Foreign foreign, Precedence outer)
    {
        var x = let.Operands;
        string Receiver() => expressions.Print(x[0], Precedence.Primary, typeIsGiven: false);
        string Arguments(int first) => string.Join(", ", x.Skip(first).Select(argument => expressions.Print(argument, typeIsGiven: false)));
        return foreign.Form switch
        {
            ForeignForm.Constructor => $"new {foreign.Text}({Arguments(0)})",
            ForeignForm.StaticMethod => $"{foreign.Text}({Arguments(0)})",
            ForeignForm.InstanceMethod => $"{Receiver()}.{foreign.Text}({Arguments(1)})",
            ForeignForm.Indexer => $"{Receiver()}[{Arguments(1)}]",
            ForeignForm.Cast => ExpressionPrinter.Parenthesize($"({foreign.Text}){Receiver()}", Precedence.Unary, outer),
            ForeignForm.Operator => expressions.PrintInfix(OperatorOf(foreign.Text), let, outer),
            _ => $"$\"{Content(expressions, let, foreign.Text)}\"",
        };
    }

    private static Infix OperatorOf(string symbol) => OperationTable.All.Select(row => row.Syntax).OfType<Infix>().First(infix => infix.Symbol == symbol);

    /// <summary>What stands between the quotes of an interpolated string: the composite format with expressions for the numbers of its holes.</summary>
    private static string Content(ExpressionPrinter expressions, Let let, string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is not '{' || format[i + 1] == '{')
            {
                text.Append(Escaped(format[i]));
                if (format[i] is '{')
                    text.Append(format[++i]);
                continue;
            }

            var end = format.IndexOf('}', i);
            var hole = format.Substring(i + 1, end - i - 1);
            var digits = hole.TakeWhile(char.IsDigit).Count();
            var operand = let.Operands[int.Parse(hole.Substring(0, digits), CultureInfo.InvariantCulture)];
            text.Append(Hole(expressions, operand, string.Concat(hole.Substring(digits).Select(Escaped))));
            i = end;
        }

        return text.ToString();
    }

    /// <summary>Text within text needs no hole of its own.</summary>
    private static string Hole(ExpressionPrinter expressions, Value operand, string format)
    {
        switch (format.Length == 0 ? expressions.InlinedLet(operand) : null)
        {
            case { Operation: Foreign { Form: ForeignForm.Text } inner } let:
                return Content(expressions, let, inner.Text);
            case { Operation: Literal { Text: var words } } when words[0] == '"':
                return words.Substring(1, words.Length - 2).Replace("{", "{{").Replace("}", "}}");
        }

        // A colon would begin the format.
        var expression = expressions.Print(operand, typeIsGiven: false);
        return expression.Contains(':') ? $"{{({expression}){format}}}" : $"{{{expression}{format}}}";
    }

    private static string Escaped(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(character) => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
        _ => character.ToString(),
    };
}
