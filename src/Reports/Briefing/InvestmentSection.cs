using System.Globalization;

using PolicyML.Core;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Documents;
using PolicyML.Reports.Trends;
using PolicyML.Storage;

namespace PolicyML.Reports.Briefing;

/// <summary>分产业链投资: sums of total investment by chain, each project once.</summary>
internal static class InvestmentSection
{
    private const string Indicator = "investment_total";
    private static readonly Column[] Columns =
    [
        new("产业链", ColumnKind.Text, 2.2), new("总投资（亿元）", ColumnKind.Number, 1.5), new("其中计划（亿元）", ColumnKind.Number, 1.9),
        new("计入数字", ColumnKind.Number, 1), new("依据", ColumnKind.Short, 1.6),
    ];

    /// <summary>The section; nothing where no chain has a sum.</summary>
    public static IReadOnlyList<Block> Make(BriefingFrame frame)
    {
        var (byChain, unclear) = Series(frame, SeriesBy.Chain);
        var sums = byChain.Lines.GroupBy(l => l.Key).Select(g => new ChainSum(g.First().Name, [.. g]))
            .Where(s => s.Value > 0).OrderByDescending(s => s.Value).ToList();
        if (sums.Count == 0) return [];
        var all = new ChainSum("合计（不重复）", Series(frame, SeriesBy.All).Series.Lines);
        var section = new Section();
        section.Add(new Heading(1, "分产业链投资"));
        section.Add(new Table("本期报道的项目总投资", Columns, [.. sums.Take(frame.Options.MostRows).Select(s => Row(s, frame)), Row(all, frame, isTotal: true)]));
        if (sums.Count > frame.Options.MostRows) section.Remark($"另有{sums.Count - frame.Options.MostRows}条产业链未列出。");
        section.Remark(Remark(byChain, unclear));
        if (sums.Count > 1) section.Add(frame.Draw(Chart(sums)));
        return section.Blocks;
    }

    private static (Series Series, int Unclear) Series(BriefingFrame frame, SeriesBy by)
    {
        var (series, unclear) = frame.PeriodPoints.ByChain(Indicator, by);
        return (series with { Lines = [.. series.Lines.Where(l => l.Form != PointForm.Years && series.Unit == "CNY")] }, unclear);
    }

    private static Row Row(ChainSum sum, BriefingFrame frame, bool isTotal = false)
    {
        var notes = isTotal ? [] : Evidence.Of(sum.Facts).ToList();
        if (!isTotal && sum.Facts.Count > notes.Count) notes.Add(new TextRun("等", Emphasis.Muted));
        List<Inline> value = [new TextRun(Words.InYi(sum.Value))];
        if (sum.Facts.Count > 0 && sum.Facts.Max(f => f.Fact.Confidence) < frame.Options.SureConfidence) value.Add(new TextRun(Words.Unsure, Emphasis.Muted));
        return new Row(
            [
                Words.Run(sum.Name), value, Words.Run(sum.Planned == 0 ? "—" : Words.InYi(sum.Planned)),
                Words.Run(sum.Facts.Count.ToString(CultureInfo.InvariantCulture)), notes,
            ],
            isTotal);
    }

    private static string Remark(Series series, int unclear)
    {
        var left = SeriesWords.LeftOutNotes(series).ToList();
        return "注：同一项目、同一数字只计一次；一个项目属于几条产业链的，各链都列、合计只计一次。“其中计划”为原文称“计划总投资”等尚未落实的数额。"
            + (unclear == 0 ? "" : $"不能对应到台账中某个项目及其产业链的数字（如多个项目打捆的总数）{unclear}个，未计入。")
            + (left.Count == 0 ? "" : "未计入的数字：" + string.Join("；", left) + "。");
    }

    private static BarChart Chart(List<ChainSum> sums) =>
        BarChart.Ranking("分产业链项目总投资", ChartUnit.Yuan, "总投资", sums.Select(s => (s.Name, new ChartMark(s.Value)))) with
        {
            Source = "本期见报文章，同一项目只计一次",
        };

    /// <summary>The sums of a chain over the lines of its statuses.</summary>
    private sealed record ChainSum(string Name, IReadOnlyList<SeriesLine> Lines)
    {
        public decimal Value { get; } = Lines.SelectMany(l => l.Points).Sum(p => p.Value ?? 0);

        public decimal Planned { get; } = Lines.Where(l => l.Status != FactStatus.Reported).SelectMany(l => l.Points).Sum(p => p.Value ?? 0);

        public IReadOnlyList<StoredFact> Facts { get; } = [.. Lines.SelectMany(l => l.Points).SelectMany(p => p.Facts).DistinctBy(f => f.Id)];
    }
}
