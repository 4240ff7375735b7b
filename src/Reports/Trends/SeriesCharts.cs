using System.Globalization;

using PolicyML.Core;
using PolicyML.Reports.Charts;
using PolicyML.Storage;

namespace PolicyML.Reports.Trends;

/// <summary>Which chart shows a series.</summary>
public enum ChartChoice
{
    /// <summary>The one that fits: see <see cref="SeriesCharts.Fitting"/>.</summary>
    Auto,

    /// <summary>Lines over time with points and whiskers.</summary>
    Line,

    /// <summary>Bars of the latest time, ranked.</summary>
    Bars,

    /// <summary>Keys over time as shades.</summary>
    Heatmap,

    /// <summary>A small line chart a key.</summary>
    Panels,

    /// <summary>Results with their targets.</summary>
    Targets,
}

/// <summary>Draws a series as a chart.</summary>
public static class SeriesCharts
{
    private const int MostLines = 6;
    private const int MostPanels = 16;

    /// <summary>
    /// The chart that fits: one time of results and several keys give bars, with targets where half of the keys have one; several
    /// times give lines for up to six keys (two times and more keys: bars), panels for up to sixteen, beyond that a heat map.
    /// </summary>
    public static ChartChoice Fitting(Series series)
    {
        var results = series.Lines.Where(l => l.Status == FactStatus.Reported).ToList();
        if (results.Count == 0) results = [.. series.Lines];
        var keys = results.Select(l => l.Key).Distinct(StringComparer.Ordinal).Count();
        var times = results.SelectMany(l => l.Points).Select(p => TimeSlot.BucketOf(p.To, series.Options.Every)).Distinct().Count();
        if (times <= 1)
        {
            var aims = series.Lines.Where(IsAim).Select(l => l.Key).Distinct(StringComparer.Ordinal).Count();
            return aims * 2 >= keys && aims > 0 && results[0].Status == FactStatus.Reported ? ChartChoice.Targets : ChartChoice.Bars;
        }

        if (times == 2 && keys > MostLines) return ChartChoice.Bars;
        return keys <= MostLines ? ChartChoice.Line : keys <= MostPanels ? ChartChoice.Panels : ChartChoice.Heatmap;
    }

    /// <summary>The chart of a series.</summary>
    /// <param name="series">The series; it must have a point.</param>
    /// <param name="indicator">Chinese name of the indicator.</param>
    /// <param name="choice">Which chart.</param>
    /// <exception cref="ArgumentException">The series has no point.</exception>
    public static Chart Of(Series series, string indicator, ChartChoice choice = ChartChoice.Auto)
    {
        if (series.Lines.Count == 0) throw new ArgumentException("a series without points has no chart", nameof(series));
        var head = new Head(SeriesWords.Title(series, indicator), SeriesWords.Subtitle(series), Source(series), [.. Notes(series)], ChartUnit.OfFact(series.Unit));
        choice = choice == ChartChoice.Auto ? Fitting(series) : choice;
        if (choice is ChartChoice.Line or ChartChoice.Panels) series = WithoutFar(series);
        return choice switch
        {
            ChartChoice.Bars => Bars(series, head),
            ChartChoice.Heatmap => Heat(series, head),
            ChartChoice.Panels => Panels(series, head),
            ChartChoice.Targets => Targets(series, head),
            _ => Lines(series, head),
        };
    }

    private static bool IsAim(SeriesLine line) => line.Status is FactStatus.Target or FactStatus.Planned;

    /// <summary>Goals beyond the last result would stretch an axis of months or quarters by empty years; the table has them.</summary>
    private static Series WithoutFar(Series series)
    {
        var results = series.Lines.Where(l => l.Status == FactStatus.Reported).SelectMany(l => l.Points).ToList();
        if (series.Options.Every == SeriesStep.Year || results.Count == 0) return series;
        var last = results.Max(p => TimeSlot.BucketOf(p.To, series.Options.Every));
        var lines = series.Lines.Select(l => l with { Points = [.. l.Points.Where(p => TimeSlot.BucketOf(p.To, series.Options.Every) <= last)] });
        return series with { Lines = [.. lines.Where(l => l.Points.Count > 0)] };
    }

