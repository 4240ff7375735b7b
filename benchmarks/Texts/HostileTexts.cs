using System.Text;

namespace PolicyML.Benchmarks.Texts;

/// <summary>A text of a shape that a reader of newspapers should not meet.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Make">Makes the text, divided by a number in length.</param>
public sealed record HostileText(string Name, Func<int, string> Make);

/// <summary>Ordinary text at four sizes, to see that time grows with the length alone, and shapes that tempt to more.</summary>
public static class HostileTexts
{
    private const int Million = 1_000_000;

    /// <summary>The shapes, ordinary text first.</summary>
    public static IReadOnlyList<HostileText> All { get; } =
    [
        new("news 10 KB", d => News(10_000 / d)),
        new("news 1 MB", d => News(Million / d)),
        new("news 10 MB", d => News(10 * Million / d)),
        new("news 50 MB", d => News(50 * Million / d)),
        new("news, one line of 5 MB", d => News(5 * Million / d).Replace('\n', '，')),
        new("news without punctuation, 5 MB", d => WithoutPunctuation(News(5 * Million / d))),
        new("1 M digits", d => Cycle("1234567890", Million / d)),
        new("1 M Chinese numerals", d => Cycle("一二三四五六七八九十百千万亿", Million / d)),
        new("1 M opening brackets", d => new string('（', Million / d)),
        new("1 M opening and closing brackets", d => new string('（', Million / 2 / d) + new string('）', Million / 2 / d)),
        new("1 M quotation marks", d => Cycle("“《", Million / d)),
        new("1 M blanks", d => new string(' ', Million / d)),
        new("one word 300 k times", d => Cycle("产业", 600_000 / d)),
        new("one place 300 k times", d => Cycle("鼓楼区", 900_000 / d)),
        new("1 M short lines", d => Cycle("字\n", 2 * Million / d)),
        new("200 k headings", d => Cycle("县工业园区新项目开工\n", 200_000 * 11 / d)),
        new("100 k bylines", d => Cycle("本报讯（记者 赵一）今天。\n", 100_000 * 14 / d)),
        new("100 k photo lines", d => Cycle("图为车间一角。赵一摄\n", 100_000 * 11 / d)),
        new("100 k figures in one sentence", d => Cycle("投资3.5亿元增长8.2%", 100_000 * 13 / d)),
        new("100 k figures in a list", d => Cycle("工业增加值增长8.2%、", 100_000 * 12 / d)),
        new("100 k figures with 分别", d => Cycle("营收、利润分别为3亿元、2亿元，", 100_000 * 17 / d)),
        new("100 k different figures, one a line", d => Numbered("产值{0}.5亿元，同比增长8.2%。\n", 100_000 / d)),
        new("100 k dates", d => Cycle("2024年3月4日", 100_000 * 9 / d)),
        new("100 k ranges", d => Cycle("10—15亿元至", 100_000 * 8 / d)),
        new("table of 100 k rows", d => "指标\t单位\t数值\n" + Numbered("产值\t亿元\t{0}\n", 100_000 / d)),
    ];

    private static string News(int bytes)
    {
        var corpus = Corpora.Load(Corpora.Names.Contains("news") ? "news" : "samples");
        var text = new StringBuilder(bytes / 2);
        long size = 0;
        for (var i = 0; size < bytes; i = (i + 1) % corpus.Documents.Count)
        {
            var source = corpus.Documents[i].Source;
            text.Append(source.Text).Append('\n');
            size += source.Bytes + 1;
        }

        return Cut(text.ToString(), bytes);
    }

    // The longest start of at most so many bytes of UTF-8.
    private static string Cut(string text, int bytes)
    {
        var encoder = Encoding.UTF8.GetEncoder();
        encoder.Convert(text, new byte[bytes], flush: false, out var used, out _, out _);
        return text[..used];
    }

    private static string WithoutPunctuation(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Cycle(string piece, int length) =>
        string.Create(length, piece, static (span, p) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = p[i % p.Length];
        });

    private static string Numbered(string format, int count)
    {
        var text = new StringBuilder();
        var composite = CompositeFormat.Parse(format);
        for (var i = 1; i <= count; i++) text.AppendFormat(null, composite, i);
        return text.ToString();
    }
}
