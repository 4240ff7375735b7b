using PolicyML.Core;

namespace PolicyML.Reports.Trends;

/// <summary>Puts figures to their keys and times and makes the lines.</summary>
internal sealed class SeriesLines(SeriesOptions options, SeriesContext context)
{
    /// <summary>An amount whose own words name no chain can be of so many chains of its article, and of no more.</summary>
    private const int MostChains = 2;

    /// <summary>Figures from which on it pays to use several processors.</summary>
    internal const int ManyFigures = 10_000;

    private readonly CellValue cells = new(options, context);
    private readonly Subjects subjects = new(context.Vocabulary);

    /// <summary>The lines, by key, status and form.</summary>
    /// <param name="candidates">The figures; those that stand in several lines are added once more for each further one.</param>
    public IReadOnlyList<SeriesLine> Of(List<Candidate> candidates)
    {
        var copies = new List<Candidate>();
        var groups = new Dictionary<(string Key, FactStatus Status), List<Candidate>>();
        foreach (var candidate in candidates)
        {
            if (!candidate.IsIn) continue;
            var keys = Keys(candidate);
            if (keys.Count == 0) candidate.Leave(LeftOutReason.NoKey);
            for (var i = 0; i < keys.Count; i++)
            {
                var own = i == 0 ? candidate : candidate.Copy();
                if (i > 0) copies.Add(own);
                Add(groups, (keys[i], candidate.Fact.Status), own);
            }
        }

        // No figure stands in two groups: they are made side by side.
        var lines = groups.OrderBy(g => Rank(g.Key.Key)).ThenBy(g => g.Key.Key, StringComparer.Ordinal).ThenBy(g => g.Key.Status).ToList()
            .AsParallel().AsOrdered().WithDegreeOfParallelism(candidates.Count > ManyFigures ? Math.Min(Environment.ProcessorCount, 8) : 1)
            .Select(g => LinesOf(g.Key.Key, g.Key.Status, cells.WithoutUnclear(g.Value)).ToList()).ToList();
        candidates.AddRange(copies);
        return [.. lines.SelectMany(l => l)];
    }

    private static void Add<TKey>(Dictionary<TKey, List<Candidate>> groups, TKey key, Candidate candidate)
        where TKey : notnull
    {
        if (!groups.TryGetValue(key, out var list)) groups[key] = list = [];
        list.Add(candidate);
    }

    private IReadOnlyList<string> Keys(Candidate candidate) => options.By switch
    {
        SeriesBy.Chain when candidate.Project?.Chain is { } chain => Asked([chain]),
        SeriesBy.Chain => Asked(Chains(candidate)),
        SeriesBy.Theme => Asked([.. candidate.Row.Article.Themes.Select(l => l.Id)]),
        SeriesBy.Place => candidate.Place.Length > 0 ? [candidate.Place] : [],
        SeriesBy.Status => [Core.Json.JsonNames.Of(candidate.Fact.Status)],
        _ => [SeriesBuilder.AllKey],
    };

    /// <summary>
    /// The chains of a figure: those of its article that its own words speak for, else all of them. None where it is of a whole area,
    /// or where an amount could be of three or more: a round of signings is no one chain's.
    /// </summary>
    private string[] Chains(Candidate candidate)
    {
        var labels = candidate.Row.Article.Chains;
        if (labels.Count == 0) return [];
        if (labels.Count == 1 && !subjects.IsArea(candidate)) return [labels[0].Id];
        string[] chains = [.. labels.Select(l => l.Id)];
        if (context.ChainWords?.Find(candidate.Fact.Subject + " " + candidate.Fact.Text, chains) is { Length: > 0 } own) return own;
        var isOfNone = subjects.IsArea(candidate) || (candidate.Fact.Measure == Measure.Amount && chains.Length > MostChains);
        return isOfNone ? [] : chains;
    }

    private string[] Asked(string[] labels) => options.Label is { } label ? Array.FindAll(labels, l => l == label) : labels;

    private int Rank(string key)
    {
        if (context.KeyOrder is null) return 0;
        for (var i = 0; i < context.KeyOrder.Count; i++)
        {
            if (context.KeyOrder[i] == key) return i;
        }

        return int.MaxValue;
    }

    private IEnumerable<SeriesLine> LinesOf(string key, FactStatus status, List<Candidate> figures)
    {
        var byCell = new Dictionary<(PointForm Form, int Bucket, DateOnly To), List<Candidate>>();
        var runsOn = RunsOn(figures);
        foreach (var figure in figures)
        {
            var form = runsOn && figure.Slot.OpensYear ? PointForm.YearToDate : figure.Slot.Form;
            Add(byCell, (form, figure.Slot.Bucket, figure.Slot.To), figure);
        }

        Supersede(byCell);
        foreach (var form in byCell.GroupBy(c => c.Key.Form).OrderBy(g => g.Key))
        {
            var points = new List<SeriesPoint>();
            foreach (var cell in form.OrderBy(c => c.Key.Bucket))
            {
                if (cells.Point(cell.Value, form.Key) is { } point) points.Add(point);
            }

            if (points.Count > 0)
                yield return Line(key, status, form.Key, points);
        }
    }

    private SeriesLine Line(string key, FactStatus status, PointForm form, List<SeriesPoint> points) => new()
    {
        Key = key,
        Name = context.NameOf(key) ?? key,
        Status = status,
        Form = form,
        Points = points,
        Trend = TrendTest.Of(points, status, form, options),
    };

    /// <summary>True where most figures run from the first of January, so that the first step of a year belongs to them.</summary>
    private bool RunsOn(List<Candidate> figures)
    {
        if (options.Every == SeriesStep.Year || !figures.Exists(f => f.Slot.Form == PointForm.YearToDate)) return false;
        var running = figures.Where(f => f.Slot.Form == PointForm.YearToDate).Select(f => f.Slot.To).Distinct().Count();
        var steps = figures.Where(f => f.Slot is { Form: PointForm.Step, OpensYear: false }).Select(f => f.Slot.Bucket).Distinct().Count();
        return running > steps;
    }

    /// <summary>Of the cumulative figures of a step the last one stands; a whole year stands for all of them.</summary>
    private void Supersede(Dictionary<(PointForm Form, int Bucket, DateOnly To), List<Candidate>> byCell)
    {
        if (!byCell.Keys.Any(k => k.Form == PointForm.YearToDate)) return;
        foreach (var bucket in byCell.Keys.GroupBy(k => k.Bucket).ToList())
        {
            var running = bucket.Where(k => k.Form == PointForm.YearToDate).OrderByDescending(k => k.To).ToList();
            var whole = options.Every == SeriesStep.Year && bucket.FirstOrDefault(k => k.Form == PointForm.Step) is { To.Year: > 1 } year ? byCell[year] : null;
            var stays = whole?.Exists(f => !f.Slot.ByIssue) == true ? whole : null;
            foreach (var cell in running)
            {
                if (stays is null) stays = byCell[cell];
                else
                {
                    foreach (var figure in byCell[cell]) figure.Leave(LeftOutReason.Superseded, stays[0]);
                    byCell.Remove(cell);
                }
            }
        }
    }
}
