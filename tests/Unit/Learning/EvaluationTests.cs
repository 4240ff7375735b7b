using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Training;

namespace PolicyML.Tests.Unit.Learning;

public class EvaluationTests
{
    private static readonly LabelDefinition[] Labels = [new(LabelKind.Chain, "a", "甲", "a"), new(LabelKind.Chain, "b", "乙", "b"), new(LabelKind.Theme, "t", "丙", "t")];

    [Fact]
    public void Counts_and_scores_are_those_worked_out_by_hand()
    {
        var report = Evaluation.Evaluate(Set([[0.9, 0.2, 0.6], [0.8, 0.7, 0.1], [0.3, 0.6, 0.7], [0.1, 0.1, 0.2]], [[true, false, true], [false, true, false], [true, false, true], [false, false, true]]), bootstraps: 0);
        var chains = report.Groups[0];
        Assert.Equal(new Counts(2, 2, 1), chains.Counts);   // a: hit, false, missed; b: hit, false
        Assert.Equal(4.0 / 7, chains.MicroF1.Value, 10);
        Assert.Equal(new Counts(2, 0, 1), report.Groups[1].Counts);
        Assert.Equal(0.8, report.Labels[2].F1.Value, 10);
        Assert.Equal(0.5, chains.ExactMatch, 10);
    }

    [Fact]
    public void Average_precision_is_the_mean_of_precision_at_each_hit()
    {
        // ranks: hit, miss, hit, miss: (1/1 + 2/3) / 2
        var report = Evaluation.Evaluate(Column([0.9, 0.8, 0.7, 0.1], [true, false, true, false]), bootstraps: 0);
        Assert.Equal((1 + (2.0 / 3)) / 2, report.Labels[0].AveragePrecision, 10);
    }

    [Fact]
    public void Equal_probabilities_are_one_point_of_the_curve()
    {
        var report = Evaluation.Evaluate(Column([0.5, 0.5], [true, false]), bootstraps: 0);
        Assert.Equal(0.5, report.Labels[0].AveragePrecision, 10);
        Assert.Single(report.Labels[0].Curve);
    }

    [Fact]
    public void Calibration_error_weighs_the_bins_by_their_decisions()
    {
        // bin 0.1: three at 0.1, one true: |0.1 - 1/3|; bin 0.9: one at 0.9, true: 0.1
        var report = Evaluation.Evaluate(Column([0.1, 0.1, 0.1, 0.9], [true, false, false, true]), bootstraps: 0);
        Assert.Equal(((3 * ((1.0 / 3) - 0.1)) + 0.1) / 4, report.Labels[0].CalibrationError, 10);
        Assert.Equal((0.81 + 0.01 + 0.01 + 0.01) / 4, report.Labels[0].Brier, 10);
    }

    [Theory]
    [InlineData(0.9, false, 0, double.NaN)]
    [InlineData(0.2, true, double.NaN, 0)]
    [InlineData(0.2, false, double.NaN, double.NaN)]
    public void A_share_of_nothing_is_no_number(double p, bool isTrue, double precision, double recall)
    {
        var counts = Evaluation.Evaluate(Column([p], [isTrue]), bootstraps: 0).Labels[0].Counts;
        Assert.Equal((precision, recall), (counts.Precision, counts.Recall));
    }

    [Fact]
    public void A_label_without_positives_has_no_average_precision() =>
        Assert.True(double.IsNaN(Evaluation.Evaluate(Column([0.2], [false]), bootstraps: 0).Labels[0].AveragePrecision));

