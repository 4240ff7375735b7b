using PolicyML.Analyzer.Messages;
using PolicyML.Analyzer.Output.Table;
using PolicyML.Core;
using PolicyML.Core.Csv;
using PolicyML.Terminal;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Cli;

/// <summary>Widths, safe text, figures in words and the catalogue of messages.</summary>
public class TextTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("产值", 4)]
    [InlineData("ＧＤＰ", 6)]
    [InlineData("GDP：", 5)]
    [InlineData("e\u0301", 1)]
    [InlineData("\U00020BB7", 2)]
    [InlineData("か\u3099", 2)]
    [InlineData("─“”", 3)]
    [InlineData("한글", 4)]
    [InlineData("ｱｲ", 2)]
    public void A_width_counts_terminal_columns(string text, int columns) => Assert.Equal(columns, DisplayWidth.Of(text));

    [Theory]
    [InlineData("投产达效", 8, "投产达效")]
    [InlineData("投产达效", 7, "投产达…")]
    [InlineData("投产达效", 6, "投产…")]
    [InlineData("投产达效", 1, "…")]
    [InlineData("投产达效", 0, "")]
    public void Text_is_cut_between_characters(string text, int columns, string expected) =>
        Assert.Equal(expected, DisplayWidth.Fit(text, columns));

    [Fact]
    public void Wrapped_lines_keep_every_character_and_the_width()
    {
        const string text = "现代医药与大健康、新能源与储能、新材料、高端装备与机械制造、电子信息与半导体\U00020BB7";
        for (var columns = 1; columns < 40; columns++)
        {
            var lines = DisplayWidth.Wrap(text, columns).ToList();
            Assert.Equal(text, string.Concat(lines));
            Assert.All(lines, line => Assert.InRange(DisplayWidth.Of(line), 0, Math.Max(columns, 2)));
        }
    }

    [Theory]
    [InlineData("晋中", "晋中")]
    [InlineData("a\tb\nc\r\u2028d", "a b c  d")]
    [InlineData("\e[31mred\u009B2J", "\uFFFD[31mred\uFFFD2J")]
    [InlineData("x\u202Ey\u200B\uFEFFz", "xyz")]
    [InlineData("\U00020BB7\0", "\U00020BB7\uFFFD")]
    public void Text_for_a_terminal_is_harmless(string text, string expected) => Assert.Equal(expected, SafeText.Clean(text));

    [Fact]
    public void An_unpaired_surrogate_is_replaced() => Assert.Equal("\uFFFDx\uFFFD", SafeText.Clean("\uD842x\uDFB7"));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" +1", "' +1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("——改造", "——改造")]
    [InlineData("", "")]
    public void A_text_cell_is_quoted_and_never_a_formula(string text, string expected) =>
        Assert.Equal(expected + "\r\n", new CsvCells().Add(text).TakeLine());

    [Fact]
    public void A_number_cell_stays_a_number() =>
        Assert.Equal("-7.5,,3\r\n", new CsvCells().Add(-7.5m).Add((decimal?)null).Add(3).TakeLine());

    [Theory]
    [InlineData("66500000", "6650万元")]
    [InlineData("312695000000", "3126.95亿元")]
    [InlineData("1600000000000", "1.6万亿元")]
    [InlineData("9999", "9999元")]
    [InlineData("-120000000", "-1.2亿元")]
    public void Money_is_written_in_the_unit_that_people_use(string value, string expected) =>
        Assert.Equal(expected, Figures.Value(Money(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Bounds_ranges_and_growth_are_shown()
    {
        Assert.Equal("≥30亿元", Figures.Value(Money(3e9m) with { Bound = Bound.AtLeast }));
        Assert.Equal("约5000万美元", Figures.Value(Money(5e7m) with { Bound = Bound.Approx, Unit = "USD" }));
        Assert.Equal("20–40亿元", Figures.Value(Money(3e9m) with { Low = 2e9m, High = 4e9m }));
        Assert.Equal("0.8–1.2亿元", Figures.Value(Money(1e8m) with { Low = 8e7m, High = 1.2e8m }));
        Assert.Equal("同比+73.3%", Figures.Value(Growth(73.3m, "%") with { Basis = Basis.Yoy }));
        Assert.Equal("-1.5个百分点", Figures.Value(Growth(-1.5m, "pp")));
    }

    [Theory]
    [InlineData("2023-01-01", "2023-12-31", "2023年")]
    [InlineData("2021-01-01", "2025-12-31", "2021–2025年")]
    [InlineData("2024-01-01", "2024-06-30", "2024年上半年")]
    [InlineData("2024-01-01", "2024-09-30", "2024年前三季度")]
    [InlineData("2024-04-01", "2024-06-30", "2024年二季度")]
    [InlineData("2024-02-01", "2024-02-29", "2024年2月")]
    [InlineData("2024-01-01", "2024-02-29", "2024年1–2月")]
    [InlineData("2024-03-04", "2024-03-04", "2024-03-04")]
    [InlineData("2024-01-01", "2024-03-04", "2024-01-01至03-04")]
    [InlineData("2023-11-05", "2024-03-04", "2023-11-05至2024-03-04")]
    public void A_period_has_its_shortest_name(string from, string to, string expected) =>
        Assert.Equal(expected, Figures.Time(new Period("", Day(from), Day(to))));

    [Fact]
    public void Every_message_stands_in_both_languages_with_the_same_blanks()
    {
        var (chinese, english) = (Texts.Messages("zh"), Texts.Messages("en"));
        Assert.Equal(chinese.Keys, english.Keys);
        Assert.All(chinese.Keys, key =>
        {
            Assert.NotEmpty(chinese[key]);
            if (key.StartsWith("problem.", StringComparison.Ordinal)) return;   // the English stands with the problem
            Assert.NotEmpty(english[key]);
            Assert.NotEqual(chinese[key], english[key]);
            for (var i = 0; i < 6; i++) Assert.Equal(chinese[key].Contains($"{{{i}}}"), english[key].Contains($"{{{i}}}"));
        });
    }

    [Fact]
    public void Every_problem_of_a_source_has_a_Chinese_message_with_the_blanks_of_the_English_one()
    {
        var chinese = Texts.Messages("zh");
        Assert.All(Enum.GetValues<SourceProblemCode>(), code =>
        {
            string[] blanks = ["{0}", "{1}"];
            var english = new SourceProblem(code, "page.txt", blanks).Message;
            var message = chinese["problem." + code];
            Assert.All(blanks, blank => Assert.Equal(english.Contains(blank, StringComparison.Ordinal), message.Contains(blank, StringComparison.Ordinal)));
        });
    }

    private static FigureText Figures { get; } = new(Texts.Words());

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static Fact Growth(decimal value, string unit) => Money(value) with { Measure = Measure.Growth, Unit = unit };

    private static Fact Money(decimal value) => new()
    {
        Indicator = "profit",
        Measure = Measure.Amount,
        Value = value,
        Unit = "CNY",
        Span = default,
        Text = "",
        Rule = "",
    };
}
