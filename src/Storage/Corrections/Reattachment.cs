using PolicyML.Core;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Corrections;

/// <summary>
/// Finds again, in another reading of a source, what its corrections are about: a fact by range, words and measure, an article by headline and
/// opening, a stretch by its words. What is not found is lost until a later reading has it.
/// </summary>
internal sealed class Reattachment
{
    private readonly string text;
    private readonly IReadOnlyList<(long Id, Article Article)> machine;
    private readonly HashSet<(long, int)> taken = [];

    private Reattachment(string text, IReadOnlyList<(long Id, Article Article)> machine)
    {
        this.text = text;
        this.machine = machine;
    }

    /// <summary>The history with the present places; rows that did not move are the same objects.</summary>
    public static List<LogRow> Of(string text, IReadOnlyList<(long Id, Article Article)> machine, IReadOnlyList<LogRow> log)
    {
        var search = new Reattachment(text, machine);
        var threads = log.Where(r => r.IsOfFact).GroupBy(r => r.Thread).Select(g => g.First()).ToList();
        var facts = search.FindFacts(threads);
        return [.. log.Select(row => row.IsOfFact ? Placed(row, facts[row.Thread]) : search.Place(row))];
    }

    /// <summary>A hash of what the machine says of an article, without probabilities and places in the text.</summary>
    public static string HashOf(Article article)
    {
        var bare = article with
        {
            Number = 0,
            Segments = [],
            Text = null,
            Chains = [.. article.Chains.Select(l => l with { P = 0 })],
            Themes = [.. article.Themes.Select(l => l with { P = 0 })],
            Facts = [.. article.Facts.Select(f => f with { Span = default, Confidence = 0, Rule = "" })],
            Projects = [],
            Enterprises = [],
        };
        return Convert.ToHexString(ReadingHash.Of([bare]));
    }

    private static LogRow Placed(LogRow row, (long Article, int Ordinal, TextSpan Span)? at) =>
        at is { } found ? row with { Article = found.Article, Ordinal = found.Ordinal, Span = found.Span, IsLost = false } : row with { Article = null, IsLost = true };

    private LogRow Place(LogRow row)
    {
        if (FindArticle(row.Detail.Article) is not { } article) return row with { Article = null, IsLost = true };
        var span = row.Kind == CorrectionKind.MoveBoundary ? FindWords(row.Detail.Words!, row.Detail.Span ?? row.Span!.Value) : null;
        var isLost = row.Kind switch
        {
            CorrectionKind.MoveBoundary => span is null,
            CorrectionKind.ConfirmArticle => HashOf(article.Article) != row.Detail.Words,
            _ => false,
        };
        return row with { Article = article.Id, Span = span ?? row.Span, IsLost = isLost };
    }

    /// <summary>The article that is most like one of an earlier reading; null where none is.</summary>
    private (long Id, Article Article)? FindArticle(ArticleAnchor anchor)
    {
        var best = machine.Select(m => (m, Likeness: Likeness(m.Article, anchor))).OrderByDescending(m => m.Likeness).FirstOrDefault();
        return best.Likeness > 1 ? best.m : null;
    }

    private int Likeness(Article article, ArticleAnchor anchor)
    {
        var headline = anchor.Headline.Length > 0 && article.Headline == anchor.Headline ? 4 : 0;
        var opening = ArticleAnchor.OpeningOf(article, text) == anchor.Opening ? 4
            : anchor.Opening.Length == 0 ? 0
            : ArticleText.Of(text, article.Segments).Contains(anchor.Opening, StringComparison.Ordinal) ? 2
            : 0;
        return headline + opening + (article.Number == anchor.Number ? 1 : 0);
    }

    private Dictionary<long, (long Article, int Ordinal, TextSpan Span)?> FindFacts(List<LogRow> threads)
    {
        var found = threads.ToDictionary(t => t.Id, t => t.Kind == CorrectionKind.AddFact ? FindAdded(t) : null);
        foreach (var isSame in Steps())
        {
            foreach (var thread in threads)
            {
                if (thread.Kind == CorrectionKind.AddFact || found[thread.Id] is not null) continue;
                var fact = thread.Detail.Before!;
                if (Nearest(thread.Detail, f => isSame(f, fact)) is not { } at) continue;
                taken.Add((at.Article, at.Ordinal));
                found[thread.Id] = at;
            }
        }

        return found;
    }

