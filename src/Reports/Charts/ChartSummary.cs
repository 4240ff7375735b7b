using System.Text;

namespace PolicyML.Reports.Charts;

/// <summary>A chart in one or two sentences: the text alternative of a picture.</summary>
public static class ChartSummary
{
    private const int Most = 3;

    /// <summary>Kind, what is drawn, how many numbers, and the ends of their range.</summary>
    public static string Of(Chart chart)
    {
        var table = ChartTable.Of(chart);
        var values = table.Rows.Where(r => r.Mark.Value is not null).ToArray();
        var text = new StringBuilder($"{Kind(chart)}，{chart.Title}");
        if (values.Length == 0) return text.Append("：没有可画的数据。").ToString();
        var names = values.Select(r => r.Series.Length > 0 ? r.Series : r.Name).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        text.Append($"，共{values.Length}个数");
        if (names.Length > 1) text.Append($"，包括{string.Join("、", names.Take(Most))}{(names.Length > Most ? $"等{names.Length}项" : "")}");
        var (least, greatest) = (values.MinBy(r => r.Mark.Value)!, values.MaxBy(r => r.Mark.Value)!);
        if (values.Length == 1) return text.Append($"：{least.Label} {least.Text}。").ToString();
        return text.Append($"；最高为{greatest.Label} {greatest.Text}，最低为{least.Label} {least.Text}。").ToString();
    }

    private static string Kind(Chart chart) => chart switch
    {
        LineChart => "折线图",
        SmallMultiples => "分面折线图",
        BarChart => "条形图",
        TargetChart => "目标与结果对照图",
        RangeChart => "区间图",
        HeatMap => "热力图",
        PipelineChart => "项目阶段图",
        _ => "图",
    };
}