    private static LineChart Lines(Series series, Head head)
    {
        var several = series.Lines.Select(l => l.Status).Distinct().Count() > 1;
        return new LineChart
        {
            Title = head.Title,
            Subtitle = head.Subtitle,
            Source = head.Source,
            Notes = [.. TrendNotes(series), .. head.Notes],
            Unit = head.Unit,
            Every = Step(series),
            Series = [.. series.Lines.Select(l => Line(series, l, several))],
        };
    }

    private static SmallMultiples Panels(Series series, Head head) => new()
    {
        Title = head.Title,
        Subtitle = head.Subtitle,
        Source = head.Source,
        Notes = [.. TrendNotes(series), .. head.Notes],
        Unit = head.Unit,
        Every = Step(series),
        Panels =
        [
            .. series.Lines.GroupBy(l => l.Key).Select(g => new ChartPanel(
                g.First().Name,
                [.. g.Select(l => Line(series, l, several: true) with { Name = StatusName(l), Of = IsAim(l) ? SeriesWords.Of(FactStatus.Reported) : null })])),
        ],
    };

    private static HeatMap Heat(Series series, Head head) => new()
    {
        Title = head.Title,
        Subtitle = head.Subtitle,
        Source = head.Source,
        Notes = head.Notes,
        Unit = head.Unit,
        Every = Step(series),
        Rows = [.. Results(series).GroupBy(l => l.Key).Select(g => new HeatRow(g.First().Name, [.. Steps(series, g).Select(Time)]))],
    };

    private static BarChart Bars(Series series, Head head)
    {
        var results = Results(series);
        var latest = LatestTime(results)!.Value;
        var items = results.GroupBy(l => l.Key).Select(g => (g.First().Name, Mark: Mark(Steps(series, g).FirstOrDefault(p => p.To == latest.To))));
        var name = PeriodName.Of(latest.From, latest.To);
        return BarChart.Ranking(head.Title, head.Unit, name, items) with { Subtitle = $"{name}，{head.Subtitle}", Source = head.Source, Notes = head.Notes };
    }

    private static TargetChart Targets(Series series, Head head)
    {
        var results = series.Lines.Where(l => l.Status == FactStatus.Reported).ToList();
        var aims = series.Lines.Where(IsAim).ToList();
        var (result, aim) = (LatestTime(results), LatestTime(aims));
        var items = series.Lines.Select(l => (l.Key, l.Name)).Distinct()
            .Select(k => new TargetItem(k.Name, MarkAt(results, k.Key, result), MarkAt(aims, k.Key, aim)))
            .Where(i => i.Result is not null || i.Target is not null)
            .OrderByDescending(i => i.Result?.Value ?? decimal.MinValue).ThenByDescending(i => i.Target?.Value ?? decimal.MinValue).ToList();
        var bars = items.TrueForAll(i => i.Result?.Value is null or >= 0 && i.Target?.Value is null or >= 0);
        return new TargetChart
        {
            Title = head.Title,
            Subtitle = head.Subtitle,
            Source = head.Source,
            Notes = head.Notes,
            Unit = head.Unit,
            Items = items,
            ResultName = Period(result) + SeriesWords.Of(FactStatus.Reported),
            TargetName = Period(aim) + SeriesWords.Of(FactStatus.Target),
            Style = bars ? TargetStyle.Bullet : TargetStyle.Dumbbell,
            Gap = result == aim && result is not null ? TargetGap.Difference : TargetGap.None,
        };
    }

    private static string Period((DateOnly From, DateOnly To)? time) => time is { } t ? PeriodName.Of(t.From, t.To) : "";

