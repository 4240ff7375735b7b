using PolicyML.Core;
using PolicyML.Reports.Statistics;

namespace PolicyML.Reports.Trends;

/// <summary>Makes one point out of the figures of a key, status and time.</summary>
internal sealed class CellValue(SeriesOptions options, SeriesContext context)
{
    private const decimal Tolerance = 0.005m;
    private const int LeastForClarity = 4;
    private readonly Subjects subjects = new(context.Vocabulary);
    private readonly IndicatorRule rule = context.Vocabulary.Rule(options.Indicator);
    private readonly AreaValues chooser = new(context.Vocabulary.Rule(options.Indicator), new Subjects(context.Vocabulary));

    /// <summary>The point; null where no figure is left.</summary>
    /// <param name="figures">The figures, at least one.</param>
    /// <param name="form">What stretch of time the line's points stand for.</param>
    public SeriesPoint? Point(List<Candidate> figures, PointForm form)
    {
        var slot = figures[0].Slot;
        var used = options.Measure == Measure.Growth ? Growth(figures) : Amounts(figures);
        if (used.Count == 0) return null;
        var point = new SeriesPoint
        {
            From = slot.From,
            To = slot.To,
            Form = form,
            DatedByIssue = used.Exists(u => u.Slot.ByIssue),
            Method = PointMethod.Single,
            Value = used[0].Value,
            Facts = FactsOf(used),
        };
        return used.Count == 1 ? Single(point, used[0], figures.Count) : options.Measure == Measure.Growth ? Median(point, used) : Sum(point, used);
    }

    private static List<Storage.StoredFact> FactsOf(List<Candidate> used)
    {
        var facts = new List<Storage.StoredFact>(used.Count);
        foreach (var figure in used) figure.AddFacts(facts);
        return facts;
    }

    private SeriesPoint Single(SeriesPoint point, Candidate figure, int outOf) => point with
    {
        Low = figure.Fact.Low,
        High = figure.Fact.High,
        Bound = figure.Fact.Bound,
        Method = rule.Kind == IndicatorKind.Area && outOf > 1 ? PointMethod.Chosen : PointMethod.Single,
    };

    private static SeriesPoint Sum(SeriesPoint point, List<Candidate> used)
    {
        var ranged = used.Exists(u => u.Fact.Low is not null || u.Fact.High is not null);
        return point with
        {
            Method = PointMethod.Sum,
            Value = used.Sum(u => u.Value),
            Low = ranged ? used.Sum(u => u.Fact.Low ?? u.Value) : null,
            High = ranged ? used.Sum(u => u.Fact.High ?? u.Value) : null,
            Bound = used.TrueForAll(u => u.Fact.Bound == used[0].Fact.Bound) ? used[0].Fact.Bound : Bound.Approx,
        };
    }

    private static SeriesPoint Median(SeriesPoint point, List<Candidate> used)
    {
        var quartiles = Quartiles.Of(used.Select(u => u.Value));
        return point with { Method = PointMethod.Median, Value = quartiles.Median, Low = quartiles.Low, High = quartiles.High };
    }

    private List<Candidate> Amounts(List<Candidate> figures) => rule.Kind == IndicatorKind.Area ? Areas(figures) : Totals(figures);

    /// <summary>True where a line is of a chain or theme, whose figures are no area's own.</summary>
    private bool IsOfLabels => options.By is SeriesBy.Chain or SeriesBy.Theme;

    private List<Candidate> Growth(List<Candidate> figures)
    {
        if (IsOfLabels || rule.Kind == IndicatorKind.Sum) return Statements(figures);
        if (rule.Kind == IndicatorKind.Area) return Areas(figures);
        figures = OfLeading(figures);
        var clear = figures.FindAll(f => subjects.Clarity(f, rule) >= 2);
        if (clear.Count == 0) return Statements(figures);
        var chosen = Areas(clear);
        foreach (var figure in figures.Except(clear)) figure.Leave(LeftOutReason.OtherFigure, chosen[0]);
        return chosen;
    }

