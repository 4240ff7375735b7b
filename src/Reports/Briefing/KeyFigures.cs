using PolicyML.Core;
using PolicyML.Reports.Documents;
using PolicyML.Reports.Trends;

namespace PolicyML.Reports.Briefing;

/// <summary>A key figure: the latest amount and growth of an indicator, and what it may be compared with.</summary>
/// <param name="Indicator">Id of the indicator.</param>
/// <param name="Amount">The amount; null where only the growth is known.</param>
/// <param name="Growth">The growth; null where only the amount is known.</param>
/// <param name="Before">A growth of an earlier time on the same base, or the amount of the same time a year before; null for none.</param>
internal sealed record KeyFigure(string Indicator, KeyedPoint? Amount, KeyedPoint? Growth, KeyedPoint? Before)
{
    /// <summary>The point that the figure is about.</summary>
    public KeyedPoint Main => Growth ?? Amount!;
}

/// <summary>Chooses the key figures of the place that a briefing is about.</summary>
internal sealed class KeyFigures(IndicatorPoints points, BriefingVocabulary words, BriefingOptions options, BriefingPeriod period)
{
    /// <summary>The figures, in the order of the indicators.</summary>
    public IReadOnlyList<KeyFigure> Find()
    {
        var growth = words.KeyIndicators.ToDictionary(id => id, id => points.Of(id, Measure.Growth, SeriesBy.Place), StringComparer.Ordinal);
        var amounts = words.KeyIndicators.ToDictionary(id => id, id => points.Of(id, Measure.Amount, SeriesBy.Place), StringComparer.Ordinal);
        if (MainPlace(growth) is not { } place) return [];
        var found = words.KeyIndicators
            .Select(id => Of(id, growth[id].Where(p => p.Key == place).ToList(), amounts[id].Where(p => p.Key == place).ToList()))
            .OfType<KeyFigure>();
        return [.. found.Take(options.MostFigures)];
    }

    /// <summary>
    /// The place that was asked for where it has figures in the period; else the widest of those that have many, so that a city
    /// comes before its counties.
    /// </summary>
    private string? MainPlace(Dictionary<string, IReadOnlyList<KeyedPoint>> growth)
    {
        var counts = growth.Values
            .SelectMany(all => all.Where(IsCurrent).Select(p => p.Key).Distinct(StringComparer.Ordinal))
            .CountBy(key => key, StringComparer.Ordinal).ToList();
        if (counts.Exists(c => c.Key == options.Place)) return options.Place;
        var many = counts.Count == 0 ? 0 : counts.Max(c => c.Value) / 2.0;
        return counts.Where(c => c.Value >= many)
            .OrderByDescending(c => counts.Count(other => IsWithin(other.Key, c.Key))).ThenByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => c.Key).FirstOrDefault();
    }

    /// <summary>True where a division lies in another: codes of GB/T 2260 end with zeros for wider ones.</summary>
    private static bool IsWithin(string code, string wider) =>
        code != wider && wider.EndsWith("00", StringComparison.Ordinal) && code.StartsWith(wider.TrimEnd('0').PadRight(wider.EndsWith("0000", StringComparison.Ordinal) ? 2 : 4, '0'), StringComparison.Ordinal);

    private KeyFigure? Of(string indicator, List<KeyedPoint> growth, List<KeyedPoint> amounts)
    {
        var rise = growth.Find(IsCurrent);
        var amount = rise is null
            ? amounts.Find(p => IsCurrent(p) && p.Point.Method != PointMethod.Sum)
            : amounts.Find(p => (p.Point.From, p.Point.To) == (rise.Point.From, rise.Point.To) && p.Point.Method != PointMethod.Sum);
        if (rise is null && amount is null) return null;
        var before = rise is not null ? growth.Find(p => IsComparable(p.Point, rise.Point)) : amounts.Find(p => IsYearBefore(p.Point, amount!.Point));
        return new KeyFigure(indicator, amount, rise, before);
    }

    private bool IsCurrent(KeyedPoint point) => point.Point.Facts.Any(f => period.Contains(f.Article.Published));

    /// <summary>Growth of an earlier time: both from the first of January, or both of the same number of months.</summary>
    private static bool IsComparable(SeriesPoint before, SeriesPoint now)
    {
        if (before.To >= now.To || before.To < now.To.AddMonths(-13)) return false;
        return Months(before) == Months(now) || (OpensYear(before) && OpensYear(now));
    }

    private static bool IsYearBefore(SeriesPoint before, SeriesPoint now) =>
        before.From == now.From.AddYears(-1) && before.To.AddDays(1) == now.To.AddDays(1).AddYears(-1);

    private static int Months(SeriesPoint point) => ((point.To.Year - point.From.Year) * 12) + point.To.Month - point.From.Month;

    private static bool OpensYear(SeriesPoint point) => point.From is { Month: 1, Day: 1 };

    /// <summary>A figure in a sentence with its notes.</summary>
    public IReadOnlyList<Inline> Sentence(KeyFigure figure)
    {
        var main = figure.Main;
        var time = Words.Time(main.Point.From, main.Point.To);
        var line = new List<Inline> { new TextRun($"{main.Name}{time}{words.Leading(figure.Indicator)}", Emphasis.Strong) };
        if (figure.Amount is { } amount)
        {
            line.Add(new TextRun(Words.Value(amount.Point.Value, amount.Unit, amount.Point.Bound)));
            Close(line, amount.Point);
        }

        if (figure.Growth is { } growth)
        {
            line.Add(new TextRun((figure.Amount is null ? "" : "，") + "同比" + Words.Change(growth.Point.Value!.Value, growth.Unit, growth.Point.Bound)));
            Close(line, growth.Point);
        }

        if (figure.Before is { } before) AddBefore(line, figure, before);
        line.Add(new TextRun("。"));
        return line;
    }

    private void AddBefore(List<Inline> line, KeyFigure figure, KeyedPoint before)
    {
        var time = Words.Time(before.Point.From, before.Point.To);
        var (now, then) = (figure.Main.Point.Value!.Value, before.Point.Value!.Value);
        if (figure.Growth is not null)
        {
            var change = now == then ? "持平" : (now > then ? "加快" : "放缓") + Words.Value(Math.Abs(now - then), "pp");
            line.Add(new TextRun($"，增速比{time}（{Words.Value(then, before.Unit)}"));
            Close(line, before.Point);
            line.Add(new TextRun($"）{change}"));
            return;
        }

        var share = then == 0 ? "" : $"（{Words.Change(Math.Round((now - then) / then * 100, 1), "%")}）";
        line.Add(new TextRun($"，比{time}的{Words.Value(then, before.Unit)}"));
        Close(line, before.Point);
        line.Add(new TextRun((now >= then ? "增加" : "减少") + Words.Value(Math.Abs(now - then), before.Unit) + share));
    }

    private void Close(List<Inline> line, SeriesPoint point)
    {
        line.AddRange(Words.Doubt(point, options));
        line.AddRange(Evidence.Of(point).Take(1));
    }
}
