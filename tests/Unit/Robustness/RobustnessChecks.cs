using System.Text.RegularExpressions;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Text;

namespace PolicyML.Tests.Unit.Robustness;

/// <summary>What holds for every result, whatever the text.</summary>
internal static partial class RobustnessChecks
{
    /// <summary>Analyses a text and gives the first thing that is wrong with the result; null where nothing is.</summary>
    public static string? Problem(SourceText source, DateOnly? published = null)
    {
        try
        {
            var articles = RobustnessChain.Analyze(source, published);
            return Segments(source.Text, articles)
                ?? articles.Select(a => Labels(a) ?? Json(a)).FirstOrDefault(p => p is not null)
                ?? articles.SelectMany(a => a.Facts.Select(f => Fact(source.Text, a, f))).FirstOrDefault(p => p is not null);
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static string? Segments(string text, IReadOnlyList<Article> articles)
    {
        var all = articles.SelectMany(a => a.Segments.Select(s => (Span: s, a.Number))).OrderBy(s => s.Span).ToList();
        foreach (var (span, number) in all)
        {
            if (span.Start < 0 || span.End > text.Length || span.IsEmpty) return $"article {number}: segment {span} in a text of {text.Length}";
        }

        for (var i = 1; i < all.Count; i++)
        {
            if (all[i - 1].Span.Overlaps(all[i].Span)) return $"articles {all[i - 1].Number} and {all[i].Number} share {all[i - 1].Span} and {all[i].Span}";
        }

        return articles.Any(a => a.Segments.Count == 0) ? "an article without a segment" : null;
    }

    private static string? Labels(Article article)
    {
        var labels = article.Chains.Concat(article.Themes).ToList();
        if (labels.Exists(l => !(l.P >= 0 && l.P <= 1))) return $"article {article.Number}: a probability outside 0 to 1";
        return labels.DistinctBy(l => l.Id).Count() == labels.Count ? null : $"article {article.Number}: a label twice";
    }

    private static string? Json(Article article)
    {
        var line = ArticleJson.ToJson(article);
        if (line.Contains('\n')) return $"article {article.Number}: a line break in its line";
        var again = ArticleJsonReader.Read(line);
        return again.Facts.Count == article.Facts.Count && again.Segments.SequenceEqual(article.Segments) ? null : $"article {article.Number}: does not read back";
    }

    private static string? Fact(string text, Article article, Fact fact)
    {
        var span = fact.Span;
        if (span.Start < 0 || span.End > text.Length || span.IsEmpty) return $"fact {fact}: span in a text of {text.Length}";
        if (fact.Text != text[span.Start..span.End].Replace("\n", "")) return $"fact {fact}: text is not the source's";
        if (!article.Segments.Any(s => s.Contains(span.Start))) return $"fact {fact}: starts outside its article";
        if (!(fact.Confidence >= 0 && fact.Confidence <= 1)) return $"fact {fact}: confidence outside 0 to 1";
        if (fact.Period is { } period && period.From > period.To) return $"fact {fact}: period runs backwards";
        if (fact.Low is { } low && fact.High is { } high && (low > high || fact.Value < low || fact.Value > high)) return $"fact {fact}: value outside its range";
        if (fact.Low is null != fact.High is null) return $"fact {fact}: half a range";
        if (string.IsNullOrEmpty(fact.Rule) || string.IsNullOrEmpty(fact.Unit) || string.IsNullOrEmpty(fact.Indicator)) return $"fact {fact}: without rule, unit or indicator";
        return fact.Place is null || DivisionCode().IsMatch(fact.Place) ? null : $"fact {fact}: no division code";
    }

    [GeneratedRegex("^[1-9][0-9]{5}$", RegexOptions.None, 1000)]
    private static partial Regex DivisionCode();
}
