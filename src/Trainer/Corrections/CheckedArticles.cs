using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;

namespace PolicyML.Trainer.Corrections;

/// <summary>What people checked in a store, as rows of a data set: labels as corrected, and the figures of articles in which they corrected figures.</summary>
/// <param name="names">The labels that may be used.</param>
/// <param name="lexicon">The vocabulary, for the units of numbers.</param>
/// <param name="confirmed">Only articles that somebody confirmed as a whole.</param>
internal sealed class CheckedArticles(LabelNames names, Lexicon lexicon, bool confirmed)
{
    private readonly PrintedNumber numbers = PrintedNumber.Load(lexicon);

    /// <summary>Articles in which figures were checked, but no label: they cannot teach labels and are left out.</summary>
    public int WithoutLabels { get; private set; }

    /// <summary>The rows, by path and number; a label that the schema does not have is a problem.</summary>
    public IEnumerable<DataRow> Read(Store store)
    {
        var line = 0;
        foreach (var review in store.Corrections.Checked())
        {
            if (confirmed && !review.IsConfirmed) continue;
            var file = $"{review.Article.Source}#{review.Article.Number}";
            if (!review.HasCheckedLabels) WithoutLabels++;
            else yield return Row(review, file, ++line);
        }
    }

    private DataRow Row(ArticleReview review, string id, int line)
    {
        var article = review.Article;
        if (article.Chains.Concat(article.Themes).FirstOrDefault(l => names.Schema.Find(l.Id) is null) is { } unknown)
            return new DataProblem(id, line, DataProblemCode.UnknownLabel, unknown.Id, "");
        var text = ArticleSpans.Of(review);
        if (text.Text.Length == 0) return new DataProblem(id, line, DataProblemCode.EmptyText);
        return new LabeledArticle
        {
            Id = id,
            Text = text.Text,
            Published = article.Published,
            Place = article.Place?.Code,
            Chains = names.Sort(article.Chains.Select(l => l.Id)),
            Themes = names.Sort(article.Themes.Select(l => l.Id)),
            Facts = review.HasCheckedFacts ? GoldFacts.Of(article.Facts.Where(f => f.IsCore), text, numbers) : null,
            File = id,
            Line = line,
        };
    }
}

/// <summary>The text of an article with where its characters stand in the source.</summary>
/// <param name="Text">Its stretches of the source, joined by line ends, without blank ends.</param>
/// <param name="Offsets">The offset in the source of each character; -1 for a line end between stretches.</param>
internal sealed record ArticleSpans(string Text, int[] Offsets)
{
    /// <summary>The text of a review's article.</summary>
    public static ArticleSpans Of(ArticleReview review)
    {
        var (text, offsets) = (new System.Text.StringBuilder(), new List<int>());
        foreach (var segment in review.Article.Segments)
        {
            if (text.Length > 0 && text[^1] != '\n')
            {
                text.Append('\n');
                offsets.Add(-1);
            }

            for (var i = segment.Start; i < segment.End; i++)
            {
                text.Append(review.SourceText[i]);
                offsets.Add(i);
            }
        }

        var all = text.ToString();
        var start = all.Length - all.TrimStart('\uFEFF', '\n', ' ').Length;
        var kept = all.Trim('\uFEFF', '\n', ' ');
        return new ArticleSpans(kept, [.. offsets.Skip(start).Take(kept.Length)]);
    }

    /// <summary>A range of the source in this text; null where it is not whole in it.</summary>
    public TextSpan? In(TextSpan source)
    {
        var (start, end) = (Array.IndexOf(Offsets, source.Start), Array.IndexOf(Offsets, source.End - 1));
        return start >= 0 && end >= start ? new TextSpan(start, end + 1) : null;
    }
}

/// <summary>Facts in the form of <c>datasets/articles</c>.</summary>
internal static class GoldFacts
{
    /// <summary>The facts as JSON; one whose words do not stand whole in the text is left out.</summary>
    public static JsonElement Of(IEnumerable<Fact> facts, ArticleSpans text, PrintedNumber numbers)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var fact in facts)
            {
                if (text.In(fact.Span) is not { } span) continue;
                json.WriteStartObject();
                GoldFact.Write(json, fact, span, numbers.In(fact));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }
}