    /// <summary>The time that most lines have, the later one of equals.</summary>
    private static (DateOnly From, DateOnly To)? LatestTime(List<SeriesLine> lines) => lines
        .SelectMany(l => l.Points).GroupBy(p => (p.From, p.To))
        .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.To)
        .Select(g => ((DateOnly, DateOnly)?)g.Key).FirstOrDefault();

    private static ChartMark? MarkAt(List<SeriesLine> lines, string key, (DateOnly From, DateOnly To)? time) =>
        lines.Where(l => l.Key == key).SelectMany(l => l.Points).FirstOrDefault(p => (p.From, p.To) == time) is { } point ? Mark(point) : null;

    private static List<SeriesLine> Results(Series series)
    {
        var results = series.Lines.Where(l => l.Status == FactStatus.Reported).ToList();
        return results.Count > 0 ? results : [.. series.Lines.Where(l => l.Status == series.Lines[0].Status)];
    }

    /// <summary>The points of a key, one a step: the whole step before the figure from the first of January.</summary>
    private static IEnumerable<SeriesPoint> Steps(Series series, IEnumerable<SeriesLine> lines) => lines
        .SelectMany(l => l.Points).GroupBy(p => TimeSlot.BucketOf(p.To, series.Options.Every)).Select(g => g.OrderBy(p => p.Form).First());

    private static LineSeries Line(Series series, SeriesLine line, bool several) =>
        new(SeriesWords.Name(line, several, !SeriesWords.IsRunning(series)), [.. line.Points.Select(Time)])
        {
            Role = line.Status switch
            {
                FactStatus.Target => SeriesRole.Target,
                FactStatus.Planned => SeriesRole.Planned,
                FactStatus.Expected => SeriesRole.Expected,
                _ => SeriesRole.Result,
            },
            Of = line.Status == FactStatus.Reported ? null
                : series.Lines.Where(l => l.Key == line.Key && l.Status == FactStatus.Reported).Select(l => SeriesWords.Name(l, several, !SeriesWords.IsRunning(series))).FirstOrDefault(),
        };

    private static string StatusName(SeriesLine line) => SeriesWords.Of(line.Status) + (line.Form == PointForm.YearToDate ? "（累计）" : "");

    private static TimePoint Time(SeriesPoint point) => new(point.From, point.To, Mark(point));

    private static ChartMark Mark(SeriesPoint? point) => point is null ? ChartMark.None : new ChartMark(point.Value)
    {
        Low = point.Low,
        High = point.High,
        Bound = point.Bound,
        Link = point.Link,
        Evidence = [.. point.Facts.Take(point.MostEvidence).Select(Evidence)],
        Remark = point.DatedByIssue ? "按见报日期计" : point.Method == PointMethod.Median ? $"{point.Facts.Count}个数字的中位数，须线为四分位数" : null,
    };

    private static ChartEvidence Evidence(StoredFact fact) => new(fact.Article.Source, fact.Fact.Text)
    {
        Article = fact.Article.Number,
        Headline = fact.Article.Headline.Length > 0 ? fact.Article.Headline : null,
    };

    private static TimeStep Step(Series series) => series.Options.Every switch
    {
        SeriesStep.Month => TimeStep.Month,
        SeriesStep.Quarter => TimeStep.Quarter,
        _ => TimeStep.Year,
    };

    private static string Source(Series series)
    {
        var facts = series.Lines.SelectMany(l => l.Points).SelectMany(p => p.Facts).DistinctBy(f => f.Id).ToList();
        var sources = facts.Select(f => f.Article.Source).Distinct(StringComparer.Ordinal).Count();
        return string.Create(CultureInfo.InvariantCulture, $"{sources}个来源的{facts.Count}个数字");
    }

    private static IEnumerable<string> TrendNotes(Series series) => series.Lines
        .Where(l => l.Trend.Test is not null && l.Points.Count > 1).Take(MostLines).Select(l => $"{SeriesWords.Name(l, withStatus: false, !SeriesWords.IsRunning(series))}：{SeriesWords.Of(l.Trend, series)}");

    private static IEnumerable<string> Notes(Series series)
    {
        if (series.LeftOut.Count > 0) yield return "未计入：" + string.Join("；", SeriesWords.LeftOutNotes(series));
    }

    private sealed record Head(string Title, string Subtitle, string Source, IReadOnlyList<string> Notes, ChartUnit Unit);
}
