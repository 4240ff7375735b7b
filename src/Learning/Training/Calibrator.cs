using PolicyML.Core.Lexicons;
using PolicyML.Learning.Engines;

namespace PolicyML.Learning.Training;

/// <summary>
/// From scores to probabilities: p = 1 / (1 + exp(-(slope · score + offset))), one slope and offset a label (Platt 1999), those of
/// rare labels drawn to what holds for all of the kind. Learned from scores of models that did not see the article.
/// </summary>
public sealed class Calibrator
{
    private const double SlopePenalty = 40;
    private const double OffsetPenalty = 8;
    private readonly double[] slopes;
    private readonly double[] offsets;

    private Calibrator(double[] slopes, double[] offsets) => (this.slopes, this.offsets) = (slopes, offsets);

    /// <summary>Learns from scores, one row an article, one cell a label.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="scores">Scores of all articles.</param>
    /// <param name="truth">Whether each label holds.</param>
    /// <param name="themeRows">How many of the first rows count for themes.</param>
    public static Calibrator Learn(IReadOnlyList<LabelDefinition> labels, double[][] scores, bool[][] truth, int themeRows)
    {
        var (slopes, offsets) = (new double[labels.Count], new double[labels.Count]);
        foreach (var group in Enumerable.Range(0, labels.Count).GroupBy(l => labels[l].Kind))
        {
            var own = group.ToArray();
            var count = group.Key == LabelKind.Theme ? themeRows : scores.Length;
            var rows = Array.ConvertAll(own, l => scores.Take(count).SelectMany(s => (double[])[s[l], 1]).ToArray());
            var truths = Array.ConvertAll(own, l => truth.Take(count).Select(t => t[l]).ToArray());
            var solved = new PooledLogistic(2, [1e-3, 1e-3], [SlopePenalty, OffsetPenalty]).Solve(rows, truths, 1, default);
            for (var i = 0; i < own.Length; i++) (slopes[own[i]], offsets[own[i]]) = (Math.Max(solved[i][0], 1e-3), solved[i][1]);
        }

        return new Calibrator(slopes, offsets);
    }

    /// <summary>The log-odds of a label.</summary>
    public double LogOdds(int label, double score) => (slopes[label] * score) + offsets[label];

    /// <summary>The probability of a label, 0 to 1.</summary>
    public double Probability(int label, double score) => 1 / (1 + Math.Exp(-LogOdds(label, score)));

    internal (double Slope, double Offset) Of(int label) => (slopes[label], offsets[label]);

    internal void Save(BinaryWriter writer)
    {
        writer.Write(slopes.Length);
        foreach (var slope in slopes) writer.Write(slope);
        foreach (var offset in offsets) writer.Write(offset);
    }

    internal static Calibrator Load(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > 100_000) throw new InvalidDataException("no calibration");
        var (slopes, offsets) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++) slopes[i] = reader.ReadDouble();
        for (var i = 0; i < count; i++) offsets[i] = reader.ReadDouble();
        return new Calibrator(slopes, offsets);
    }
}
