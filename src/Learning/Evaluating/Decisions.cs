using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Evaluating;

/// <summary>Right and wrong decisions of every article, so that samples of articles are counted fast.</summary>
internal sealed class Decisions
{
    private const byte Hit = 1;
    private const byte False = 2;
    private const byte Missed = 3;
    private readonly byte[] cells;
    private readonly int labels;
    private readonly bool[] isChain;

    public Decisions(ScoredSet scored)
    {
        labels = scored.Labels.Count;
        Rows = scored.Rows;
        isChain = [.. scored.Labels.Select(l => l.Kind == LabelKind.Chain)];
        cells = new byte[Rows * labels];
        for (var row = 0; row < Rows; row++)
        {
            for (var label = 0; label < labels; label++)
                cells[(row * labels) + label] = (scored.Predicted(row, label), scored.Truth[row][label]) switch
                {
                    (true, true) => Hit,
                    (true, false) => False,
                    (false, true) => Missed,
                    _ => 0,
                };
        }
    }

    public int Rows { get; }

    /// <summary>Counts by label over all articles.</summary>
    public Counts[] Count() => Count(null);

    /// <summary>Counts by label over a sample of articles.</summary>
    public Counts[] Count(int[]? sample)
    {
        var sums = new int[labels * 4];
        for (var i = 0; i < (sample?.Length ?? Rows); i++)
        {
            var row = cells.AsSpan((sample?[i] ?? i) * labels, labels);
            for (var label = 0; label < row.Length; label++) sums[(label * 4) + row[label]]++;
        }

        var counts = new Counts[labels];
        for (var label = 0; label < labels; label++)
            counts[label] = new Counts(sums[(label * 4) + Hit], sums[(label * 4) + False], sums[(label * 4) + Missed]);
        return counts;
    }

    /// <summary>Sums over the labels of a kind.</summary>
    public Counts Sum(Counts[] counts, LabelKind kind)
    {
        var sum = default(Counts);
        for (var label = 0; label < labels; label++)
            if (isChain[label] == (kind == LabelKind.Chain)) sum += counts[label];
        return sum;
    }

    /// <summary>Mean F1 of the labels of a kind that are counted; the same labels in every sample.</summary>
    public double Macro(Counts[] counts, LabelKind kind, bool[] counted)
    {
        var (sum, n) = (0.0, 0);
        for (var label = 0; label < labels; label++)
        {
            if (!counted[label] || isChain[label] != (kind == LabelKind.Chain)) continue;
            sum += counts[label].F1;
            n++;
        }

        return n == 0 ? 0 : sum / n;
    }

    /// <summary>The labels with positives enough for a macro figure.</summary>
    public static bool[] Counted(Counts[] counts) => Array.ConvertAll(counts, c => c.TruePositives + c.FalseNegatives >= Evaluation.FewestPositives);

    /// <summary>Share of articles without a wrong decision on labels of a kind.</summary>
    public double ExactMatch(LabelKind kind)
    {
        var right = 0;
        for (var row = 0; row < Rows; row++)
        {
            var isRight = true;
            for (var label = 0; label < labels; label++)
                isRight &= isChain[label] != (kind == LabelKind.Chain) || cells[(row * labels) + label] is 0 or Hit;
            if (isRight) right++;
        }

        return Rows == 0 ? 0 : (double)right / Rows;
    }
}
