using PolicyML.Core;
using PolicyML.Text.Reading;

namespace PolicyML.Text.Layout;

/// <summary>
/// Reads a text that is known to be one article, such as a row of a data set: as <see cref="PageLayout"/> does where that finds
/// one article, else line by line.
/// </summary>
public static class SingleArticle
{
    private const int LongestHeadline = 40;
    private const string BodyEnds = "。；！？…";

    /// <summary>The whole text as one article. Empty text gives an article without paragraphs.</summary>
    /// <param name="layout">Splits pages.</param>
    /// <param name="text">The text, line ends <c>\n</c>.</param>
    public static ArticleLayout Read(PageLayout layout, string text)
    {
        var pieces = layout.Split(new SourceText("", text, "utf-8", text.Length));
        ArticleLayout? only = null;
        foreach (var piece in pieces)
        {
            if (piece.Kind == ArticleKind.Masthead) continue;
            if (only is not null) return ByLine(text);
            only = piece;
        }

        return only is { Kind: ArticleKind.Article } ? only : ByLine(text);
    }

    /// <summary>A line is a paragraph; a short first line that does not end like a sentence is the headline.</summary>
    public static ArticleLayout ByLine(string text)
    {
        var builder = new ReadingTextBuilder(text);
        var paragraphs = new List<Paragraph>();
        var headline = "";
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            var span = builder.Append(new TextSpan(start, end));
            if (!span.IsEmpty)
            {
                var isHeadline = paragraphs.Count == 0 && span.Length <= LongestHeadline && !EndsSentence(text, start, end) && end < text.Length;
                paragraphs.Add(new Paragraph(span, isHeadline ? ParagraphRole.Headline : ParagraphRole.Body));
                if (isHeadline) headline = text[start..end].Trim();
                builder.EndParagraph(end);
            }

            start = end + 1;
        }

        return new ArticleLayout
        {
            Kind = ArticleKind.Article,
            Headline = headline,
            Segments = text.Length == 0 ? [] : [new TextSpan(0, text.Length)],
            Reading = builder.ToReadingText(),
            Paragraphs = paragraphs,
        };
    }

    private static bool EndsSentence(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start).TrimEnd();
        return line.IsEmpty || BodyEnds.Contains(line[^1], StringComparison.Ordinal);
    }
}
