using Lessons.Pages;

namespace Lessons;

/// <summary>The lessons in the order in which they are taught.</summary>
public static class LessonCatalog
{
    private static readonly Func<LessonPage>[] Pages =
    [
        Lesson01Line.Page,
        Lesson02Apples.Page,
        Lesson03Fruit.Page,
        Lesson04SquareOfSum.Page,
        Lesson05AddNode.Page,
        Lesson06MultiplyNode.Page,
        Lesson07Cheetah.Page,
        Lesson08OneWeight.Page,
        Lesson09Relu.Page,
        Lesson10Sigmoid.Page,
        Lesson11Affine.Page,
        Lesson12BatchAffine.Page,
        Lesson13SoftmaxLoss.Page,
        Lesson14GradientDescent.Page,
        Lesson15SmallNetwork.Page,
        Lesson16DigitNetwork.Page,
    ];

    /// <summary>How many lessons there are.</summary>
    public static int Count => Pages.Length;

    /// <summary>A lesson with all its numbers computed.</summary>
    /// <param name="number">From 1 to <see cref="Count"/>.</param>
    public static LessonPage Page(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Count);
        return Pages[number - 1]();
    }
}
