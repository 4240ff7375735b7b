using PolicyML.Learning.Linear;

namespace PolicyML.Tests.Unit;

public class LearningClassWeightsTests
{
    // Column 0 stands in rows of class 0 alone, column 1 in all rows, column 2 in no row that is learned from.
    private static readonly SparseRows Rows = new([0, 2, 4, 5, 6], [0, 1, 0, 1, 1, 1], [0.6f, 0.8f, 0.6f, 0.8f, 1, 1], 3);
    private static readonly ClassWeights Weights = ClassWeights.Learn(Rows, [0, 0, 1, 1], 2);

    [Fact]
    public void What_stands_in_one_class_weighs_more_than_what_stands_in_all()
    {
        var weighted = Weights.Apply(Rows).ValuesOf(0);
        Assert.True(weighted[0] / weighted[1] > 2 * 0.6 / 0.8);
    }

    [Fact]
    public void Rows_keep_length_1_and_columns_that_were_not_learned_are_kept()
    {
        var weighted = Weights.Apply(new SparseRows([0, 2, 3, 3], [0, 2, 2], [0.3f, 0.4f, 7], 3));
        Assert.Equal(1, (weighted.ValuesOf(0)[0] * weighted.ValuesOf(0)[0]) + (weighted.ValuesOf(0)[1] * weighted.ValuesOf(0)[1]), 5);
        Assert.Equal(1, weighted.ValuesOf(1)[0], 5);
        Assert.Equal(0, weighted.ValuesOf(2).Length);
    }

    [Fact]
    public void Rows_given_stay_as_they_are()
    {
        Weights.Apply(Rows);
        Assert.Equal(0.6f, Rows.ValuesOf(0)[0]);
    }
}
