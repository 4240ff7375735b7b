using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace PolicyML.Workbench.Html;

/// <summary>A finished piece of HTML: it is put into a page as it is. Only <see cref="Of"/> and <see cref="HtmlText"/> make it, and these encode.</summary>
internal readonly record struct Markup
{
    private readonly object? content;   // a string, or a page that was written

    private Markup(object content) => this.content = content;

    /// <summary>Nothing.</summary>
    public static Markup None => default;

    /// <summary>The piece that an interpolated string is: its literal parts are HTML, what is filled in is text and gets encoded.</summary>
    public static Markup Of(HtmlHandler html) => html.Finish();

    /// <summary>HTML that was made and encoded elsewhere in this program, such as a chart.</summary>
    public static Markup Made(string html) => new(html);

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces)
    {
        var page = new HtmlText();
        foreach (var piece in pieces) page.Add(piece);
        return page.Done();
    }

    /// <summary>What was written, piece by piece; it must not be written on.</summary>
    internal static Markup Written(HtmlText page) => new(page);

    /// <summary>Adds it to what is being written.</summary>
    internal void AddTo(StringBuilder html)
    {
        if (content is HtmlText page) page.AddTo(html);
        else html.Append((string?)content);
    }

    /// <summary>Sends it, encoded in UTF-8.</summary>
    public void Send(IBufferWriter<byte> output)
    {
        if (content is HtmlText page) page.Send(output);
        else if (content is string text) Encoding.UTF8.GetBytes(text, output);
    }

    /// <inheritdoc/>
    public override string ToString() => content?.ToString() ?? "";
}

/// <summary>Takes interpolated strings: literal parts as HTML, everything filled in as text that is encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler
{
    private readonly HtmlText page;

    /// <summary>For a piece of its own.</summary>
    public HtmlHandler(int literalLength, int formattedCount)
    {
        _ = literalLength + formattedCount;
        page = new HtmlText();
    }

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
    public void AppendFormatted(Markup piece) => page.Add(piece);

    /// <summary>The piece.</summary>
    public Markup Finish() => page.Done();
}
