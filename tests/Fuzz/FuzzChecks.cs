using PolicyML.Core;
using PolicyML.Core.Json;

namespace PolicyML.Tests.Fuzz;

/// <summary>What holds for every result, whatever the text.</summary>
internal static class FuzzChecks
{
    /// <summary>The first thing that is wrong; null where nothing is.</summary>
    public static string? Problem(string text, IReadOnlyList<Article> articles)
    {
        var last = -1;
        for (var i = 0; i < articles.Count; i++)
        {
            var article = articles[i];
            if (article.Number != i + 1) return $"article {article.Number} stands in place {i + 1}";
            if (article.Segments.Count == 0) return $"article {article.Number} has no segment";
            var first = article.Segments.Min(s => s.Start);
            if (first < last) return $"article {article.Number} begins at {first}, before the one before it";
            last = first;
            if ((Labels(article) ?? Facts(text, article) ?? Entities(text, article)) is { } problem) return $"article {article.Number}: {problem}";
        }

        return Segments(text, articles);
    }

    /// <summary>The lines of the articles; throws where one has a line break or does not read back.</summary>
    public static string Lines(IReadOnlyList<Article> articles)
    {
        var lines = articles.Select(ArticleJson.ToJson).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Contains('\n', StringComparison.Ordinal)) throw new InvalidDataException("a line break in a line of JSON");
            if (ArticleJsonReader.Read(lines[i]).Facts.Count != articles[i].Facts.Count) throw new InvalidDataException("a line of JSON does not read back");
        }

        return string.Join('\n', lines);
    }

    private static string? Segments(string text, IReadOnlyList<Article> articles)
    {
        var all = articles.SelectMany(a => a.Segments).Order().ToList();
        for (var i = 0; i < all.Count; i++)
        {
            if (!IsWithin(text, all[i])) return $"segment {all[i]} in a text of {text.Length}";
            if (i > 0 && all[i - 1].Overlaps(all[i])) return $"segments {all[i - 1]} and {all[i]} overlap";
        }

        return null;
    }

    private static string? Labels(Article article)
    {
        var labels = article.Chains.Concat(article.Themes).ToList();
        if (labels.Exists(l => !(l.P >= 0 && l.P <= 1))) return "a probability outside 0 to 1";
        return labels.DistinctBy(l => l.Id).Count() == labels.Count ? null : "a label twice";
    }

    private static string? Facts(string text, Article article)
    {
        foreach (var fact in article.Facts)
        {
            if (!IsGrounded(text, fact.Span, fact.Text)) return $"the text of fact {fact} is not the source's";
            if (!IsInside(article, fact.Span)) return $"fact {fact} lies outside its article";
            if (!(fact.Confidence >= 0 && fact.Confidence <= 1)) return $"confidence of fact {fact}";
            if (fact.Period is { } period && period.From > period.To) return $"the period of fact {fact} runs backwards";
            if (fact.Low is null != fact.High is null || fact.Low > fact.High || fact.Value < fact.Low || fact.Value > fact.High) return $"range of fact {fact}";
            if (string.IsNullOrEmpty(fact.Rule) || string.IsNullOrEmpty(fact.Unit) || string.IsNullOrEmpty(fact.Indicator)) return $"fact {fact} has no rule, unit or indicator";
        }

        return null;
    }

    private static string? Entities(string text, Article article)
    {
        foreach (var project in article.Projects)
        {
            if (!IsGrounded(text, project.NameSpan, project.Name) || !IsInside(article, project.NameSpan)) return $"name of {project}";
            if (project.StageSpan is { } stage && !IsWithin(text, stage)) return $"stage of {project}";
            if (!(project.Confidence >= 0 && project.Confidence <= 1)) return $"confidence of {project}";
        }

        foreach (var enterprise in article.Enterprises)
        {
            if (!IsGrounded(text, enterprise.Span, enterprise.Name) || !IsInside(article, enterprise.Span)) return $"name of {enterprise}";
            if (enterprise.RoleSpan is { } role && !IsWithin(text, role)) return $"role of {enterprise}";
        }

        return null;
    }

    private static bool IsGrounded(string text, TextSpan span, string said) =>
        IsWithin(text, span) && text[span.Start..span.End].Replace("\n", "", StringComparison.Ordinal) == said;

    private static bool IsWithin(string text, TextSpan span) => span.Start >= 0 && span.End <= text.Length && !span.IsEmpty;

    private static bool IsInside(Article article, TextSpan span) => article.Segments.Any(s => s.Contains(span.Start)) && article.Segments.Any(s => s.Contains(span.End - 1));
}
