using SymbolicBackprop.CompilerServices;

namespace SymbolicBackprop.Tests.CompilerServices;

public class ArraySnapshotsTests
{
    [Fact]
    public void A_slot_gives_back_what_was_kept_in_it_last()
    {
        using var snapshots = new ArraySnapshots<double>();
        double[] contents = [1, 2, 3];
        snapshots.Keep(0, contents);
        contents[1] = 5;
        snapshots.Keep(1, contents);
        contents[1] = 6;
        snapshots.Keep(0, contents);
        snapshots.Restore(1, contents);
        Assert.Equal([1, 5, 3], contents);
        snapshots.Restore(0, contents);
        Assert.Equal([1, 6, 3], contents);
    }

    [Fact]
    public void Arrays_of_two_and_three_dimensions_are_kept_whole()
    {
        using var snapshots = new ArraySnapshots<int>();
        int[,] plane = { { 1, 2, 3 }, { 4, 5, 6 } };
        int[,,] cube = { { { 7 }, { 8 } }, { { 9 }, { 10 } } };
        snapshots.Keep(0, plane);
        snapshots.Keep(1, cube);
        Array.Clear(plane);
        Array.Clear(cube);
        snapshots.Restore(0, plane);
        snapshots.Restore(1, cube);
        Assert.Equal([1, 2, 3, 4, 5, 6], plane.Cast<int>());
        Assert.Equal([7, 8, 9, 10], cube.Cast<int>());
    }

    [Fact]
    public void An_empty_array_is_kept_as_well()
    {
        using var snapshots = new ArraySnapshots<double>();
        snapshots.Keep(0, new double[0, 3]);
        snapshots.Restore(0, new double[0, 3]);
    }

    [Fact]
    public void A_slot_that_there_is_not_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("slot", () => new ArraySnapshots<double>().Keep(1, [1.0]));
        Assert.Throws<ArgumentOutOfRangeException>("slot", () => new ArraySnapshots<double>().Keep(-1, [1.0]));
        Assert.Throws<ArgumentOutOfRangeException>("slot", () => new ArraySnapshots<double>().Restore(0, [1.0]));
    }
}
