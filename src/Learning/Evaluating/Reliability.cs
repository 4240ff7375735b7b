namespace PolicyML.Learning.Evaluating;

/// <summary>How well probabilities agree with what came true.</summary>
internal static class Reliability
{
    private const int BinCount = 10;

    /// <summary>Ten bins of equal width.</summary>
    public static ReliabilityBin[] Bins(IEnumerable<(double P, bool True)> decisions)
    {
        var (count, sum, hits) = (new int[BinCount], new double[BinCount], new int[BinCount]);
        foreach (var (p, isTrue) in decisions)
        {
            var bin = Math.Clamp((int)(p * BinCount), 0, BinCount - 1);
            count[bin]++;
            sum[bin] += p;
            if (isTrue) hits[bin]++;
        }

        return [.. count.Select((n, b) => new ReliabilityBin((double)b / BinCount, (b + 1.0) / BinCount, n, n == 0 ? 0 : sum[b] / n, n == 0 ? 0 : (double)hits[b] / n))];
    }

    /// <summary>Expected calibration error: the mean distance of probability and truth over the bins, weighted by their decisions.</summary>
    public static double Error(IReadOnlyList<ReliabilityBin> bins)
    {
        var all = bins.Sum(b => b.Count);
        return all == 0 ? 0 : bins.Sum(b => b.Count * Math.Abs(b.MeanProbability - b.ShareTrue)) / all;
    }

    /// <summary>Mean squared error of the probabilities.</summary>
    public static double Brier(IEnumerable<(double P, bool True)> decisions)
    {
        var (sum, count) = (0.0, 0);
        foreach (var (p, isTrue) in decisions)
        {
            sum += (p - (isTrue ? 1 : 0)) * (p - (isTrue ? 1 : 0));
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    /// <summary>Mean log loss, natural logarithm; probabilities are kept 1e-6 away from 0 and 1.</summary>
    public static double LogLoss(IEnumerable<(double P, bool True)> decisions)
    {
        var (sum, count) = (0.0, 0);
        foreach (var (p, isTrue) in decisions)
        {
            sum -= Math.Log(Math.Clamp(isTrue ? p : 1 - p, 1e-6, 1));
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