    /// <summary>When a fact of this reading is the one of an earlier one; the surest first.</summary>
    private IEnumerable<Func<Fact, Fact, bool>> Steps()
    {
        yield return (now, then) => IsSameWords(now, then) && now.Span == then.Span && now.Indicator == then.Indicator && now.Value == then.Value;
        yield return (now, then) => IsSameWords(now, then) && now.Span == then.Span;
        yield return (now, then) => IsSameWords(now, then) && now.Value == then.Value;
        yield return IsSameWords;
        yield return (now, then) => now.Measure == then.Measure && now.Value == then.Value && now.Span.Overlaps(then.Span) && IsInPlace(then);
        yield return (now, then) => now.Measure == then.Measure && now.Value == then.Value && AreWithin(now.Text, then.Text);
        yield return (now, then) => now.Measure == then.Measure && now.Span.Overlaps(then.Span) && IsInPlace(then) && AreWithin(now.Text, then.Text);
    }

    private static bool IsSameWords(Fact now, Fact then) => now.Measure == then.Measure && now.Text == then.Text;

    private bool IsInPlace(Fact then) => then.Span.End <= text.Length && CorrectedSource.Evidence(text, then.Span) == then.Text;

    private static bool AreWithin(string one, string other) =>
        one.Length > 0 && other.Length > 0 && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));

    /// <summary>The fact nearest to where one stood; of several there the one at the same place of the same article.</summary>
    private (long Article, int Ordinal, TextSpan Span)? Nearest(CorrectionDetail then, Predicate<Fact> isSame)
    {
        (long Article, int Ordinal, TextSpan Span)? nearest = null;
        var least = (Distance: int.MaxValue, Moves: int.MaxValue);
        foreach (var (id, article) in machine)
        {
            for (var i = 0; i < article.Facts.Count; i++)
            {
                var fact = article.Facts[i];
                if (taken.Contains((id, i)) || !isSame(fact)) continue;
                var moves = (article.Number == then.Article.Number ? 0 : 1) + (i == then.Ordinal ? 0 : 1);
                var far = (Math.Abs(fact.Span.Start - then.Before!.Span.Start), moves);
                if (far.CompareTo(least) < 0) (nearest, least) = ((id, i, fact.Span), far);
            }
        }

        return nearest;
    }

    private (long Article, int Ordinal, TextSpan Span)? FindAdded(LogRow row)
    {
        if (FindWords(row.Detail.After!.Text, row.Detail.Span ?? row.Span!.Value) is not { } span) return null;
        var home = machine.FirstOrDefault(m => m.Article.Segments.Any(s => s.Contains(span.Start)));
        return home.Article is null ? null : (home.Id, row.Ordinal!.Value, span);
    }

    /// <summary>Where words stand in the text, line breaks aside; the place nearest to the one that they had.</summary>
    private TextSpan? FindWords(string words, TextSpan then)
    {
        var plain = words.Replace("\n", "", StringComparison.Ordinal);
        if (then.End <= text.Length && CorrectedSource.Evidence(text, then) == plain) return then;
        if (plain.Length == 0) return null;
        var letters = Letters();
        var all = string.Create(letters.Count, (letters, text), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = from.text[from.letters[i]];
        });
        int? best = null;
        for (var at = all.IndexOf(plain, StringComparison.Ordinal); at >= 0; at = all.IndexOf(plain, at + 1, StringComparison.Ordinal))
            if (best is null || Math.Abs(letters[at] - then.Start) < Math.Abs(letters[best.Value] - then.Start)) best = at;
        return best is { } start ? new TextSpan(letters[start], letters[start + plain.Length - 1] + 1) : null;
    }

    /// <summary>The offsets of all characters but line breaks.</summary>
    private List<int> Letters()
    {
        var letters = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (text[i] != '\n') letters.Add(i);
        return letters;
    }
}
