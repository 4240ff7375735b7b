using PolicyML.Core.Lexicons;
using PolicyML.Learning.Training;

namespace PolicyML.Tests.Unit.Learning;

public class TermSharesTests
{
    private static readonly LabelDefinition[] Labels = [.. LabelSchema.Load(Lexicon.Default).Labels.OrderBy(l => l.Kind)];

    [Fact]
    public void The_better_view_counts_more_but_never_alone()
    {
        var truth = Rows((row, label) => (row + label) % 3 == 0);
        var right = Rows((row, label) => (row + label) % 3 == 0 ? 4.0 : -4.0);
        var wrong = Rows((row, label) => row % 2 == 0 ? 2.0 : -2.0);
        Assert.Equal(new TermShares(0.375, 0.375), TermShares.Choose(Labels, right, wrong, truth, truth.Length));
        Assert.Equal(new TermShares(0.625, 0.625), TermShares.Choose(Labels, wrong, right, truth, truth.Length));
    }

    [Fact]
    public void Without_rows_both_views_count_alike() => Assert.Equal(new TermShares(0.5, 0.5), TermShares.Choose(Labels, [], [], [], 0));

    [Fact]
    public void Chains_and_themes_are_mixed_by_their_own_share()
    {
        var mixed = new TermShares(0.25, 0.5).Mix(Labels, Rows((_, _) => 4.0), Rows((_, _) => 0.0));
        Assert.All(mixed, row => Assert.All(Labels.Index(), l => Assert.Equal(l.Item.Kind == LabelKind.Chain ? 3 : 2, row[l.Index])));
    }

    private static T[][] Rows<T>(Func<int, int, T> value) => [.. Enumerable.Range(0, 60).Select(r => Enumerable.Range(0, Labels.Length).Select(l => value(r, l)).ToArray())];
}
