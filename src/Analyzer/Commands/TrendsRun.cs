using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Analyzer.Output;
using PolicyML.Analyzer.Output.Grid;
using PolicyML.Analyzer.Output.Trends;
using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Exports;
using PolicyML.Reports.Trends;
using PolicyML.Storage;
using PolicyML.Terminal;
using PolicyML.Text.Places;

namespace PolicyML.Analyzer.Commands;

/// <summary>One run of <c>trends</c>.</summary>
internal sealed class TrendsRun(TrendsOptions options, Catalogue messages, Host host) : StoreRun(options.Call, messages, host)
{
    private const int MostIndicators = 8;
    private const int FactsLookedAt = 20_000;

    /// <inheritdoc/>
    protected override int Run(Store store, StoreFilter filter, Lexicon lexicon)
    {
        var names = Names.Load(lexicon);
        var gazetteer = new Lazy<Gazetteer>(() => Gazetteer.Load(lexicon));
        if (filter.Indicator is not { } indicator) return Fail(Messages.Format("trends.indicator", Known(lexicon)));
        var series = SeriesReader.Read(store, filter with { Indicator = indicator }, Asked(filter, indicator), new SeriesLexicon(lexicon), code => gazetteer.Value.Find(code)?.Name);
        if (series.Lines.Count == 0)
        {
            var why = Empty(store, series, filter, names);
            if (options.Form is TrendsForm.Png or TrendsForm.Svg or TrendsForm.Html) return Fail(why);
            Note(why);
        }

        return Write(series, names.Indicator(indicator));
    }

    private SeriesOptions Asked(StoreFilter filter, string indicator) => new()
    {
        Indicator = indicator,
        Measure = filter.Measure ?? Measure.Amount,
        By = options.By,
        Every = options.Every,
        From = filter.PeriodFrom,
        To = filter.PeriodTo,
        Unit = options.Unit,
        Basis = options.Basis,
        Place = filter.Place,
        Label = options.By == SeriesBy.Chain ? filter.Chain : options.By == SeriesBy.Theme ? filter.Theme : null,
        MinConfidence = filter.MinConfidence ?? new SeriesOptions { Indicator = indicator }.MinConfidence,
    };

    private int Write(Series series, string name)
    {
        try
        {
            WriteResult(stream => Write(series, name, stream));
            return ExitCode.Done;
        }
        catch (ChartException error)
        {
            return Fail(Messages.Find("chart." + Core.Json.JsonNames.Of(error.Problem)) ?? error.Message, error);
        }
    }

    private void Write(Series series, string name, Stream stream)
    {
        var table = options.Evidence ? SeriesTable.Evidence(series) : SeriesTable.Points(series);
        switch (options.Form)
        {
            case TrendsForm.Csv:
                CsvTable.Write(table, stream);
                break;
            case TrendsForm.Jsonl:
                GridJson.Write(table, stream);
                break;
            case TrendsForm.Text:
                new TrendsText(stream, Host.Width, IsColoured).Write(series, name, options.Evidence);
                break;
            default:
                OutsideEngines.Charts(options.Charts).Draw(SeriesCharts.Of(series, name, options.Chart), Format(options.Form), stream, ChartOptions.Default);
                break;
        }
    }

    private static ChartFormat Format(TrendsForm form) => form switch
    {
        TrendsForm.Png => ChartFormat.Png,
        TrendsForm.Html => ChartFormat.Html,
        _ => ChartFormat.Svg,
    };

    private string Known(Lexicon lexicon) =>
        string.Join(Messages["filter.separator"], lexicon.Read("indicators.tsv").Select(row => row["id"] + " " + row["name"]));

    /// <summary>Why there is no point, and what there is instead.</summary>
    private string Empty(IStoreReader store, Series series, StoreFilter filter, Names names)
    {
        var name = names.Indicator(series.Options.Indicator);
        if (series.LeftOut.Count > 0) return Messages.Format("trends.all-left-out", name, series.Read, string.Join('；', SeriesWords.LeftOutNotes(series)));
        if (series.Read > 0) return Messages.Format("trends.outside", name, series.Read);
        var rest = filter with { Indicator = null, Measure = null, Limit = FactsLookedAt };
        var there = store.Facts(rest).Where(f => f.Fact.IsCore)
            .CountBy(f => (f.Fact.Indicator, f.Fact.Measure)).OrderByDescending(c => c.Value).Take(MostIndicators)
            .Select(c => $"{c.Key.Indicator} {Core.Json.JsonNames.Of(c.Key.Measure)}（{names.Indicator(c.Key.Indicator)}，{c.Value}）").ToList();
        var measure = Core.Json.JsonNames.Of(series.Options.Measure);
        return there.Count == 0
            ? Messages.Format("trends.nothing", name, measure)
            : Messages.Format("trends.none", name, measure, string.Join(Messages["filter.separator"], there));
    }
}
