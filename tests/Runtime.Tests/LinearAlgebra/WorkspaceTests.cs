using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Tests.LinearAlgebra;

public class WorkspaceTests
{
    [Fact]
    public void Slots_have_the_shape_asked_for_and_do_not_share_storage()
    {
        var workspace = new Workspace();
        var first = workspace.Matrix<float>(0, 4, 5);
        var second = workspace.Matrix<float>(7, 4, 5);
        var third = workspace.Matrix<double>(0, 4, 5);
        first.Fill(1);
        second.Fill(2);
        third.Fill(3);
        Assert.Equal(20, first.Sum());
        Assert.Equal(40, second.Sum());
        var smaller = workspace.Matrix<float>(0, 2, 3);
        Assert.Equal((2, 3, 6), (smaller.RowCount, smaller.ColumnCount, smaller.AsSpan().Length));
        Assert.Equal(6, (smaller * Matrix.Filled(3, 1, 1f)).Sum());
        Assert.Equal((30, 30), (workspace.Matrix<float>(0, 30, 30).RowCount, workspace.Matrix<float>(0, 30, 30).RowSpan(29).Length));
    }

    [Fact]
    public void Clearing_gives_new_matrices_and_leaves_old_ones_valid()
    {
        var workspace = new Workspace();
        var before = workspace.Matrix<double>(0, 2, 2);
        before.Fill(1);
        workspace.Clear();
        Assert.NotSame(before, workspace.Matrix<double>(0, 2, 2));
        Assert.Equal(4, before.Sum());
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("slot", () => new Workspace().Matrix<float>(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("rowCount", () => new Workspace().Matrix<float>(0, -1, 1));
        Assert.Throws<NotSupportedException>(() => new Workspace().Matrix<Half>(0, 1, 1));
    }
}
