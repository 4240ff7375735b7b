using PolicyML.Reports.Charts;
using PolicyML.Reports.Documents;
using PolicyML.Storage.Ledgers.Projects;

namespace PolicyML.Reports.Briefing;

/// <summary>项目: those first reported in the period, those that came further, and all by stage.</summary>
internal static class ProjectsSection
{
    private static readonly Column[] NewColumns =
    [
        new("项目", ColumnKind.Text, 4.2), new("地点", ColumnKind.Text, 1.2), new("产业链", ColumnKind.Text, 1.7), new("总投资", ColumnKind.Number, 1.5),
        new("阶段", ColumnKind.Short, 0.9), new("首见", ColumnKind.Short, 1.5), new("依据", ColumnKind.Short, 0.9),
    ];

    private static readonly Column[] MovedColumns =
    [
        new("项目", ColumnKind.Text, 4.6), new("地点", ColumnKind.Text, 1.2), new("进展", ColumnKind.Short, 2.1), new("报道日期", ColumnKind.Short, 1.5),
        new("总投资", ColumnKind.Number, 1.5), new("依据", ColumnKind.Short, 0.9),
    ];

    /// <summary>The section; nothing where the period has no project.</summary>
    public static IReadOnlyList<Block> Make(BriefingFrame frame)
    {
        var moves = frame.Projects;
        if (moves.New.Count + moves.Moved.Count == 0) return [];
        var section = new Section();
        section.Add(new Heading(1, "项目动态"));
        if (moves.New.Count > 0)
        {
            section.Add(new Heading(2, "新见报项目"));
            section.Add(new Table($"本期首次见报的项目（共{moves.New.Count}个）", NewColumns, [.. moves.New.Take(frame.Options.MostRows).Select(r => New(r, frame))]));
            Rest(section, moves.New.Count, frame.Options.MostRows);
        }

        if (moves.Moved.Count > 0)
        {
            section.Add(new Heading(2, "有进展的项目"));
            section.Add(new Table($"本期进入下一阶段的项目（共{moves.Moved.Count}个）", MovedColumns, [.. moves.Moved.Take(frame.Options.MostRows).Select(m => Moved(m, frame))]));
            Rest(section, moves.Moved.Count, frame.Options.MostRows);
        }

        if (moves.Unsure > 0) section.Remark($"注：另有{moves.Unsure}个名称把握不足，未列入。");
        if (Pipeline(moves.All) is { } chart) section.Add(frame.Draw(chart));
        return section.Blocks;
    }

    private static void Rest(Section section, int count, int shown)
    {
        if (count > shown) section.Remark($"按总投资列出前{shown}个，另有{count - shown}个，可用 projects 命令导出全部台账。");
    }

    private static Row New(ProjectRow row, BriefingFrame frame) => new(
    [
        Name(row, frame), Words.Run(row.Place?.Name ?? "—"), Words.Run(row.Chain is { } chain ? frame.Words.Label(chain) : "—"), Sum(row, frame),
        Words.Run(row.Stage is { } stage ? StageName.Of(stage.Stage) : "—"), Words.Run(Words.Day(row.First, frame.Period)), Notes(row, null, frame),
    ]);

    private static Row Moved(ProjectMove move, BriefingFrame frame) => new(
    [
        Name(move.Row, frame), Words.Run(move.Row.Place?.Name ?? "—"),
        Words.Run($"{StageName.Of(move.Before)}→{StageName.Of(move.Now.Stage)}{(move.Now.Part is { } part ? $"（{part}）" : "")}"),
        Words.Run(Words.Day(move.Now.Evidence.Article.Published, frame.Period)), Sum(move.Row, frame), Notes(move.Row, move.Now, frame),
    ]);

    private static List<Inline> Name(ProjectRow row, BriefingFrame frame)
    {
        List<Inline> name = [new TextRun(row.Name), .. Words.Doubt(row.Confidence, frame.Options)];
        if (row.Owner is { } owner && !row.Name.Contains(owner, StringComparison.Ordinal)) name.Add(new TextRun($"（{owner}）", Emphasis.Muted));
        return name;
    }

    private static IReadOnlyList<Inline> Sum(ProjectRow row, BriefingFrame frame) => row.Sum is { } sum
        ? [new TextRun(Words.Value(sum.Value, sum.Currency, sum.Bound)), .. Words.Doubt(sum.Evidence.Confidence, frame.Options)]
        : Words.Run("—");

    private static List<Inline> Notes(ProjectRow row, StageReport? stage, BriefingFrame frame)
    {
        List<Inline> notes = [frame.Evidence.Of(ProjectMoves.EvidenceOf(row, stage))];
        if (ProjectMoves.OtherSum(row, stage) is { } other) notes.Add(frame.Evidence.Of([other]));
        return notes;
    }

    private static PipelineChart? Pipeline(IReadOnlyList<ProjectRow> rows)
    {
        var stages = rows.Where(r => r.Stage is not null).GroupBy(r => r.Stage!.Stage).OrderBy(g => g.Key)
            .Select(g => new PipelineStage(g.Key, new ChartMark(g.Count()), g.Sum(r => r.Worth) is > 0 and var sum ? new ChartMark(sum) : null)).ToList();
        return stages.Count < 2 ? null : new PipelineChart
        {
            Title = "项目按阶段分布（截至期末）",
            Unit = ChartUnit.Yuan,
            Source = "截至期末见报的项目，按已报道的最后阶段",
            Stages = stages,
        };
    }
}
