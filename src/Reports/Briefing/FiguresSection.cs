using PolicyML.Core;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Documents;
using PolicyML.Reports.Trends;

namespace PolicyML.Reports.Briefing;

/// <summary>要点: the key figures, the projects in a sentence, and the course of the first figure.</summary>
internal static class FiguresSection
{
    private const int LeastPoints = 3;

    /// <summary>The section.</summary>
    public static IReadOnlyList<Block> Make(BriefingFrame frame)
    {
        var section = new Section();
        section.Add(new Heading(1, "要点"));
        var keys = new KeyFigures(frame.Points, frame.Words, frame.Options, frame.Period);
        var figures = keys.Find();
        List<IReadOnlyList<Inline>> items = [.. figures.Select(keys.Sentence), .. ProjectSentences(frame)];
        if (items.Count == 0) section.Add(new Paragraph("本期文章中没有可列为要点的数字。"));
        else section.Add(new ListBlock(items));
        if (figures.Count > 0 && figures.All(f => f.Before is null)) section.Remark("注：库中没有可与本期相比的前期数字。");
        var course = figures.Where(f => f.Growth is not null).Select(f => Course(frame, f)).OfType<FigureCourse>().OrderByDescending(c => c.Points).FirstOrDefault();
        if (course is not null) section.Add(frame.Draw(course.Chart));
        return section.Blocks;
    }

    private static IEnumerable<IReadOnlyList<Inline>> ProjectSentences(BriefingFrame frame)
    {
        var moves = frame.Projects;
        if (moves.New.Count > 0) yield return NewProjects(frame);
        if (moves.Moved.Count == 0) yield break;
        var stages = moves.Moved.CountBy(m => m.Now.Stage).OrderBy(c => c.Key).Select(c => $"{c.Value}个{StageName.Of(c.Key)}");
        yield return [new TextRun($"{moves.Moved.Count}个此前报道过的项目有新进展", Emphasis.Strong), new TextRun($"：{string.Join("，", stages)}。")];
    }

    private static List<Inline> NewProjects(BriefingFrame frame)
    {
        var wholes = frame.Projects.NewWholes;
        var priced = wholes.Where(r => r.Worth > 0).ToList();
        List<Inline> line = [new TextRun($"本期首次见报的项目{frame.Projects.New.Count}个", Emphasis.Strong)];
        if (priced.Count > 0)
        {
            line.Add(new TextRun($"，其中{priced.Count}个公布了总投资，合计{Words.Value(priced.Sum(r => r.Worth), "CNY")}"));
            var top = priced.MaxBy(r => r.Worth)!;
            line.Add(new TextRun($"；最大的是{top.Name}，{Words.Value(top.Worth, "CNY", top.Sum!.Bound)}"));
            line.AddRange(Words.Doubt(top.Sum.Evidence.Confidence, frame.Options));
            line.Add(frame.Evidence.Of(ProjectMoves.OtherSum(top, null) is { } other ? [other] : ProjectMoves.EvidenceOf(top)));
        }

        line.Add(new TextRun("。"));
        return line;
    }

    /// <summary>The growth of a figure over time; null where there are too few points.</summary>
    private static FigureCourse? Course(BriefingFrame frame, KeyFigure figure)
    {
        foreach (var every in (SeriesStep[])[SeriesStep.Month, SeriesStep.Quarter, SeriesStep.Year])
        {
            var series = frame.Points.Series(figure.Indicator, Measure.Growth, SeriesBy.Place, every, figure.Main.Key);
            var lines = series.Lines.Where(l => l.Status == FactStatus.Reported).ToList();
            var most = lines.Count == 0 ? 0 : lines.Max(l => l.Points.Count);
            if (most < LeastPoints) continue;
            var chart = SeriesCharts.Of(series with { Lines = lines, LeftOut = [] }, frame.Words.Leading(figure.Indicator), ChartChoice.Line);
            return new FigureCourse(chart with { Title = $"{figure.Main.Name}{frame.Words.Leading(figure.Indicator)}同比增速" }, most);
        }

        return null;
    }

    private sealed record FigureCourse(Chart Chart, int Points);
}
