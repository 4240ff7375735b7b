using PolicyML.Analyzer.Output.Grid;
using PolicyML.Analyzer.Output.Table;
using PolicyML.Core.Tables;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Trends;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output.Trends;

/// <summary>A series on a terminal: its points as a table, its trends in words, and what was left out.</summary>
internal sealed class TrendsText(Stream stream, int width, bool colour)
{
    private const int MostTrends = 40;
    private static readonly TableColumn[] Columns =
    [
        new("name", "名称") { MostColumns = 24 }, new("time", "时间") { MostColumns = 24 }, new("status", "性质"),
        new("value", "数值", CellKind.Number), new("range", "区间", CellKind.Number),
        new("facts", "数字", CellKind.Whole), new("sources", "来源", CellKind.Whole), new("how", "说明"),
    ];

    private readonly TextSink output = new(stream);
    private readonly Style style = new(colour);

    /// <summary>Writes the series.</summary>
    public void Write(Series series, string indicator, bool evidence)
    {
        output.WriteLine(style.Headline(SeriesWords.Title(series, indicator)));
        output.WriteLine(style.Note(SeriesWords.Subtitle(series)));
        output.WriteLine();
        output.Flush();
        Grid(new TableData("trends", "", Columns, Rows(series)));
        WriteTrends(series);
        WriteLeftOut(series);
        output.Flush();
        if (!evidence) return;
        output.WriteLine();
        output.WriteLine(style.Headline("依据"));
        output.Flush();
        Grid(ForScreen(SeriesTable.Evidence(series)));
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(Series series)
    {
        var before = "";
        foreach (var line in series.Lines)
        {
            foreach (var point in line.Points)
            {
                yield return Row(series, line, point, line.Name == before ? "" : line.Name);
                before = line.Name;
            }
        }
    }

    private static TableCell[] Row(Series series, SeriesLine line, SeriesPoint point, string name)
    {
        var unit = ChartUnit.OfFact(series.Unit);
        var value = NumberScale.Full(unit, new ChartMark(point.Value) { Bound = point.Bound });
        var range = point is { Low: { } low, High: { } high } ? $"{NumberScale.Full(unit, low)}—{NumberScale.Full(unit, high)}" : "";
        return [name, PeriodName.Of(point.From, point.To), SeriesWords.Of(line.Status), value, range, point.Facts.Count, point.Sources, How(point)];
    }

    private static string How(SeriesPoint point)
    {
        var how = point.Method switch
        {
            PointMethod.Sum => "合计",
            PointMethod.Median => "中位数、四分位数",
            PointMethod.Chosen => "多个数字中选定",
            _ => "",
        };
        return point.DatedByIssue ? how.Length > 0 ? how + "，按见报日期" : "按见报日期" : how;
    }

    private void WriteTrends(Series series)
    {
        var lines = series.Lines.Where(l => l.Trend.Test is not null).ToList();
        if (lines.Count == 0) return;
        output.WriteLine();
        output.WriteLine(style.Headline("趋势"));
        var told = lines.Where(l => l.Trend.Verdict != TrendVerdict.TooFew).ToList();
        foreach (var line in told.Take(MostTrends)) WriteWrapped($"{SeriesWords.Name(line, withStatus: false, !SeriesWords.IsRunning(series))}：{SeriesWords.Of(line.Trend, series)}");
        if (told.Count > MostTrends) WriteWrapped($"另有 {told.Count - MostTrends} 条");
        if (lines.Count > told.Count) WriteWrapped($"样本不足：{lines.Count - told.Count} 条（至少要 5 个不同的数值才谈得上升降）");
        if (told.Exists(l => l.Form == PointForm.YearToDate)) WriteWrapped("累计增速前后重叠，相邻的点并不独立，检验结果偏乐观");
    }

    private void WriteLeftOut(Series series)
    {
        if (series.LeftOut.Count == 0) return;
        output.WriteLine();
        output.WriteLine(style.Headline($"未计入 {series.LeftOut.Count} 个数字（--evidence 逐个列出）"));
        foreach (var note in SeriesWords.LeftOutNotes(series)) WriteWrapped(note);
    }

    private void WriteWrapped(string text)
    {
        foreach (var line in DisplayWidth.Wrap(SafeText.Clean(text), Math.Max(width, 40) - 2)) output.WriteLine("  " + line);
    }

    private void Grid(TableData table) => new GridText(stream, width, colour).Write(table);

    /// <summary>The columns that fit a terminal, with reasons in words.</summary>
    private static TableData ForScreen(TableData evidence)
    {
        string[] shown = ["name", "from", "to", "reason", "value", "unit", "text", "source", "article"];
        var at = shown.Select(id => evidence.Columns.ToList().FindIndex(c => c.Id == id)).ToArray();
        return evidence with
        {
            Columns = [.. at.Select(i => evidence.Columns[i])],
            Rows = evidence.Rows.Select(row => (IReadOnlyList<TableCell>)[.. at.Select(i => evidence.Columns[i].Id == "reason" ? Reason(row[i]) : row[i])]),
        };
    }

    private static TableCell Reason(TableCell cell) =>
        Core.Json.JsonNames.Parse<LeftOutReason>(cell.Text) is { } reason ? SeriesWords.Of(reason) : cell;
}
