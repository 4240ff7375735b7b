using System.Runtime.CompilerServices;

namespace PolicyML.Workbench.Html;

/// <summary>A finished piece of HTML: it is put into a page as it is. Only <see cref="Of"/> and <see cref="HtmlText"/> make it, and these encode.</summary>
internal readonly record struct Markup
{
    private readonly string? text;

    private Markup(string text) => this.text = text;

    /// <summary>Nothing.</summary>
    public static Markup None => default;

    /// <summary>The piece that an interpolated string is: its literal parts are HTML, what is filled in is text and gets encoded.</summary>
    public static Markup Of(HtmlHandler html) => html.Finish();

    /// <summary>HTML that was made and encoded elsewhere in this program, such as a chart.</summary>
    public static Markup Made(string html) => new(html);

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(p => p.text)));

    /// <inheritdoc/>
    public override string ToString() => text ?? "";
}

/// <summary>Takes interpolated strings: literal parts as HTML, everything filled in as text that is encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler
{
    private readonly HtmlText page;

    /// <summary>For a piece of its own.</summary>
    public HtmlHandler(int literalLength, int formattedCount) => page = new HtmlText(literalLength + (formattedCount * 16));

    /// <summary>For a page that is being written.</summary>
    public HtmlHandler(int literalLength, int formattedCount, HtmlText page)
    {
        _ = literalLength + formattedCount;
        this.page = page;
    }

    /// <summary>HTML of the program.</summary>
    public void AppendLiteral(string html) => page.Raw(html);

    /// <summary>Text, encoded.</summary>
    public void AppendFormatted(string? text) => page.Text(text);

    /// <summary>A whole number.</summary>
    public void AppendFormatted(long number) => page.Number(number);

    /// <summary>A finished piece.</summary>
    public void AppendFormatted(Markup piece) => page.Raw(piece.ToString());

    /// <summary>The piece.</summary>
    public Markup Finish() => Markup.Made(page.ToString());
}