    [Fact]
    public void Intervals_hold_the_value_and_come_out_the_same_again()
    {
        var random = new Random(4);
        var set = Column([.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())], [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0)]);
        var (one, two) = (Evaluation.Evaluate(set, 200, 9), Evaluation.Evaluate(set, 200, 9));
        Assert.Equal(one.Groups[0].MicroF1, two.Groups[0].MicroF1);
        Assert.InRange(one.Groups[0].MicroF1.Value, one.Groups[0].MicroF1.Low, one.Groups[0].MicroF1.High);
    }

    [Fact]
    public void Labels_that_are_taken_for_one_another_are_told()
    {
        var report = Evaluation.Evaluate(Set([[0.9, 0.1, 0]], [[false, true, false]]), bootstraps: 0);
        Assert.Equal(("b", "a", 1), (report.Confusions[0].Missed.Id, report.Confusions[0].Said.Id, report.Confusions[0].Count));
    }

    [Fact]
    public void A_labeller_is_not_better_than_itself_and_the_perfect_one_is_better_than_the_blind()
    {
        bool[][] truth = [.. Enumerable.Range(0, 60).Select(i => (bool[])[i % 2 == 0, i % 3 == 0, i % 5 == 0])];
        var perfect = Set([.. truth.Select(r => r.Select(t => t ? 0.9 : 0.1).ToArray())], truth);
        var blind = Set([.. truth.Select((_, i) => (double[])[i % 7 < 4 ? 0.9 : 0.1, 0.1, 0.9])], truth);
        Assert.False(PairedBootstrap.Compare(perfect, perfect, 200).Groups[0].MicroF1.IsSignificant);
        var better = PairedBootstrap.Compare(blind, perfect, 200).Groups[0].MicroF1;
        Assert.True(better.IsSignificant);
        Assert.True(better.Difference.Low > 0 && better.PValue < 0.05);
    }

    [Fact]
    public void Sets_with_other_truth_are_not_compared() =>
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare(Column([0.1], [true]), Column([0.1], [false])));

    [Fact]
    public void A_turned_label_is_found_first()
    {
        var random = new Random(2);
        bool[] truth = [.. Enumerable.Range(0, 100).Select(i => i % 4 == 0)];
        double[] p = [.. truth.Select(t => t ? 0.7 + (0.2 * random.NextDouble()) : 0.3 * random.NextDouble())];
        p[8] = 0.02;    // given, and surely not
        p[9] = 0.97;    // not given, and surely so
        var found = ConfidentLearning.Find(Column(p, truth));
        Assert.Equal([8, 9], found.Take(2).Select(f => f.Row).Order());
        Assert.True(found.Count < 10);
    }

    [Fact]
    public void Calibration_finds_the_slope_that_made_the_scores()
    {
        var random = new Random(11);
        double[][] scores = [.. Enumerable.Range(0, 20000).Select(_ => (double[])[(random.NextDouble() * 8) - 4])];
        bool[][] truth = [.. scores.Select(s => (bool[])[random.NextDouble() < 1 / (1 + Math.Exp(-((2 * s[0]) - 1)))])];
        var calibrator = Calibrator.Learn([Labels[0]], scores, truth, scores.Length);
        Assert.InRange(calibrator.Probability(0, 0.5), 0.47, 0.53);
        Assert.InRange(calibrator.Probability(0, 2), 0.93, 0.97);
    }

    [Theory]
    [InlineData("f1", 0.35, 0.65)]
    [InlineData("precision@0.99", 0.5, 0.95)]
    public void Thresholds_keep_to_their_objective(string objective, double low, double high)
    {
        double[][] p = [.. Enumerable.Range(0, 1000).Select(i => (double[])[(i + 0.5) / 1000])];
        bool[][] truth = [.. p.Select((r, i) => (bool[])[r[0] > 0.5 && i % 50 != 0])];
        Assert.InRange(ThresholdChooser.Choose([Labels[0]], p, truth, truth.Length, ThresholdObjective.Parse(objective)!)[0], low, high);
    }

    [Theory]
    [InlineData("precision@1.5")]
    [InlineData("precision@0")]
    [InlineData("accuracy@0.5")]
    [InlineData("f2")]
    public void Words_that_are_no_objective_are_none(string text) => Assert.Null(ThresholdObjective.Parse(text));

    private static ScoredSet Set(double[][] p, bool[][] truth) => new(Labels, p, truth, [0.5, 0.5, 0.5]);

    private static ScoredSet Column(double[] p, bool[] truth) => new([Labels[0]], [.. p.Select(v => (double[])[v])], [.. truth.Select(v => (bool[])[v])], [0.5]);
}
