using System.Globalization;

using PolicyML.Analyzer.Messages;
using PolicyML.Analyzer.Output.Table;
using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Extraction.Explaining;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output.Facts;

/// <summary>Every figure with its evidence below it, by source and article; below that why, where it is asked for.</summary>
internal sealed class FactTableWriter : IResultWriter
{
    private const int Indent = 4;
    private const int LeastWidth = 60;
    private readonly TextSink output;
    private readonly Catalogue words = Texts.Words();
    private readonly FigureText text;
    private readonly ReasonText reasons;
    private readonly Names names;
    private readonly Style style;
    private readonly int width;
    private bool first = true;

    /// <summary>A table of a width in columns.</summary>
    public FactTableWriter(Stream stream, Names names, Catalogue messages, int width, bool colour)
    {
        output = new TextSink(stream);
        this.names = names;
        this.width = Math.Max(width, LeastWidth);
        text = new FigureText(words);
        reasons = new ReasonText(messages, names);
        style = new Style(colour);
    }

    /// <inheritdoc/>
    public void Write(SourceResult result)
    {
        var rows = result.Articles.Select(a => a.Facts.Select((f, i) => ToRow(a, f, i)).ToList()).ToList();
        if (rows.TrueForAll(list => list.Count == 0)) return;
        var columns = FactColumns.Of(rows.SelectMany(list => list));
        WriteHead(result.Path, result.Articles);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count == 0) continue;
            WriteTitle(result.Articles[i]);
            for (var j = 0; j < rows[i].Count; j++)
            {
                WriteFact(columns, rows[i][j], result.Articles[i].Facts[j], result.Lines);
                if (result.Explanations.Count > 0) WriteReasons(result.Explanations[i][j], result.Lines);
            }
        }

        output.Flush();
    }

    /// <inheritdoc/>
    public void Finish()
    {
        if (first) output.WriteLine(words["facts.none"]);
        output.Flush();
    }

    private static string Blanks(int columns) => new(' ', columns);

    private FactRow ToRow(Article article, Fact fact, int index) => new(
        string.Create(CultureInfo.InvariantCulture, $"{article.Number}.{index + 1}"),
        names.Indicator(fact.Indicator),
        SafeText.Clean(text.Value(fact)),
        fact.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
        text.Time(fact.Period),
        text.Status(fact),
        SafeText.Clean(fact.Subject ?? ""));

    private void WriteHead(string path, IReadOnlyList<Article> articles)
    {
        if (!first) output.WriteLine();
        first = false;
        foreach (var line in DisplayWidth.Wrap(SafeText.Clean(path), width, "/\\")) output.WriteLine(style.Source(line));
        var published = articles.Select(a => a.Published).FirstOrDefault(d => d is not null);
        var date = published is { } day ? words.Format("period.day", day) : words["source.undated"];
        if (articles.Any(a => a.PublishedInferred)) date += words["source.inferred"];
        output.WriteLine(style.Note($"{date} · {words.Format("facts.count", articles.Sum(a => a.Facts.Count))}"));
        output.WriteLine(style.Note(new string('─', width)));
    }

    private void WriteTitle(Article article)
    {
        output.WriteLine();
        var number = article.Number.ToString(CultureInfo.InvariantCulture).PadLeft(Indent - 2) + "  ";
        var title = article.Headline.Length > 0 ? SafeText.Clean(article.Headline) : words["article.untitled"];
        foreach (var line in DisplayWidth.Wrap(title, width - Indent))
        {
            output.WriteLine(number + style.Headline(line));
            number = Blanks(Indent);
        }
    }

    private void WriteFact(FactColumns columns, FactRow row, Fact fact, LineIndex? lines)
    {
        var (left, value, right) = columns.Lay(row);
        var room = width - Indent - DisplayWidth.Of(left) - DisplayWidth.Of(value);
        output.WriteLine(Blanks(Indent) + left + style.Figure(value) + DisplayWidth.Fit(right, room).TrimEnd());
        var where = lines is null ? "" : words.Format("facts.line", lines.Of(fact.Span.Start).Line) + "  ";
        WriteWrapped(2 * Indent, where, SafeText.Clean(fact.Text), note: false);
    }

    private void WriteReasons(Explanation why, LineIndex? lines)
    {
        var said = reasons.Lines(why, lines).ToList();
        var label = said.Max(line => DisplayWidth.Of(line.Label)) + 2;
        foreach (var (name, sentence) in said) WriteWrapped(2 * Indent, DisplayWidth.PadEnd(name, label), sentence, note: true);
        output.WriteLine();
    }

    private void WriteWrapped(int indent, string lead, string body, bool note)
    {
        var hanging = DisplayWidth.Of(lead);
        foreach (var line in DisplayWidth.Wrap(body, width - indent - hanging))
        {
            output.WriteLine(Blanks(indent) + (note ? style.Note(lead + line) : style.Note(lead) + line));
            lead = Blanks(hanging);
        }
    }
}
