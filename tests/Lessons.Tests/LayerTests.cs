namespace Lessons.Tests;

/// <summary>The lessons on layers, against matrices worked out by hand.</summary>
public sealed class LayerTests
{
    [Fact]
    public void The_network_of_one_weight_predicts_three_times_its_input() =>
        Lesson.HasMatrix(8, "pred", new double[,] { { 3 }, { 6 }, { 9 } }, 0);

    [Fact]
    public void The_ReLU_layer_keeps_what_is_positive_and_passes_back_there_alone()
    {
        Lesson.HasMatrix(9, "y", new double[,] { { 1, 0 }, { 0, 3 } }, 0);
        Lesson.HasMatrix(9, "∂L/∂x", new double[,] { { 10, 0 }, { 0, 40 } }, 0);
        Lesson.HasMatrix(9, "∂L/∂x at x = 0", new double[,] { { 0 } }, 0);
    }

    [Fact]
    public void The_sigmoid_layer_gives_y_times_one_minus_y()
    {
        var y = 1 / (1 + Math.Exp(-1));
        Assert.Equal(y, Lesson.Number(10, "y"));
        Assert.Equal(y * (1 - y), Lesson.Number(10, "dy/dx"));
        Assert.Equal(y * (1 - y), Lesson.Number(10, "y·(1 − y)"));
    }

    [Fact]
    public void The_emitted_text_of_the_sigmoid_shows_y_times_one_minus_y() =>
        Assert.Contains(Pages.SourceText.Backward(LessonCatalog.Page(10)), line => line.Contains("upstream * y * (1 - y)", StringComparison.Ordinal));

    [Fact]
    public void The_affine_layer_multiplies_by_the_transposes()
    {
        Lesson.HasMatrix(11, "Y", new double[,] { { 6, 13, 20 } }, 0);
        Lesson.HasMatrix(11, "dX", new double[,] { { 22, 28 } }, 0);
        Lesson.HasMatrix(11, "dW", new double[,] { { 1, 2, 3 }, { 2, 4, 6 } }, 0);
        Lesson.HasMatrix(11, "dB", new double[,] { { 1, 2, 3 } }, 0);
    }

    [Fact]
    public void The_batch_affine_layer_sums_the_columns_for_its_bias()
    {
        Lesson.HasMatrix(12, "Y", new double[,] { { 1, 2, 3 }, { 11, 12, 13 } }, 0);
        Lesson.HasMatrix(12, "dX", new double[,] { { 32, 28 }, { 77, 73 } }, 0);
        Lesson.HasMatrix(12, "dW", new double[,] { { 4, 5, 6 }, { 4, 5, 6 } }, 0);
        Lesson.HasMatrix(12, "dB", new double[,] { { 5, 7, 9 } }, 0);
    }

    [Fact]
    public void Softmax_with_cross_entropy_hands_back_the_error_over_the_batch()
    {
        Lesson.HasMatrix(13, "y", new[,] { { 0.3, 0.2, 0.5 }, { 0.005, 0.99, 0.005 } }, 1e-15);
        Lesson.HasMatrix(13, "∂L/∂a", new[,] { { 0.3 / 2, -0.8 / 2, 0.5 / 2 }, { 0.005 / 2, -0.01 / 2, 0.005 / 2 } }, 1e-15);
        Assert.Equal(-(Math.Log(0.2) + Math.Log(0.99)) / 2, Lesson.Number(13, "L"), 1e-15);
    }
}
