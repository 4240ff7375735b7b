using System.Globalization;

using PolicyML.Core;
using PolicyML.Reports.Charts;

namespace PolicyML.Reports.Trends;

/// <summary>A series in Chinese words.</summary>
public static class SeriesWords
{
    /// <summary>The name of a status.</summary>
    public static string Of(FactStatus status) => status switch
    {
        FactStatus.Planned => "计划",
        FactStatus.Target => "目标",
        FactStatus.Expected => "预计",
        _ => "实际",
    };

    /// <summary>The name of a verdict on a trend.</summary>
    public static string Of(TrendVerdict verdict) => verdict switch
    {
        TrendVerdict.Rising => "上升",
        TrendVerdict.Falling => "下降",
        TrendVerdict.NotSignificant => "不显著",
        TrendVerdict.TooFew => "样本不足",
        _ => "未检验",
    };

    /// <summary>The name of a reason for leaving a figure out.</summary>
    public static string Of(LeftOutReason reason) => reason switch
    {
        LeftOutReason.Repeat => "同一报道重复刊登",
        LeftOutReason.SameFigure => "同一数字另有刊登",
        LeftOutReason.PartOfWhole => "是已计入总数的一部分",
        LeftOutReason.InsideTotal => "已含在合计数中",
        LeftOutReason.ReportedLater => "同一项目后来又有报道",
        LeftOutReason.Rougher => "与采用的数字一致但较粗略",
        LeftOutReason.Conflict => "与采用的数字不一致",
        LeftOutReason.Superseded => "累计数已有更晚的",
        LeftOutReason.OtherFigure => "是该指标的另一个口径",
        LeftOutReason.OfSmallerPlace => "属下级地区",
        LeftOutReason.LowConfidence => "把握不足",
        LeftOutReason.OtherUnit => "单位不同",
        LeftOutReason.OtherBasis => "比较的基期不同",
        LeftOutReason.OpenBasis => "没有写明与什么相比",
        LeftOutReason.NoTime => "没有时间",
        LeftOutReason.TimeNotOver => "所指时间尚未过完",
        LeftOutReason.OtherTime => "时间跨度与步长不合",
        _ => "没有归属（产业链、主题或地区）",
    };

    /// <summary>The name of the steps of time.</summary>
    public static string Of(SeriesStep step) => step switch
    {
        SeriesStep.Month => "月",
        SeriesStep.Quarter => "季",
        _ => "年",
    };

    /// <summary>The name of what lines are of.</summary>
    public static string Of(SeriesBy by) => by switch
    {
        SeriesBy.Chain => "按产业链",
        SeriesBy.Theme => "按主题",
        SeriesBy.Place => "按地区",
        SeriesBy.Status => "按性质",
        _ => "合计",
    };

    /// <summary>The name of what growth is compared with.</summary>
    public static string Of(Basis basis) => basis switch
    {
        Basis.Yoy => "同比",
        Basis.Qoq => "环比",
        Basis.Cagr => "年均",
        _ => "与其他时期相比",
    };

    /// <summary>What the series is of: 地区生产总值增速, 总投资.</summary>
    public static string Title(Series series, string indicator) =>
        indicator + (series.Options.Measure == Measure.Growth ? "增速" : "") + (series.Options.By is SeriesBy.All or SeriesBy.Status ? "" : $"（{Of(series.Options.By)}）");

    /// <summary>What the title leaves out: unit, base, steps.</summary>
    public static string Subtitle(Series series)
    {
        var unit = ChartUnit.OfFact(series.Unit).Name;
        var basis = series.Options.Measure == Measure.Growth ? Of(series.Options.Basis) + "，" : "";
        var form = IsRunning(series) ? "年初以来累计，" : "";
        return $"{basis}{form}{unit}，每{Of(series.Options.Every)}一点";
    }

    /// <summary>True where all points run from the first of January.</summary>
    public static bool IsRunning(Series series) => series.Lines.Count > 0 && series.Lines.All(l => l.Form == PointForm.YearToDate);

    /// <summary>The name of a line: its key, and its status and form where these say more.</summary>
    /// <param name="line">The line.</param>
    /// <param name="withStatus">Whether lines of several statuses stand beside each other.</param>
    /// <param name="withForm">Whether lines of several forms do.</param>
    public static string Name(SeriesLine line, bool withStatus, bool withForm = true)
    {
        var form = withForm && line.Form == PointForm.YearToDate ? "累计" : "";
        var status = withStatus && line.Name != Of(line.Status) ? Of(line.Status) : "";
        var more = string.Join('·', new[] { status, form }.Where(m => m.Length > 0));
        return more.Length == 0 ? line.Name : $"{line.Name}（{more}）";
    }

    /// <summary>A trend in words, with the numbers that it rests on; never more than the points hold.</summary>
    public static string Of(Trend trend, Series series)
    {
        var n = string.Create(CultureInfo.InvariantCulture, $"{trend.Count} 个点");
        if (trend.Test is not { } test) return $"{Of(trend.Verdict)}（{n}）";
        if (trend.Verdict == TrendVerdict.TooFew) return $"{Of(trend.Verdict)}（{n}，不足以判断升降）";
        var words = $"{Of(trend.Verdict)}（Mann–Kendall p{P(test.P)}，{n}{(test.IsCorrected ? "，已按自相关放宽" : "")}）";
        return trend.Slope is { } line ? $"{words}，每{Of(series.Options.Every)}{Slope(line.Slope, series.Unit)}{Interval(line.Low, line.High, series.Unit)}" : words;
    }

    /// <summary>A sentence a reason: how many figures were left out for it.</summary>
    public static IEnumerable<string> LeftOutNotes(Series series) => series.LeftOut
        .CountBy(l => l.Reason)
        .OrderBy(c => c.Key)
        .Select(c => string.Create(CultureInfo.InvariantCulture, $"{Of(c.Key)}：{c.Value} 个"));

    private static string P(double p) => p < 0.001 ? "<0.001" : "=" + p.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Interval(double? low, double? high, string unit) =>
        low is { } least && high is { } most ? $"（95% 区间{Slope(least, unit)}至{Slope(most, unit)}）" : "";

    private static string Slope(double slope, string unit)
    {
        var chart = ChartUnit.OfFact(unit is "%" ? "pp" : unit);
        var text = NumberScale.Full(chart, Math.Round((decimal)slope, 4));
        return slope > 0 ? "+" + text : text;
    }
}
