using System.Globalization;

using PolicyML.Core.Duplicates;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data.Duplicates;

namespace PolicyML.Learning.Data.Auditing;

/// <summary>What an audit asks for.</summary>
public sealed record AuditOptions
{
    /// <summary>Share of 8-grams from which two articles are too alike.</summary>
    public double Overlap { get; init; } = NearDuplicates.DefaultOverlap;

    /// <summary>Share of 8-grams from which two articles ought to have the same labels.</summary>
    public double TwinOverlap { get; init; } = 0.8;

    /// <summary>Positives that a label ought to have.</summary>
    public int LeastPositives { get; init; } = 20;

    /// <summary>Characters that a text ought to have.</summary>
    public int LeastLength { get; init; } = 10;
}

/// <summary>Looks through a data set for what makes a trained model worse or its test too good.</summary>
public static class DataAudit
{
    private const int LeastArticles = 10;
    private const double Same = 0.9999;

    /// <summary>Audits a data set.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static AuditReport Run(DataSet data, LabelSchema schema, AuditOptions options, CancellationToken cancel = default)
    {
        var articles = data.Articles;
        var labels = Count(articles, schema);
        var pairs = NearDuplicates.Find([.. articles.Select(a => a.Text)], Math.Min(options.Overlap, options.TwinOverlap), cancel);
        var findings = OfSet(articles, labels, options)
            .Concat(pairs.SelectMany(p => OfPair(articles[p.First], articles[p.Second], p.Overlap, options)))
            .Concat(OfTexts(articles, options))
            .Concat(Openings.Find(articles, pairs));
        var lengths = articles.Select(a => a.Text.Length).Order().ToList();
        return new AuditReport
        {
            Articles = articles.Count,
            Splits = articles.GroupBy(a => a.Split ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            WithoutChain = articles.Count(a => a.Chains.Count == 0),
            WithFacts = articles.Count(a => a.Facts is not null),
            Cardinality = articles.Count == 0 ? 0 : articles.Average(a => a.Chains.Count + a.Themes.Count),
            Lengths = lengths.Count == 0 ? (0, 0, 0) : (lengths[0], lengths[lengths.Count / 2], lengths[^1]),
            Labels = labels,
            Findings = [.. findings.OrderBy(f => !f.IsError).ThenBy(f => f.Code)],
            Problems = data.Problems,
        };
    }

    private static List<LabelCount> Count(IReadOnlyList<LabeledArticle> articles, LabelSchema schema)
    {
        var carriers = articles.SelectMany(a => a.Labels.Select(l => (Label: l, a.Split))).ToLookup(pair => pair.Label, pair => pair.Split, StringComparer.Ordinal);
        return [.. schema.Labels.Select(l => new LabelCount(
            l.Id, carriers[l.Id].Count(), articles.Count - carriers[l.Id].Count(), carriers[l.Id].Count(s => s == "train"), carriers[l.Id].Count(s => s == "test")))];
    }

    private static IEnumerable<Finding> OfSet(IReadOnlyList<LabeledArticle> articles, List<LabelCount> labels, AuditOptions options)
    {
        if (articles.Count < LeastArticles) yield return new Finding(FindingCode.TooFew, true, null, null, Text(articles.Count));
        if (articles.Count > 1 && articles.All(a => a.Labels.SequenceEqual(articles[0].Labels))) yield return new Finding(FindingCode.OneClass, true, null, null);
        var (hasTrain, hasTest) = (articles.Any(a => a.Split == "train"), articles.Any(a => a.Split == "test"));
        foreach (var label in labels)
        {
            if (label.Positives == 0) yield return new Finding(FindingCode.NoPositives, false, null, null, label.Id);
            else if (label.Negatives == 0) yield return new Finding(FindingCode.NoNegatives, true, null, null, label.Id);
            else if (label.Positives < options.LeastPositives)
                yield return new Finding(FindingCode.RareLabel, false, null, null, label.Id, Text(label.Positives), Text(options.LeastPositives));
            if (label.Positives == 0 || !hasTrain || !hasTest) continue;
            if (label.Train == 0) yield return new Finding(FindingCode.LabelNotInSplit, false, null, null, label.Id, "train");
            if (label.Test == 0) yield return new Finding(FindingCode.LabelNotInSplit, false, null, null, label.Id, "test");
        }
    }

    private static IEnumerable<Finding> OfPair(LabeledArticle first, LabeledArticle second, double overlap, AuditOptions options)
    {
        var share = overlap.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
        var isSame = overlap > Same && Shingles.Fingerprint(first.Text) == Shingles.Fingerprint(second.Text);
        var isAcross = first.Split is not null && second.Split is not null && first.Split != second.Split;
        if (overlap >= options.Overlap && isAcross) yield return new Finding(FindingCode.Leak, true, second, first, share);
        else if (isSame) yield return new Finding(FindingCode.Duplicate, false, second, first);
        else if (overlap >= options.Overlap) yield return new Finding(FindingCode.NearDuplicate, false, second, first, share);
        if (overlap < options.TwinOverlap || AreFarInLength(first.Text, second.Text)) yield break;
        var different = first.Labels.Except(second.Labels).Concat(second.Labels.Except(first.Labels)).ToList();
        if (different.Count > 0) yield return new Finding(FindingCode.Contradiction, true, second, first, string.Join(' ', different));
    }

    /// <summary>A short text inside a long one may well have fewer labels.</summary>
    private static bool AreFarInLength(string a, string b) => Math.Min(a.Length, b.Length) * 4 < Math.Max(a.Length, b.Length) * 3;

    private static IEnumerable<Finding> OfTexts(IReadOnlyList<LabeledArticle> articles, AuditOptions options) =>
        articles.Where(a => a.Text.Length < options.LeastLength).Select(a => new Finding(FindingCode.ShortText, false, a, null, Text(a.Text.Length)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
