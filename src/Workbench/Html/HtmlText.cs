using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PolicyML.Workbench.Html;

/// <summary>
/// A page being written. Text gets in through interpolated strings alone and is encoded there, character by character: as long as the
/// text was, so that offsets into a source still fit. What would reorder or end a line of the page (controls of direction, control
/// characters) becomes U+FFFD.
/// </summary>
internal sealed class HtmlText
{
    private const char Replacement = '\uFFFD';
    private readonly StringBuilder html = new();   // grows in pieces that are small enough for the young heap

    /// <summary>Adds a piece of the page.</summary>
    /// <returns>This page.</returns>
    public HtmlText Add([InterpolatedStringHandlerArgument("")] HtmlHandler piece)
    {
        _ = piece;   // the handler has written it already
        return this;
    }

    /// <summary>Adds a finished piece.</summary>
    public void Add(Markup piece) => piece.AddTo(html);

    /// <summary>The page, which is not written on.</summary>
    public Markup Done() => Markup.Written(this);

    /// <summary>Sends it, encoded in UTF-8; a surrogate pair may stand in two pieces.</summary>
    public void Send(IBufferWriter<byte> output)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        foreach (var piece in html.GetChunks()) encoder.Convert(piece.Span, output, flush: false, out _, out _);
        encoder.Convert([], output, flush: true, out _, out _);
    }

    internal void AddTo(StringBuilder other) => other.Append(html);

    /// <summary>Adds text of a source.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        foreach (var c in text) Add(c);
    }

    /// <inheritdoc/>
    public override string ToString() => html.ToString();

    internal void Text(string? text)
    {
        if (text is null) return;
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0) html.Append(text);
        else Text(text.AsSpan());
    }

    internal void Raw(string made) => html.Append(made);

    internal void Number(long number) => html.Append(number.ToString(CultureInfo.InvariantCulture));

    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/#?=% ,");

    private void Add(char c) => _ = c switch
    {
        '&' => html.Append("&amp;"),
        '<' => html.Append("&lt;"),
        '>' => html.Append("&gt;"),
        '"' => html.Append("&quot;"),
        '\'' => html.Append("&#39;"),
        '\n' or '\t' => html.Append(c),
        _ when char.IsControl(c) || IsDirection(c) || c is '\uFFFE' or '\uFFFF' => html.Append(Replacement),
        _ => html.Append(c),
    };

    /// <summary>Marks that turn the direction of what follows: embeddings, overrides, isolates, and the lone marks.</summary>
    private static bool IsDirection(char c) => c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