    /// <summary>
    /// Without the figures whose words do not say that they are the leading ones, where most of a line's do: another figure of the
    /// indicator (one industry's growth) would else fill the gaps of the line.
    /// </summary>
    public List<Candidate> WithoutUnclear(List<Candidate> figures)
    {
        if (rule.Kind != IndicatorKind.Area || IsOfLabels || figures.Count < LeastForClarity) return figures;
        var clear = figures.Count(f => subjects.Clarity(f, rule) > 0);
        if (clear < LeastForClarity - 1 || clear * 3 < figures.Count * 2) return figures;
        foreach (var figure in figures.Where(f => subjects.Clarity(f, rule) == 0)) figure.Leave(LeftOutReason.OtherFigure);
        return figures.FindAll(f => f.IsIn);
    }

    /// <summary>Without the figures whose words name another one than the leading one.</summary>
    private List<Candidate> OfLeading(List<Candidate> figures)
    {
        if (!figures.Exists(f => !f.IsIn || subjects.Clarity(f, rule) < 0)) return figures;
        foreach (var figure in figures.Where(f => subjects.Clarity(f, rule) < 0)) figure.Leave(LeftOutReason.OtherFigure);
        return figures.FindAll(f => f.IsIn);
    }

    /// <summary>One figure an area; an area inside another one gives way to it, and all to the one that was asked for.</summary>
    private List<Candidate> Areas(List<Candidate> figures)
    {
        var leading = IsOfLabels ? figures : OfLeading(figures);
        if (leading.Count < 2) return leading;
        var areas = leading.GroupBy(f => f.Place).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => chooser.Choose([.. g])).ToList();
        if (areas.Count < 2) return areas;
        if (areas.Find(a => a.Place == options.Place && a.Place.Length > 0) is { } own)
        {
            foreach (var area in areas.Where(a => a != own)) area.Leave(LeftOutReason.OfSmallerPlace, own);
            return [own];
        }

        foreach (var area in areas)
        {
            var wider = areas.Find(a => a != area && a.IsIn && a.Place.Length > 0 && Candidate.Inside(area.Place, a.Place));
            if (wider is not null) area.Leave(LeftOutReason.OfSmallerPlace, wider);
        }

        return areas.FindAll(a => a.IsIn);
    }

    /// <summary>Sums: a total of an area holds what is reported of the places in it, as long as that fits in.</summary>
    private List<Candidate> Totals(List<Candidate> figures)
    {
        if (!figures.Exists(subjects.IsArea)) return figures.TrueForAll(f => f.IsIn) ? figures : figures.FindAll(f => f.IsIn);
        var totals = figures.Where(subjects.IsArea).OrderByDescending(f => f.Value).ToList();
        var byArea = totals.Count == 0 ? [] : ByArea(figures);
        foreach (var total in totals)
        {
            if (!total.IsIn) continue;
            var inside = byArea[total.Place].Where(f => f.IsIn && f != total && f.Value <= total.Value).ToList();
            if (inside.Where(f => !subjects.IsArea(f)).Sum(f => f.Value) > total.Value * (1 + Tolerance))
            {
                // It holds less than what is reported one by one: it must be of something narrower.
                total.Leave(LeftOutReason.InsideTotal, inside.MaxBy(f => f.Value));
                continue;
            }

            foreach (var item in inside) item.Leave(LeftOutReason.InsideTotal, total);
        }

        return figures.FindAll(f => f.IsIn);
    }

    /// <summary>The figures of each place, its own and those of the places in it.</summary>
    private static Dictionary<string, List<Candidate>> ByArea(List<Candidate> figures)
    {
        var areas = new Dictionary<string, List<Candidate>>(StringComparer.Ordinal);
        foreach (var figure in figures)
        {
            foreach (var area in Candidate.Wider(figure.Place))
            {
                if (!areas.TryGetValue(area, out var list)) areas[area] = list = [];
                list.Add(figure);
            }
        }

        return areas;
    }

    /// <summary>What different subjects report, each once: the same figure of one subject is evidence, another one gives way to the last printed.</summary>
    private static List<Candidate> Statements(List<Candidate> figures)
    {
        if (figures.Count < 2) return figures;
        var used = new List<Candidate>();
        foreach (var group in figures.GroupBy(f => (f.Place, f.Fact.Subject ?? "")))
        {
            var last = group.Last();
            used.Add(last);
            foreach (var figure in group)
            {
                if (figure == last) continue;
                if (figure.Value == last.Value) last.Support(figure);
                else if (figure.Row.Article.Id == last.Row.Article.Id || group.Key.Item2.Length == 0) used.Add(figure);
                else figure.Leave(LeftOutReason.Conflict, last);
            }
        }

        return used;
    }
}
