using System.Text;

using AngleSharp.Html.Parser;

namespace PolicyML.Text.Sources.Html;

/// <summary>The text of the articles of an HTML page.</summary>
internal static class HtmlText
{
    /// <summary>Largest page in bytes: a parsed page takes up to fifteen times its size in memory.</summary>
    public const int LargestPage = 64 << 20;

    /// <summary>
    /// Paragraphs and headings on lines of their own with an empty line between, rows of a table on lines that
    /// follow each other with a tab between cells. Empty where the page has no text.
    /// </summary>
    public static string Of(string html)
    {
        using var document = new HtmlParser().ParseDocument(HtmlCleaner.Clean(html));
        var blocks = HtmlContent.Select(HtmlWalker.Walk(document));
        return BlockText.Join(blocks.Select(b => (b.Text, b.Kind == HtmlBlockKind.Row)));
    }

    /// <summary>
    /// The encoding that a page declares in a meta element or an XML declaration; null where it names none.
    /// Looks at the first four kilobytes.
    /// </summary>
    public static Encoding? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        foreach (var key in (string[])["charset", "encoding"])
        {
            var at = head.IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var rest = head.AsSpan(at + key.Length).TrimStart(" \t\r\n=\"'");
            var length = rest.IndexOfAnyExcept(NameLetters);
            return length > 0 ? Decoding.TextEncodings.Find(rest[..length].ToString()) : null;
        }

        return null;
    }

    /// <summary>A text without white space.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static readonly System.Buffers.SearchValues<char> NameLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:.");
}
