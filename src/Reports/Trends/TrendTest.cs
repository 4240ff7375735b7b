using PolicyML.Core;
using PolicyML.Reports.Statistics;

namespace PolicyML.Reports.Trends;

/// <summary>What the points of a line show.</summary>
internal static class TrendTest
{
    private const int LeastFlat = 5;   // as many points as are needed for a rise to be significant

    /// <summary>The trend of a line: tested where its points are measured, comparable and enough.</summary>
    public static Trend Of(IReadOnlyList<SeriesPoint> points, FactStatus status, PointForm form, SeriesOptions options)
    {
        var measured = points.Where(p => p.Value is not null).ToList();
        if (status != FactStatus.Reported || (form == PointForm.YearToDate && (options.Measure == Measure.Amount || options.Every == SeriesStep.Year)))
            return new Trend(TrendVerdict.NotTested, measured.Count);
        var times = measured.ConvertAll(p => (double)TimeSlot.BucketOf(p.To, options.Every)).ToArray();
        var values = measured.ConvertAll(p => (double)p.Value!.Value).ToArray();
        var test = MannKendall.Test(values);
        var flat = values.Length >= LeastFlat && values.AsSpan().IndexOfAnyExcept(values[0]) < 0;
        var verdict = test.LeastP > options.Alpha && !flat ? TrendVerdict.TooFew
            : test.P > options.Alpha ? TrendVerdict.NotSignificant
            : test.S > 0 ? TrendVerdict.Rising
            : TrendVerdict.Falling;
        return new Trend(verdict, measured.Count, test, verdict == TrendVerdict.TooFew ? null : TheilSen.Fit(times, values, options.Alpha));
    }
}
