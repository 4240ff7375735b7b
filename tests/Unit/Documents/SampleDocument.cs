using PolicyML.Reports.Documents;

namespace PolicyML.Tests.Unit.Documents;

/// <summary>Documents for the tests of all writers.</summary>
internal static class SampleDocument
{
    /// <summary>A PNG of one white pixel.</summary>
    public static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC");

    public const string Svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"><title>投资</title><rect width=\"4\" height=\"2\"/></svg>";

    /// <summary>Texts that mean harm in one format or the other; shown as they are they do none.</summary>
    public static readonly string[] HostileTexts =
    [
        "<script>alert('x')</script>",
        "</title></style><img src=x onerror=alert(1)>",
        "]]><w:br/>&lt;&amp;",
        "=HYPERLINK(\"http://x\",\"点\")",
        "a\u0000b\u0007c\u001Bd\uFFFEe\uD800f",
        "abc\u202Edcb\u2066x\u200F",
        "[点我](javascript:alert(1)) ![x](x) `x` *x* _x_ ~x~ | y | \\",
        "# 标题\n- 项\n1. 项\n> 引\n```\n---",
        "[^1]: 伪注 [^1] ^x^ $x$",
        "第一行\r\n第二行\t制表",
        "𠮷野家",
    ];

    /// <summary>A document with every kind of block, its words taken from <paramref name="text"/>.</summary>
    public static Document Of(string text)
    {
        var first = new Note("a", text, text);
        var second = new Note("b", "第二条依据" + text, text);
        return new Document
        {
            Title = text,
            Subtitle = text,
            Date = new DateOnly(2025, 3, 4),
            Author = text,
            Blocks =
            [
                new Contents("目录"),
                new Heading(1, text),
                new Paragraph([new TextRun(text), new NoteMark(first), new TextRun(text, Emphasis.Strong), new TextRun(text, Emphasis.Muted)]),
                new Heading(2, text),
                new ListBlock([[new TextRun(text), new NoteMark(second)], [new TextRun(text), new NoteMark(first)]]),
                new ListBlock([[new TextRun(text)]], IsOrdered: true),
                new Heading(3, text),
                new ListBlock([[new TextRun(text)]], IsOrdered: true),
                new Table(
                    text,
                    [new Column(text, ColumnKind.Text, 2), new Column("亿元", ColumnKind.Number), new Column("日期", ColumnKind.Short)],
                    [
                        new Row([[new TextRun(text), new NoteMark(second)], [new TextRun("1.5")], [new TextRun("3月4日")]]),
                        new Row([[new TextRun("合计")], [new TextRun("1.5")], []], IsTotal: true),
                    ]),
                new Picture { Alt = text, Caption = text, Png = Pixel, Svg = Svg, Width = 4, Height = 2 },
                new Picture { Alt = text, Png = Pixel, Width = 2, Height = 9 },
                new Paragraph(text, ParagraphKind.Remark),
                new PageBreak(),
                new Heading(1, "附录", IsNumbered: false),
                new NoteList(),
            ],
        };
    }

    /// <summary>The bytes that a writer makes of a document.</summary>
    public static byte[] Write(IDocumentWriter writer, Document document)
    {
        using var stream = new MemoryStream();
        writer.Write(document, stream);
        return stream.ToArray();
    }
}
