namespace PolicyML.Extraction.Numbers;

/// <summary>Tells units from the same characters in other words: 元 in 元旦, 成 in 成立, 5 G in 5G.</summary>
internal static class UnitRules
{
    private const string NotAfterYuan = "旦素宇宵航朗气月老件首帅年凶勋婴春锂结论化次方格件组件材催";
    private const string NotAfterTenth = "立为功本果长都员年交品分就效型熟因语见家片绩";
    private const string NotAfterFang = "面案式法便针向位言志圆略";
    private const string NotAfterGe = "体人性税别案股";
    private const string NotAfterJia = "庭长乡园具电居畜禽";
    private const string NotAfterMing = "字称义单城牌称校优额望录次列";
    private const string NotAfterWei = "置居于列次";
    private const string NotAfterCi = "会全党代";

    /// <summary>True where the word at [start, end) is a unit of the number before it.</summary>
    public static bool IsUnit(ReadOnlySpan<char> text, int start, int end, Unit unit, Number number)
    {
        var next = end < text.Length ? text[end] : '\n';
        var first = text[start];
        if (char.IsAsciiLetter(first) && char.IsAsciiLetterOrDigit(next)) return false;
        if (unit.Kind == UnitKind.Count && IsArticle(text, number)) return false;
        if (end - start > 1) return true;
        return first switch
        {
            '元' => NotAfterYuan.IndexOf(next) < 0,
            '成' => number.Value is > 0 and < 10 && number.Scale == 1m && NotAfterTenth.IndexOf(next) < 0,
            '方' => NotAfterFang.IndexOf(next) < 0,
            '个' => NotAfterGe.IndexOf(next) < 0,
            '家' => NotAfterJia.IndexOf(next) < 0,
            '名' => NotAfterMing.IndexOf(next) < 0,
            '位' => NotAfterWei.IndexOf(next) < 0,
            '次' => !number.Chinese || NotAfterCi.IndexOf(next) < 0,
            '期' => !number.Chinese || number.Value >= 10,
            '角' => !number.Chinese || number.Value > 10,
            '番' => number.Value is > 0 and <= 10,
            '倍' => true,
            _ => true,
        };
    }

    // 一家企业, 一条生产线: an article, as "a" in English, counts nothing.
    private static bool IsArticle(ReadOnlySpan<char> text, Number number) => number.Chinese && number.Length == 1 && text[number.Start] == '一';
}
