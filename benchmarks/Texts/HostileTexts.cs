using System.Globalization;
using System.Text;

namespace PolicyML.Benchmarks.Texts;

/// <summary>A text of a shape that a reader of newspapers should not meet.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Make">Makes a text of so many bytes of UTF-8, or a few less.</param>
public sealed record HostileText(string Name, Func<int, string> Make);

/// <summary>Ordinary text, and shapes that tempt to more than linear time.</summary>
public static class HostileTexts
{
    /// <summary>The shapes, ordinary text first.</summary>
    public static IReadOnlyList<HostileText> All { get; } =
    [
        new("news", News),
        new("news, one line", n => News(n / 3 * 3).Replace('\n', '，')),
        new("news without punctuation", n => Cut(WithoutPunctuation(News(n + (n / 4))), n)),
        new("news, every 2nd character a line break", n => Spread(News(n), "\n", n)),
        new("news, a combining mark after each", n => Spread(News(n), "\u0301", n)),
        new("news, a half surrogate after each", n => Spread(News(n), "\uD83D", n)),
        Of("digits", "1234567890"),
        Of("full-width digits", "１２３４５６７８９０"),
        Of("Chinese numerals", "一二三四五六七八九十百千万亿"),
        Of("decimal points", "1.2.3.4,5,6."),
        Of("opening brackets", "（"),
        new("opening, then closing brackets", n => Cycle("（", n / 2) + Cycle("）", n / 2)),
        Of("brackets of all kinds", "（[{《「『【〔"),
        Of("quotation marks", "“《"),
        Of("quotations in quotations", "“投资‘1亿元’”"),
        Of("blanks", " "),
        Of("line breaks", "\n"),
        Of("surrogates", "\U0001F600\U00020000"),
        Of("combining marks", "a\u0301\u0302\u20DD"),
        Of("one character", "的"),
        Of("one word", "产业"),
        Of("one place", "鼓楼区"),
        Of("places", "山西省晋城市高平市运城市夏县永济市太原市小店区朝阳区鼓楼区"),
        Of("places in a list", "山西省、晋城市、高平市、夏县、"),
        Of("firms", "夏县华岳机械有限公司、晋城市金石股份有限公司、"),
        Of("firms without an end", "山西晋城高平华岳金石机械"),
        Of("projects", "年产10万吨负极材料项目、二期负极材料项目、"),
        Of("projects of firms", "由夏县华岳机械有限公司投资建设的负极材料项目开工，"),
        Of("short lines", "字\n"),
        Of("headings", "县工业园区新项目开工\n"),
        Of("headings and a figure", "县工业园区新项目开工\n总投资3亿元\n"),
        Of("bylines", "本报讯（记者 赵一）今天。\n"),
        Of("photo lines", "图为车间一角。赵一摄\n"),
        Of("list marks", "一是（二）1. "),
        Of("enumeration commas", "、"),
        Of("words in a list", "产值、税收、利润、"),
        Of("figures in one sentence", "投资3.5亿元增长8.2%"),
        Of("figures in a list", "工业增加值增长8.2%、"),
        Of("bare figures in a list", "3.5亿元、"),
        Of("figures with 分别", "营收、利润分别为3亿元、2亿元，"),
        Of("one 分别, many figures", "营收、", "分别为", "3亿元、"),
        Of("nested 其中", "总投资3亿元，其中，"),
        Of("nested 其中 in brackets", "产值3亿元（其中"),
        Of("cues in turn", "计划预计力争完成达到增长下降同比环比"),
        Of("cues and figures in turn", "计划投资3亿元已完成投资2亿元同比增长5%较上年下降2个百分点"),
        Of("status words", "开工、投产、签约、竣工、"),
        Of("negations", "没有不未非"),
        Of("dates", "2024年3月4日"),
        Of("dates in a list", "3月4日、"),
        Of("periods", "今年一季度去年上半年“十四五”期间1—9月"),
        Of("ranges", "10—15亿元至"),
        Of("units", "亿元万吨%个百分点倍"),
        Of("currencies", "3亿元人民币2亿美元"),
        Of("per cent signs", "%"),
        new("different figures, one a line", n => Numbered("产值{0}.5亿元，同比增长8.2%。\n", n)),
        new("different headings", n => Numbered("第{0}号项目开工\n总投资{0}亿元的负极材料项目开工。\n", n)),
        new("table rows", n => "指标\t单位\t数值\n" + Numbered("产值\t亿元\t{0}\n", n - 30)),
        new("table columns", n => "指标\t" + Cycle("产值（亿元）\t", n / 2) + "\n数值\t" + Cycle("3.5\t", n / 2)),
        Of("table of bars", "|产值|3亿元|\n"),
        Of("addresses", "http://a.example/b?c=1&d="),
        Of("Latin letters", "abc DEF "),
        Of("controls", "\u0001\u200B\uFEFF\u202E"),
    ];

    private static HostileText Of(string name, string piece) => new(name, n => Cycle(piece, n));

    // Half of the text is one piece over and over, then a word, then another piece.
    private static HostileText Of(string name, string first, string between, string then) =>
        new(name, n => Cycle(first, n / 2) + between + Cycle(then, n / 2));

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

    private static string Spread(string text, string between, int bytes)
    {
        var spread = new StringBuilder();
        for (var (i, size) = (0, 0); i < text.Length && size < bytes; i++, size += 4) spread.Append(text[i]).Append(between);
        return spread.ToString();
    }

    private static string Cycle(string piece, int bytes) =>
        string.Create((int)((long)bytes * piece.Length / Encoding.UTF8.GetByteCount(piece)), piece, static (span, p) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = p[i % p.Length];
        });

    private static string Numbered(string format, int bytes)
    {
        var text = new StringBuilder();
        var composite = CompositeFormat.Parse(format);
        for (var (i, size) = (1, 0); size < bytes; i++)
        {
            var line = string.Format(CultureInfo.InvariantCulture, composite, i);
            text.Append(line);
            size += Encoding.UTF8.GetByteCount(line);
        }

        return text.ToString();
    }
}
