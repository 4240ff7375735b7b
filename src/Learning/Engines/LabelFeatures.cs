using System.Collections.Immutable;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evidence;

namespace PolicyML.Learning.Engines;

/// <summary>
/// The dense features of an article for one label: what the terms say (<see cref="EvidenceFeatures"/>), what the linear models on
/// n-grams say of this label, of its strongest rival of the same kind, and of any label of the kind holding at all.
/// </summary>
internal sealed class LabelFeatures
{
    /// <summary>The first of the features that come from n-grams.</summary>
    public static readonly int NGrams = EvidenceFeatures.Names.Length;

    private readonly int chains;

    public LabelFeatures(IReadOnlyList<LabelDefinition> labels)
    {
        LabelCount = labels.Count;
        foreach (var label in labels)
            if (label.Kind == LabelKind.Chain) chains++;
    }

    /// <summary>Names of the numbers of one label, in their order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. EvidenceFeatures.Names, "ngrams", "rival", "relevance"];

    public int LabelCount { get; }

    /// <summary>Scores of n-gram models: one a label, then whether any chain holds and whether any theme does.</summary>
    public int ScoreCount => LabelCount + 2;

    /// <summary>Writes the features of all labels.</summary>
    /// <param name="evidence">What <see cref="EvidenceFeatures.Extract"/> wrote.</param>
    /// <param name="scores"><see cref="ScoreCount"/> scores of n-gram models.</param>
    /// <param name="destination">Label after label, <see cref="Names"/> numbers each.</param>
    public void Write(ReadOnlySpan<double> evidence, ReadOnlySpan<float> scores, Span<float> destination)
    {
        WriteTerms(evidence, destination);
        WriteNGrams(scores, destination);
    }

    /// <summary>Writes the first part of <see cref="Write"/>: what the terms say.</summary>
    public void WriteTerms(ReadOnlySpan<double> evidence, Span<float> destination)
    {
        for (var label = 0; label < LabelCount; label++)
        {
            var row = destination.Slice(label * Names.Length, NGrams);
            for (var i = 0; i < row.Length; i++) row[i] = (float)evidence[(label * NGrams) + i];
        }
    }

    /// <summary>Writes the other part of <see cref="Write"/>: what the models on n-grams say.</summary>
    public void WriteNGrams(ReadOnlySpan<float> scores, Span<float> destination)
    {
        for (var label = 0; label < LabelCount; label++)
        {
            var row = destination.Slice(label * Names.Length, Names.Length);
            var isChain = label < chains;
            row[NGrams] = scores[label];
            row[NGrams + 1] = Rival(isChain ? scores[..chains] : scores[chains..LabelCount], isChain ? label : label - chains);
            row[NGrams + 2] = scores[isChain ? LabelCount : LabelCount + 1];
        }
    }

    /// <summary>What the terms say, without what n-grams do: label after label, the first <see cref="NGrams"/> numbers of each.</summary>
    public static float[] Terms(ReadOnlySpan<float> features)
    {
        var size = Names.Length;
        var result = new float[features.Length / size * NGrams];
        for (int from = 0, to = 0; from < features.Length; from += size, to += NGrams) features.Slice(from, NGrams).CopyTo(result.AsSpan(to));
        return result;
    }

    /// <summary>For each n-gram model, which articles it is true for.</summary>
    public bool[][] Targets(bool[][] truth)
    {
        var targets = new bool[ScoreCount][];
        for (var t = 0; t < ScoreCount; t++)
        {
            var label = t;
            targets[t] = Array.ConvertAll(truth, row => label < LabelCount
                ? row[label]
                : (label == LabelCount ? row.AsSpan(0, chains) : row.AsSpan(chains)).Contains(true));
        }

        return targets;
    }

    private static float Rival(ReadOnlySpan<float> peers, int own)
    {
        var best = float.NegativeInfinity;
        for (var i = 0; i < peers.Length; i++)
            if (i != own && peers[i] > best) best = peers[i];
        return peers.Length < 2 ? 0 : best;
    }
}
