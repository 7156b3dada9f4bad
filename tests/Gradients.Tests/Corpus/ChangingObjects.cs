using System.Text;

namespace SymbolicBackprop.Gradients.Tests.Corpus;

/// <summary>Objects that change in the course of the method: each call and each reading has its place.</summary>
internal static partial class ChangingObjects
{
    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double RandomNumbers(double x)
    {
        var random = new Random(3);
        random.NextDouble();
        x *= 1 + random.NextDouble();
        x *= 1 + random.NextDouble();
        return x * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double TwoGenerators(double x)
    {
        var (first, second) = (new Random(3), new Random(3));
        return x * first.NextDouble() * second.NextDouble() + Math.Sin(x * first.NextDouble());
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double DropoutInALoop(double x)
    {
        var random = new Random(5);
        for (var i = 0; i < 5; i++)
            x = random.NextDouble() < 0.5 ? Math.Sin(2 * x) : x * (1 + random.NextDouble());
        return x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double LengthOfAText(double x)
    {
        var text = new StringBuilder();
        text.Append('a');
        x *= text.Length;
        text.Append("bc");
        x *= text.Length;
        return Math.Sin(x) * x;
    }

    [Differentiable(Derivatives.Tangent | Derivatives.HessianVectorProduct)]
    public static double ElementsOfAList(double x)
    {
        var list = new List<int>();
        list.Add(2);
        x *= list[0];
        list.Insert(0, 3);
        x *= list[0];
        for (var i = 0; i < 3; i++)
        {
            list.Add(i);
            x = Math.Cos(x) * list.Count;
        }

        return x * list.Count;
    }
}
