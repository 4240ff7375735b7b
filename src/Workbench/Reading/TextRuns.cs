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
    /// <param name="facts">The figures of the page.</param>
    public static IEnumerable<(TextSpan Span, IReadOnlyList<ShownFact> Facts)> Pieces(TextSpan run, FactPlaces facts)
    {
        var near = facts.Over(run);
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

/// <summary>Finds the figures over a stretch of a page.</summary>
/// <param name="facts">All figures, by their begin.</param>
internal sealed class FactPlaces(IReadOnlyList<ShownFact> facts)
{
    private readonly int longest = facts.Count == 0 ? 0 : facts.Max(f => f.Fact.Span.Length);

    /// <summary>The figures that a stretch has a part of, by their begin.</summary>
    public List<ShownFact> Over(TextSpan run)
    {
        var over = new List<ShownFact>();
        for (var i = FirstFrom(run.Start - longest); i < facts.Count && facts[i].Fact.Span.Start < run.End; i++)
        {
            if (facts[i].Fact.Span.Overlaps(run)) over.Add(facts[i]);
        }

        return over;
    }

    private int FirstFrom(int start)
    {
        var (low, high) = (0, facts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (facts[middle].Fact.Span.Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
