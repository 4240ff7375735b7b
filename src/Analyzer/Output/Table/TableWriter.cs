using System.Globalization;

using PolicyML.Analyzer.Messages;
using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output.Table;

/// <summary>What an analyst wants to see first: articles with place and labels, and the key figures below each.</summary>
internal sealed class TableWriter : IResultWriter
{
    private const int Indent = 4;
    private const int CaptionColumns = 60;
    private readonly TextSink output;
    private readonly Catalogue words = Texts.Words();
    private readonly FigureRows figures;
    private readonly Names names;
    private readonly Style style;
    private readonly int width;
    private bool first = true;

    /// <summary>A table of a width in columns, with a number of figures below each article.</summary>
    public TableWriter(Stream stream, Names names, TableOptions options)
    {
        output = new TextSink(stream);
        this.names = names;
        width = Math.Max(options.Width, 40);
        style = new Style(options.Colour);
        figures = new FigureRows(words, names, style, options.Figures);
    }

    /// <inheritdoc/>
    public void Write(SourceResult result)
    {
        if (!first) output.WriteLine();
        first = false;
        WriteHead(result);
        var rows = figures.Layout(result.Articles, width - Indent);
        for (var i = 0; i < result.Articles.Count; i++)
        {
            var article = result.Articles[i];
            if (article.Kind == ArticleKind.Masthead) continue;
            output.WriteLine();
            WriteArticle(article);
            foreach (var line in rows.Lines(i, article.Facts.Count)) output.WriteLine(Blanks + line);
        }

        WriteFoot(result, rows);
        output.Flush();
    }

    /// <inheritdoc/>
    public void Finish() => output.Flush();

    private static string Blanks { get; } = new(' ', Indent);

    private void WriteHead(SourceResult result)
    {
        var path = SafeText.Clean(result.Path);
        foreach (var line in DisplayWidth.Wrap(path, width, "/\\")) output.WriteLine(style.Source(line));
        var published = result.Articles.Select(a => a.Published).FirstOrDefault(d => d is not null);
        var date = published is { } day ? words.Format("period.day", day) : words["source.undated"];
        if (result.Articles.Any(a => a.PublishedInferred)) date += words["source.inferred"];
        var facts = result.Articles.Sum(a => a.Facts.Count);
        var pieces = result.Articles.Count(a => a.Kind != ArticleKind.Masthead);
        var counts = pieces == 0 ? words["source.empty"] : words.Format("source.counts", pieces, facts);
        output.WriteLine(style.Note($"{date} · {counts}"));
        output.WriteLine(style.Note(new string('─', width)));
    }

    private void WriteArticle(Article article)
    {
        var number = article.Number.ToString(CultureInfo.InvariantCulture).PadLeft(Indent - 2) + "  ";
        foreach (var line in DisplayWidth.Wrap(Title(article), width - Indent))
        {
            output.WriteLine(number + style.Headline(line));
            number = Blanks;
        }

        string[] parts =
        [
            article.Place is { } place ? SafeText.Clean(place.Name) : "",
            article.Chains.Count > 0 ? words["article.chains"] + names.Labels(article.Chains, "、") : "",
            article.Themes.Count > 0 ? words["article.themes"] + names.Labels(article.Themes, "、") : "",
        ];
        var about = string.Join("  ", parts.Where(p => p.Length > 0));
        if (about.Length == 0) return;
        foreach (var line in DisplayWidth.Wrap(about, width - Indent)) output.WriteLine(Blanks + style.Note(line));
    }

    private string Title(Article article)
    {
        if (article.Headline.Length > 0) return SafeText.Clean(article.Headline);
        var text = article.Text is null ? "" : SafeText.Clean(article.Text[..Math.Min(article.Text.Length, CaptionColumns * 2)]).Trim();
        var mark = words[article.Kind == ArticleKind.Caption ? "article.caption" : "article.untitled"];
        return mark + DisplayWidth.Fit(text, CaptionColumns);
    }

    private void WriteFoot(SourceResult result, FigureLayout rows)
    {
        var furniture = result.Articles.Count(a => a.Kind == ArticleKind.Masthead);
        if (furniture == 0 && !rows.HasDoubtful) return;
        output.WriteLine();
        if (furniture > 0) output.WriteLine(Blanks + style.Note(words.Format("source.furniture", furniture)));
        if (rows.HasDoubtful) output.WriteLine(Blanks + style.Note(words["legend"]));
    }
}

/// <summary>How a table looks.</summary>
/// <param name="Width">Columns of the terminal.</param>
/// <param name="Colour">Whether to colour.</param>
/// <param name="Figures">Most figures below an article.</param>
internal sealed record TableOptions(int Width, bool Colour, int Figures);
