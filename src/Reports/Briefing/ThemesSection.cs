using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Reports.Documents;
using PolicyML.Storage;

namespace PolicyML.Reports.Briefing;

/// <summary>主要报道: articles by theme, each with a sentence of its own.</summary>
internal static class ThemesSection
{
    private const int MostCounted = 6;

    /// <summary>The section; nothing where no article has a theme.</summary>
    public static IReadOnlyList<Block> Make(BriefingFrame frame)
    {
        var articles = frame.Rows.Articles.Where(a => a.Head.Relevant && a.Head.Themes.Count > 0 && a.Head.Kind == ArticleKind.Article && a.Head.Story == a.Head.Id);
        var themes = articles.GroupBy(a => a.Head.Themes[0].Id).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        if (themes.Count == 0) return [];
        var section = new Section();
        section.Add(new Heading(1, "主要报道"));
        var reader = new ArticleReader(frame);
        foreach (var theme in frame.Words.Labels.Labels.Where(l => l.Kind == LabelKind.Theme && themes.ContainsKey(l.Id)))
        {
            var all = themes[theme.Id];
            section.Add(new Heading(2, $"{theme.Name}（{all.Count}篇）"));
            var chosen = all.OrderByDescending(Weight).ThenBy(a => a.Head.Published).ThenBy(a => a.Head.Id).Take(frame.Options.MostArticles);
            section.Add(new ListBlock([.. chosen.OrderBy(a => a.Head.Published).ThenBy(a => a.Head.Id).Select(a => Item(a, frame, reader))]));
            if (all.Count > frame.Options.MostArticles) section.Remark($"另有{all.Count - frame.Options.MostArticles}篇未列出。");
        }

        return section.Blocks;
    }

    private static double Weight(StoredArticle article) => Math.Min(article.Facts, MostCounted) + (2 * article.Head.Themes[0].P);

    private static List<Inline> Item(StoredArticle article, BriefingFrame frame, ArticleReader reader)
    {
        var summary = reader.Summary(article);
        var headline = article.Head.Headline.Length > 0 ? article.Head.Headline : "无标题";
        return
        [
            new TextRun(headline, Emphasis.Strong), new TextRun($"（{Words.Day(article.Head.Published, frame.Period)}）"),
            new TextRun(summary.Length > 0 ? "：" + summary : ""), Evidence.Of(article.Head, summary.Length > 0 ? summary : headline),
        ];
    }

    /// <summary>Reads the text of articles; keeps the last source.</summary>
    private sealed class ArticleReader(BriefingFrame frame)
    {
        private readonly Summarizer summarizer = new(frame.Words);
        private string? path;
        private SourceRecord? source;

        public string Summary(StoredArticle article)
        {
            if (path != article.Head.Source) (path, source) = (article.Head.Source, frame.Rows.Source(article.Head.Source));
            var read = source?.Articles.FirstOrDefault(a => a.Number == article.Head.Number);
            return read is null
                ? Summarizer.Shorten(PlainText.Clean(article.Opening))
                : summarizer.Of(source!.Text, read.Segments, read.Headline, [.. read.Facts.Where(f => f.IsCore).Select(f => f.Span)]);
        }
    }
}
