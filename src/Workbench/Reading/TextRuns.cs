using PolicyML.Core;

namespace PolicyML.Workbench.Reading;

/// <summary>A stretch of a source that belongs to one article or to none.</summary>
/// <param name="Span">Where in the source.</param>
/// <param name="Article">Number of the article; 0 for what no article has.</param>
/// <param name="IsFirst">True where the article begins with it.</param>
internal sealed record TextRun(TextSpan Span, int Article, bool IsFirst);

/// <summary>Cuts a source into the stretches of its articles, and a stretch where figures begin and end.</summary>
internal static class TextRuns
{
    /// <summary>All stretches in the order of the text; what no article has and is white space alone goes with the stretch before.</summary>
    public static IReadOnlyList<TextRun> Of(string text, IEnumerable<Article> articles)
    {
        var owned = articles.SelectMany(a => a.Segments.Select((s, i) => new TextRun(s, a.Number, i == 0)))
            .Where(r => r.Span.Start >= 0 && r.Span.End <= text.Length && r.Span.Start < r.Span.End).OrderBy(r => r.Span).ToList();
        var runs = new List<TextRun>();
        var at = 0;
        foreach (var run in owned)
        {
            if (run.Span.End <= at) continue;
            if (run.Span.Start > at) AddBetween(runs, text, at, run.Span.Start);
            runs.Add(run with { Span = new TextSpan(Math.Max(at, run.Span.Start), run.Span.End) });
            at = run.Span.End;
        }

        if (at < text.Length) AddBetween(runs, text, at, text.Length);
        return runs;
    }

    /// <summary>The stretches of one article in the order in which it is read.</summary>
    public static IReadOnlyList<TextRun> Of(Article article) => [.. article.Segments.Select((s, i) => new TextRun(s, article.Number, i == 0))];

    /// <summary>The pieces of a stretch between the ends of figures, each with the figures that it lies in, the shortest first.</summary>
    /// <param name="run">The stretch.</param>
    /// <param name="facts">Figures by their begin.</param>
    public static IEnumerable<(TextSpan Span, IReadOnlyList<ShownFact> Facts)> Pieces(TextSpan run, IReadOnlyList<ShownFact> facts)
    {
        var near = facts.Where(f => f.Fact.Span.Overlaps(run)).ToList();
        var cuts = near.SelectMany(f => (int[])[f.Fact.Span.Start, f.Fact.Span.End]).Where(c => c > run.Start && c < run.End).Append(run.Start).Append(run.End).Distinct().Order().ToList();
        var (open, next) = (new List<ShownFact>(), 0);
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var piece = new TextSpan(cuts[i], cuts[i + 1]);
            while (next < near.Count && near[next].Fact.Span.Start <= piece.Start) open.Add(near[next++]);
            open.RemoveAll(f => f.Fact.Span.End <= piece.Start);
            yield return (piece, [.. open.OrderBy(f => f.Fact.Span.Length)]);
        }
    }

    private static void AddBetween(List<TextRun> runs, string text, int start, int end)
    {
        if (runs.Count > 0 && string.IsNullOrWhiteSpace(text[start..end])) runs[^1] = runs[^1] with { Span = new TextSpan(runs[^1].Span.Start, end) };
        else runs.Add(new TextRun(new TextSpan(start, end), 0, IsFirst: false));
    }
}
