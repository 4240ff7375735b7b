using PolicyML.Core;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output.Table;

/// <summary>
/// The figures below an article, in columns that align over the whole source. Shown are money and growth in reading
/// order, as a newspaper puts the main figures first; doubtful ones only where there is room left.
/// </summary>
internal sealed class FigureRows(Catalogue words, Names names, Style style, int most)
{
    /// <summary>Below this confidence a figure is marked.</summary>
    public const double Doubtful = 0.7;

    private readonly FigureText text = new(words);

    /// <summary>Chooses the figures of all articles of a source and the widths of their columns.</summary>
    public FigureLayout Layout(IReadOnlyList<Article> articles, int width)
    {
        var rows = new FigureRow[articles.Count][];
        for (var i = 0; i < rows.Length; i++) rows[i] = [.. Choose(articles[i].Facts).Select(ToRow)];
        return new FigureLayout(rows, words, style, width);
    }

    private List<Fact> Choose(IReadOnlyList<Fact> facts)
    {
        var core = facts.Where(f => f.IsCore).ToList();
        if (core.Count <= most) return core;
        return [.. core.Where(f => f.Confidence >= Doubtful).Concat(core.Where(f => f.Confidence < Doubtful))
            .Take(most).OrderBy(f => f.Span)];
    }

    private FigureRow ToRow(Fact fact) => new(
        names.Indicator(fact.Indicator), SafeText.Clean(text.Value(fact)), text.Time(fact.Period), text.Status(fact),
        SafeText.Clean(fact.Subject ?? ""), fact.Confidence < Doubtful);
}

/// <summary>A figure as it is shown.</summary>
internal sealed record FigureRow(string Indicator, string Value, string Time, string Status, string Subject, bool IsDoubtful);

/// <summary>The figures of a source, laid out.</summary>
internal sealed class FigureLayout
{
    private const string Gap = "  ";
    private readonly FigureRow[][] rows;
    private readonly Catalogue words;
    private readonly Style style;
    private readonly int width;
    private readonly int indicator;
    private readonly int value;
    private readonly int time;
    private readonly int status;

    internal FigureLayout(FigureRow[][] rows, Catalogue words, Style style, int width)
    {
        this.rows = rows;
        this.words = words;
        this.style = style;
        this.width = width;
        indicator = Widest(r => r.Indicator);
        value = Widest(r => r.Value);
        time = Widest(r => r.Time);
        status = Widest(r => r.Status);
        HasDoubtful = Array.Exists(rows, list => Array.Exists(list, r => r.IsDoubtful));
    }

    /// <summary>True where a figure shown is marked as doubtful.</summary>
    public bool HasDoubtful { get; }

    /// <summary>The lines below an article.</summary>
    /// <param name="index">Position of the article in the source, from 0.</param>
    /// <param name="facts">Number of facts it has, shown or not.</param>
    public IEnumerable<string> Lines(int index, int facts)
    {
        foreach (var row in rows[index]) yield return Line(row);
        var left = facts - rows[index].Length;
        if (left > 0) yield return style.Note(words.Format("article.more", left));
    }

    private int Widest(Func<FigureRow, string> cell) =>
        rows.SelectMany(list => list).Select(r => DisplayWidth.Of(cell(r))).DefaultIfEmpty().Max();

    private string Line(FigureRow row)
    {
        var left = DisplayWidth.PadEnd(row.Indicator, indicator) + Gap;
        var figure = DisplayWidth.PadStart(row.Value, value);
        var right = string.Join(
            Gap,
            row.IsDoubtful ? words["low-confidence"] : " ",
            DisplayWidth.PadEnd(row.Time, time),
            DisplayWidth.PadEnd(row.Status, status),
            row.Subject);
        var room = width - DisplayWidth.Of(left) - DisplayWidth.Of(figure);
        return left + style.Figure(figure) + DisplayWidth.Fit(right, room).TrimEnd();
    }
}
