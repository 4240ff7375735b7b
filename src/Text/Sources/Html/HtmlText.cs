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
    /// <param name="html">The page.</param>
    /// <param name="headings">Receives where the lines of h1 to h6 start in the text, ascending, and their levels.</param>
    public static string Read(string html, out IReadOnlyList<(int Start, int Level)> headings)
    {
        using var document = new HtmlParser().ParseDocument(HtmlCleaner.Clean(html));
        var blocks = HtmlContent.Select(HtmlWalker.Walk(document)).ToList();
        var text = BlockText.Join(blocks.Select(b => (b.Text, b.Kind == HtmlBlockKind.Row)));
        headings = HeadingsOf(blocks, text);
        return text;
    }

    private static List<(int Start, int Level)> HeadingsOf(List<HtmlBlock> blocks, string text)
    {
        var headings = new List<(int, int)>();
        var at = 0;
        foreach (var block in blocks)
        {
            at = text.IndexOf(block.Text, at, StringComparison.Ordinal);
            if (at < 0) break;
            if (block.Kind == HtmlBlockKind.Heading) headings.Add((at, block.Level));
            at += block.Text.Length;
        }

        return headings;
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
