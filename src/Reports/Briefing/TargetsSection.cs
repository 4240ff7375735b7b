using PolicyML.Core;
using PolicyML.Reports.Documents;
using PolicyML.Storage;

namespace PolicyML.Reports.Briefing;

/// <summary>目标: the goals that were set in the period.</summary>
internal static class TargetsSection
{
    private const int MostSubject = 30;
    private static readonly Column[] Columns =
    [
        new("指标", ColumnKind.Text, 1.5), new("对象", ColumnKind.Text, 3), new("时间", ColumnKind.Short, 1.4), new("目标", ColumnKind.Number, 1.8), new("依据", ColumnKind.Short, 0.9),
    ];

    /// <summary>The section; nothing where no goal was set.</summary>
    public static IReadOnlyList<Block> Make(BriefingFrame frame)
    {
        var targets = frame.Rows.Facts
            .Where(f => frame.Period.Contains(f.Article.Published) && f.Article.Story == f.Article.Id)
            .Where(f => f.Fact is { Status: FactStatus.Target, IsCore: true } && f.Fact.Indicator != "other" && f.Fact.Confidence >= frame.Options.LeastConfidence)
            .DistinctBy(f => (f.Fact.Indicator, f.Fact.Measure, f.Fact.Value, f.Fact.Unit, f.PlaceCode, f.Fact.Subject, f.Fact.Period?.To))
            .OrderBy(f => frame.PeriodPoints.IsLeading(f) ? 0 : 1).ThenBy(f => frame.Words.Rank(f.Fact.Indicator)).ThenBy(f => f.PlaceCode, StringComparer.Ordinal).ThenBy(f => f.Id)
            .ToList();
        if (targets.Count == 0) return [];
        var section = new Section();
        section.Add(new Heading(1, "提出的目标"));
        section.Add(new Table(null, Columns, [.. targets.Take(frame.Options.MostRows).Select(f => Row(f, frame))]));
        if (targets.Count > frame.Options.MostRows) section.Remark($"另有{targets.Count - frame.Options.MostRows}个目标数字未列出，可用 facts --status target 导出。");
        return section.Blocks;
    }

    private static Row Row(StoredFact row, BriefingFrame frame)
    {
        var fact = row.Fact;
        var place = fact.Place is { } code ? frame.Words.Place(code) : row.Article.Place?.Name;
        var isArea = frame.PeriodPoints.IsLeading(row);
        var basis = fact.Basis switch { Basis.Cagr => "年均", Basis.Qoq => "环比", _ => "" };
        var value = fact.Measure == Measure.Growth ? basis + Words.Change(fact.Value, fact.Unit, fact.Bound) : Words.Value(fact);
        return new Row(
        [
            Words.Run(isArea ? frame.Words.Leading(fact.Indicator) : frame.Words.Indicator(fact.Indicator)),
            Words.Run(PlainText.Head(isArea ? place ?? "—" : Subject(fact.Subject, place, frame), MostSubject)),
            Words.Run(fact.Period is { } time ? Words.Time(time.From, time.To) : "—"),
            [new TextRun(value), .. Words.Doubt(fact.Confidence, frame.Options)], [Evidence.Of(row)],
        ]);
    }

    /// <summary>The place and the subject, unless the subject's words are no name but the beginning of a clause.</summary>
    private static string Subject(string? subject, string? place, BriefingFrame frame)
    {
        if (subject is null || frame.Words.Openers.Any(o => subject.StartsWith(o, StringComparison.Ordinal))) return place ?? "—";
        return place is null || subject.Contains(place, StringComparison.Ordinal) ? subject : $"{place} {subject}";
    }
}
