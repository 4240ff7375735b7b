using PolicyML.Core;
using PolicyML.Text.Reading;

namespace PolicyML.Tests.Unit;

public class ReadingTextTests
{
    [Fact]
    public void Full_width_digits_are_read_half_width_and_map_back()
    {
        const string source = "总投资３．５亿元,同比增长２０％。";
        var builder = new ReadingTextBuilder(source);
        builder.Append(new TextSpan(0, source.Length));
        var reading = builder.ToReadingText();
        Assert.Equal("总投资3.5亿元，同比增长20%。", reading.Text);
        var at = reading.Text.IndexOf("20%", StringComparison.Ordinal);
        Assert.Equal("２０％", reading.ToSource(new TextSpan(at, at + 3)).Of(source).ToString());
    }

    [Fact]
    public void A_paragraph_cut_by_a_column_is_rejoined()
    {
        const string source = "利润2.3亿元，同比\n\n增长73.3%。";
        var builder = new ReadingTextBuilder(source);
        builder.Append(new TextSpan(0, source.Length));
        var reading = builder.ToReadingText();
        Assert.Equal("利润2.3亿元，同比增长73.3%。", reading.Text);
        var at = reading.Text.IndexOf("同比增长73.3%", StringComparison.Ordinal);
        Assert.Equal("同比\n\n增长73.3%", reading.ToSource(new TextSpan(at, at + 9)).Of(source).ToString());
    }

    [Fact]
    public void Zero_width_characters_and_blanks_between_Chinese_characters_are_not_read()
    {
        const string source = "\u200B晋 中\u3000市 GDP growth";
        var builder = new ReadingTextBuilder(source);
        builder.Append(new TextSpan(0, source.Length));
        Assert.Equal("晋中市GDP growth", builder.ToReadingText().Text);
    }

    [Fact]
    public void Evidence_never_reaches_over_another_column()
    {
        const string source = "完成投资别的文章占了这里很长一段2亿元";
        var builder = new ReadingTextBuilder(source);
        builder.Append(new TextSpan(0, 4));
        builder.Append(new TextSpan(16, source.Length));
        var reading = builder.ToReadingText();
        Assert.Equal("完成投资2亿元", reading.Text);
        Assert.Equal(new TextSpan(4, 7), reading.Clip(new TextSpan(0, 7), new TextSpan(4, 7)));
    }
}
