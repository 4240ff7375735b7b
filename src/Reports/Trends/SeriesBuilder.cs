using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Reports.Trends;

/// <summary>Makes a series out of stored facts. A pure function of the rows, their order and the options.</summary>
public static class SeriesBuilder
{
    /// <summary>The key of the one line of everything.</summary>
    public const string AllKey = "all";

    private const int NearestAmount = 8;   // characters between an amount and the growth that goes on from it

    /// <summary>Makes the series.</summary>
    /// <param name="rows">Facts in the order of issue; those of other indicators are passed over; amounts help to tell what growth is of.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="context">What must be known beside the rows.</param>
    public static Series Build(IEnumerable<StoredFact> rows, SeriesOptions options, SeriesContext context)
    {
        var (read, nouns) = Read(rows, options);
        var unit = Screen.UnitOf(options, read);
        var screen = new Screen(options, context, unit, read.Count);
        var (candidates, left) = (new List<Candidate>(read.Count), new List<LeftOut>());
        foreach (var row in read)
        {
            var (candidate, reason) = screen.Pass(row, nouns.GetValueOrDefault(row.Id, ""));
            if (candidate is not null) candidates.Add(candidate);
            else if (reason is not null) left.Add(reason);
        }

        var rule = context.Vocabulary.Rule(options.Indicator);
        if (options.Measure == Measure.Amount && rule.Kind != IndicatorKind.Area)
            new DoubleCounting(context, rule.OfProjects).Mark(candidates);
        var lines = new SeriesLines(options, context).Of(candidates);
        var used = new HashSet<long>(candidates.Count);
        foreach (var fact in lines.SelectMany(l => l.Points).SelectMany(p => p.Facts)) used.Add(fact.Id);
        foreach (var candidate in candidates)
        {
            if (candidate.Out is { } reason && used.Add(candidate.Row.Id)) left.Add(reason);
        }

        return new Series { Options = options, Unit = unit, Lines = lines, LeftOut = left, Read = read.Count };
    }

    /// <summary>The figures that are asked for, and for growth that goes on from an amount the words of that amount.</summary>
    private static (List<StoredFact> Read, Dictionary<long, string> Nouns) Read(IEnumerable<StoredFact> rows, SeriesOptions options)
    {
        var (read, nouns) = (new List<StoredFact>(), new Dictionary<long, string>());
        StoredFact? before = null;
        foreach (var row in rows)
        {
            if (row.Fact.Indicator != options.Indicator) continue;
            if (row.Fact.Measure == options.Measure) read.Add(row);
            if (row.Fact.Measure == Measure.Growth && before is { Fact.Measure: Measure.Amount } && before.Article.Id == row.Article.Id
                && row.Fact.Span.Start - before.Fact.Span.End is >= 0 and <= NearestAmount)
                nouns[row.Id] = before.Fact.Text;
            before = row;
        }

        return (read, nouns);
    }
}
