using System.Globalization;

using PolicyML.Core;
using PolicyML.Reports.Documents;
using PolicyML.Reports.Trends;

namespace PolicyML.Reports.Briefing;

/// <summary>增长排行: the growth of places and chains, an indicator and a time at once.</summary>
internal static class GrowthSection
{
    private const int MostIndicators = 4;
    private const int MostRanked = 8;
    private const int LeastRanked = 2;
    private static readonly string[] OfChains = ["output_value", "value_added", "revenue", "trade"];
    private static readonly Column[] Columns =
    [
        new("指标", ColumnKind.Text, 3.9), new("名次", ColumnKind.Short, 0.8), new("", ColumnKind.Text, 2), new("同比", ColumnKind.Number, 1.7), new("依据", ColumnKind.Short, 1.2),
    ];

    /// <summary>The section; nothing where nothing can be ranked.</summary>
    public static IReadOnlyList<Block> Make(BriefingFrame frame)
    {
        var section = new Section();
        var places = Ranked(frame, frame.Words.KeyIndicators, SeriesBy.Place);
        var chains = Ranked(frame, OfChains, SeriesBy.Chain);
        if (places.Count + chains.Count == 0) return [];
        section.Add(new Heading(1, "增长排行"));
        if (places.Count > 0) section.Add(Table("分地区增速", "地区", places, frame, frame.Words.Leading));
        if (chains.Count > 0)
        {
            section.Add(Table("分产业链增速", "产业链", chains, frame, frame.Words.Indicator));
            section.Remark("注：产业链增速为相关文章所报数字的中位数，括号内为数字个数。");
        }

        return section.Blocks;
    }

    private static List<Ranking> Ranked(BriefingFrame frame, IReadOnlyList<string> indicators, SeriesBy by) =>
    [
        .. indicators.Select(id => Best(id, frame.PeriodPoints.Of(id, Measure.Growth, by))).OfType<Ranking>().Take(MostIndicators),
    ];

    /// <summary>The latest time that at least half as many keys have a point of as any time has.</summary>
    private static Ranking? Best(string indicator, IReadOnlyList<KeyedPoint> points)
    {
        var times = points.GroupBy(p => (p.Point.From, p.Point.To)).Where(g => g.Count() >= LeastRanked).ToList();
        if (times.Count == 0) return null;
        var most = times.Max(g => g.Count());
        var time = times.Where(g => g.Count() * 2 >= most).OrderByDescending(g => g.Key.To).ThenBy(g => g.Key.From).First();
        return new Ranking(indicator, time.Key.From, time.Key.To, [.. time.OrderByDescending(p => p.Point.Value)]);
    }

    private static Table Table(string caption, string of, List<Ranking> rankings, BriefingFrame frame, Func<string, string> nameOf) =>
        new(caption, [.. Columns.Select(c => c.Title.Length == 0 ? c with { Title = of } : c)], [.. rankings.SelectMany(r => Rows(r, frame, nameOf))]);

    private static IEnumerable<Row> Rows(Ranking ranking, BriefingFrame frame, Func<string, string> nameOf)
    {
        var name = $"{nameOf(ranking.Indicator)}（{Words.Time(ranking.From, ranking.To)}）";
        var rank = 0;
        for (var i = 0; i < Math.Min(ranking.Points.Count, MostRanked); i++)
        {
            var point = ranking.Points[i];
            if (i == 0 || point.Point.Value != ranking.Points[i - 1].Point.Value) rank = i + 1;
            var count = point.Point.Method == PointMethod.Median ? $"（{point.Point.Facts.Count}）" : "";
            yield return new Row(
            [
                Words.Run(i == 0 ? name : ""), Words.Run(rank.ToString(CultureInfo.InvariantCulture)), Words.Run(point.Name),
                [new TextRun(Words.Value(point.Point.Value, point.Unit, point.Point.Bound) + count), .. Words.Doubt(point.Point, frame.Options)],
                [.. Evidence.Of(point.Point).Take(2)],
            ]);
        }

        if (ranking.Points.Count > MostRanked)
            yield return new Row([[], [], [new TextRun($"另有{ranking.Points.Count - MostRanked}个未列出", Emphasis.Muted)], [], []]);
    }

    private sealed record Ranking(string Indicator, DateOnly From, DateOnly To, IReadOnlyList<KeyedPoint> Points);
}
