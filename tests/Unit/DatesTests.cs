using PolicyML.Text.Dates;

namespace PolicyML.Tests.Unit;

public class DatesTests
{
    private static string? Infer(string path, string text) => IssueDate.Infer(path, text, [])?.Date.ToString("yyyy-MM-dd");

    [Theory]
    [InlineData("county-2024-03-04.txt", "2024-03-04")]
    [InlineData("20240304-A1.txt", "2024-03-04")]
    [InlineData("2024_03_04.html", "2024-03-04")]
    [InlineData("某某日报2024年3月4日.docx", "2024-03-04")]
    [InlineData("2024.3.4.md", "2024-03-04")]
    [InlineData("２０２４－０３－０４.txt", "2024-03-04")]
    [InlineData("二〇二四年三月四日.txt", "2024-03-04")]
    [InlineData("archive/2024-03-04/page1.txt", "2024-03-04")]
    [InlineData("archive/2024/03/04/page1.txt", "2024-03-04")]
    [InlineData("archive/2024-03/04/page1.txt", "2024-03-04")]
    [InlineData("2019-01-01/issue-2024-03-04.txt", "2024-03-04")]
    [InlineData("2024-02-30.txt", null)]
    [InlineData("2023-02-29.txt", null)]
    [InlineData("20241304.txt", null)]
    [InlineData("13800138000.txt", null)]
    [InlineData("page-12.txt", null)]
    [InlineData("report-2026.txt", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    public void Reads_the_day_off_the_path(string path, string? expected) => Assert.Equal(expected, Infer(path, ""));

    [Theory]
    [InlineData("云溪日报\n2024年3月4日 星期一 第2311期\n我县春耕备耕全面展开", "2024-03-04")]
    [InlineData("开发区要闻\n发布时间：2024-03-04 10:20 来源：县融媒体中心\n园区2019年5月6日成立，现有企业八十家。", "2024-03-04")]
    [InlineData("2026年某省政府工作报告\n2026年02月10日 07时41分\n各位代表：", "2026-02-10")]
    [InlineData("政府工作报告\n来源：某省日报\n时间：2026-02-09\n——2026年2月2日在某省人民代表大会上", "2026-02-09")]
    [InlineData("政府工作报告\n——2026年1月27日在某省第十四届人民代表大会第四次会议上\n各位代表：", "2026-01-27")]
    [InlineData("日期: 2024/3/4\n招商动态", "2024-03-04")]
    [InlineData("二〇二四年三月四日 星期一\n今日八版", "2024-03-04")]
    [InlineData("２０２４年３月４日　星期一\n今日八版", "2024-03-04")]
    [InlineData("本报讯 项目自2021年6月1日开工，至2023年9月30日竣工。\n2024年3月4日 星期一", "2024-03-04")]
    [InlineData("新华社北京2024年2月17日电 全国物流大会召开。", "2024-02-17")]
    [InlineData("某某新闻网2024年8月8日讯 园区招聘会举行。", "2024-08-08")]
    [InlineData("出版日期：2022.12.01\n本版编辑 张某", "2022-12-01")]
    public void Reads_the_day_off_the_text(string text, string expected) => Assert.Equal(expected, Infer("-", text));

    [Theory]
    [InlineData("项目自2021年6月1日开工，计划于2025年10月1日前投产，届时将新增就业岗位三百个，带动周边村民增收致富。")]
    [InlineData("2026年某省政府工作报告\n过去一年，全省地区生产总值增长5.1%。")]
    [InlineData("新华社北京2月17日电 大会召开。")]
    [InlineData("当地时间2023年8月16日，展会在海外开幕，来自我省的三十家企业组团参加，签订合同额超过两亿元人民币。")]
    [InlineData("生产日期：2024-01-05，请在保质期内食用。")]
    [InlineData("联系电话 0359-2024030，邮编 044000")]
    [InlineData("产量由2024.12.31万吨增至三千万吨，这一数字经过核实，与统计口径保持一致，可以放心引用和转载。")]
    [InlineData("2024年2月30日 星期五")]
    [InlineData("")]
    public void Leaves_the_day_open_where_nothing_tells_it(string text) => Assert.Null(Infer("-", text));

    [Theory]
    [InlineData("report-2023.txt", "新华社太原8月10日电 大会召开。", "2023-08-10")]
    [InlineData("-", "本报北京8月16日电 记者获悉，平台已于2023年8月11日上线。", "2023-08-16")]
    [InlineData("-", "本报北京1月3日电 系统于2023年12月28日上线。", "2024-01-03")]
    [InlineData("-", "2026年某市政府工作报告摘要\n新华社某地2月5日电 报告提出十项任务。", "2026-02-05")]
    [InlineData("report-2023.txt", "本报2月29日电 大会召开。", null)]
    [InlineData("-", "某网8月10日讯 2023年上半年营收增长；公司于2022年8月12日上市。", null)]
    public void A_dateline_takes_its_year_from_what_stands_near(string path, string text, string? expected) => Assert.Equal(expected, Infer(path, text));

    [Fact]
    public void The_span_is_the_evidence_and_the_path_has_none()
    {
        const string text = "要闻\n发布时间：2024年3月4日 10:20\n正文";
        var fromText = IssueDate.Infer("a.txt", text, [])!;
        Assert.True(fromText.Inferred);
        Assert.Equal("2024年3月4日", text[fromText.Span!.Value.Start..fromText.Span.Value.End]);
        var fromPath = IssueDate.Infer("2023-01-02.txt", text, [])!;
        Assert.False(fromPath.Inferred);
        Assert.Null(fromPath.Span);
    }

    [SharedFact("corpus")]
    public void Files_named_by_their_day_are_dated_by_it()
    {
        foreach (var file in Directory.GetFiles(Repository.Shared("corpus", "reports")!))
            Assert.Equal(Path.GetFileNameWithoutExtension(file)[^10..], Infer(file, ""));
    }
}
