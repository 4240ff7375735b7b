using PolicyML.Terminal;

namespace PolicyML.Tests.Cli;

/// <summary>The table that is read on a terminal or from a file.</summary>
public class TableTests
{
    [Fact]
    public void No_control_character_stands_in_a_table_that_is_piped()
    {
        var result = Analyzer.Run("analyze", Samples.Issues, "--quiet");
        Assert.DoesNotContain(result.Output, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public void No_line_is_wider_than_120_columns()
    {
        var result = Analyzer.Run("analyze", Samples.Issues, "--quiet", "--figures", "all");
        Assert.All(result.Lines, line => Assert.InRange(DisplayWidth.Of(line), 0, 120));
    }

    [Fact]
    public void Columns_of_figures_align_by_display_width()
    {
        var result = Analyzer.Run("analyze", Samples.Issue, "--quiet", "--figures", "all");
        string[] statuses = ["实际", "计划", "目标", "预计"];
        var columns = result.Lines
            .Select(line => (Line: line, At: statuses.Select(s => line.IndexOf("  " + s, StringComparison.Ordinal)).Max()))
            .Where(row => row.At > 0 && row.Line.Contains('元') && row.Line.StartsWith("    ", StringComparison.Ordinal))
            .Select(row => DisplayWidth.Of(row.Line.AsSpan(0, row.At)))
            .ToList();
        Assert.True(columns.Count > 5);
        Assert.Single(columns.Distinct());
    }

    [Fact]
    public void Escape_sequences_of_a_text_are_harmless()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.txt", "灵石\e[2J县新材料\u202E项目投产\n\n本报讯 灵石县晨川新材料项目总投资2.8亿元。\n");
        var result = Analyzer.Run("analyze", page, "--quiet");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain('\e', result.Output);
        Assert.DoesNotContain('\u202E', result.Output);
        Assert.Contains("2.8亿元", result.Output);
    }

    [Fact]
    public void Figures_limits_the_lines_below_an_article()
    {
        var none = Analyzer.Run("analyze", Samples.Issue, "--quiet", "--figures", "0");
        Assert.DoesNotContain("  实际", none.Output);
        Assert.Contains("另有 ", none.Output);
    }
}
