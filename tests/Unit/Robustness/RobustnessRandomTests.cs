using FsCheck;
using FsCheck.Fluent;

using PolicyML.Text;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit.Robustness;

/// <summary>
/// Texts that nobody wrote: random characters, random words, sample issues cut up and put together again. The seeds are
/// fixed, so that a run repeats; to search further, change them.
/// </summary>
public class RobustnessRandomTests
{
    private const int Cases = 300;
    private const int Largest = 400;

    private static readonly string[] Words =
    [
        "投资", "总投资", "产值", "营业收入", "税收", "利润", "规上工业增加值", "社零总额", "其中", "分别", "分别为", "分别增长", "和", "、", "，", "。", "；", "\n",
        "亿元", "万元", "元", "万亿", "亿", "万", "千", "%", "％", "‰", "个百分点", "成", "倍", "番", "亩", "平方米", "家", "个", "万人", "亿美元", "万吨",
        "1", "2.5", "3,000", "１２", "0", "00", ".", "1.2.3", "9999999999999999999999999999999", "99999999999999999999", "亿亿亿亿", "七八亿亿亿", "一", "二十", "三十几", "百", "半", "两", "〇", "十余", "数十", "近", "约", "超", "以上", "左右", "不超过",
        "—", "-", "~", "至", "到", "—15", "10—", "同比", "环比", "比上年", "年均", "增长", "下降", "翻一番", "提高", "收窄", "降幅", "增速", "达到", "突破",
        "2023年", "2023-2025年", "0年", "13月", "2月30日", "99日", "去年", "今年以来", "上半年", "前三季度", "1—9月", "“十四五”期间", "截至目前", "截至6月末", "去年同期", "2月29日", "五年来",
        "计划", "预计", "力争", "目标", "开工", "投产", "签约", "（", "）", "（单位：万元）", "“", "”", "《", "》", "本报讯", "（记者 ", "通讯员", "摄", "供图", "#", "##", "|", "\t", "：", "——", "一是", "（一）", "鼓楼区", "太和", "运城经开区", "山西省", "表1", "单位：", "指标", "（下同）", "为", "的", "比", "高于全国",
    ];

    private static readonly Gen<char> Characters = Gen.Frequency(
        (8, Range('\u4E00', '\u9FFF')),
        (4, Gen.Elements("0123456789一二三四五六七八九十百千万亿元%年月日，。、；：（）“”《》\n \t.-—".ToCharArray())),
        (2, Range('\uFF01', '\uFFEE')),
        (2, Range(' ', '~')),
        (2, Gen.Elements('\0', '\r', '\n', '\u000B', '\u000C', '\u0085', '\u00A0', '\u00AD', '\u2028', '\u2029', '\u3000', '\uFEFF', '\uFFFD', '\uFFFE', '\uFFFF')),
        (2, Gen.Elements('\u200B', '\u200D', '\u200E', '\u200F', '\u202A', '\u202D', '\u202E', '\u2066', '\u2069', '\uFE0F', '\u0301')),
        (2, Range('\uD800', '\uDFFF')),
        (1, Range('\0', '\uFFFF')));

    private static readonly string[] Issues =
        [.. Directory.EnumerateFiles(Repository.PathOf("datasets", "issues")).Order(StringComparer.Ordinal).Select(p => SourceReader.Read(p, ReadOptions.Default).Text)];

    [Fact]
    public void Random_characters_do_no_harm() =>
        Holds(Gen.ArrayOf(Characters).Select(c => new string(c)), 101);

    [Fact]
    public void Random_words_of_the_field_do_no_harm() =>
        Holds(Gen.ArrayOf(Gen.Elements(Words)).Select(string.Concat), 202);

    [Fact]
    public void Random_words_among_random_characters_do_no_harm() =>
        Holds(Gen.ArrayOf(Gen.OneOf(Gen.Elements(Words), Characters.Select(c => c.ToString()))).Select(string.Concat), 303);

    [Fact]
    public void Sample_issues_cut_up_and_put_together_do_no_harm() =>
        Holds(Gen.Elements(Issues).SelectMany(issue => Gen.ArrayOf(Edits, 12).Select(edits => edits.Aggregate(issue, Edit))), 404);

    /// <summary>A kind of edit, a place and a length, the latter in thousandths of the text.</summary>
    private static Gen<(int Kind, int At, int Length)> Edits =>
        from kind in Gen.Choose(0, 4)
        from at in Gen.Choose(0, 999)
        from length in Gen.Choose(0, 60)
        select (kind, at, length);

    private static string Edit(string text, (int Kind, int At, int Length) edit)
    {
        var start = (int)((long)text.Length * edit.At / 1000);
        var end = Math.Min(text.Length, start + (int)((long)text.Length * edit.Length / 1000));
        var (head, piece, tail) = (text[..start], text[start..end], text[end..]);
        return edit.Kind switch
        {
            0 => head + tail,
            1 => head + piece + piece + tail,
            2 => piece + tail + head,
            3 => tail + piece + head,
            _ => head + piece.Replace("\n", "") + tail,
        };
    }

    private static Gen<char> Range(char first, char last) => Gen.Choose(first, last).Select(c => (char)c);

    // A decoded source has no carriage returns: that is the decoder's promise.
    private static void Holds(Gen<string> texts, ulong seed) =>
        Prop.ForAll(texts.Select(t => t.Replace('\r', '\n')).ToArbitrary(), text => RobustnessChecks.Problem(SourceText.FromString(text), new DateOnly(2024, 2, 29)) is not { } problem ? true : throw new InvalidOperationException(problem))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(Largest).WithReplay(seed, 7));
}
