using Lessons.Pages;
using SymbolicBackprop.LinearAlgebra;

namespace Lessons.Tests;

/// <summary>What a lesson shows.</summary>
internal static class Lesson
{
    public static Result Result(int lesson, string name) => LessonCatalog.Page(lesson).Results.Single(result => result.Name == name);

    public static double Number(int lesson, string name) => Result(lesson, name).Value.Number;

    public static void HasMatrix(int lesson, string name, double[,] expected, double tolerance)
    {
        var actual = Result(lesson, name).Value.Matrix;
        var wanted = Matrix.FromArray(expected);
        Assert.Equal((wanted.RowCount, wanted.ColumnCount), (actual.RowCount, actual.ColumnCount));
        for (var i = 0; i < wanted.Count; i++)
            Assert.Equal(wanted.AsSpan()[i], actual.AsSpan()[i], tolerance);
    }
}
