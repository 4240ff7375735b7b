using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Reports.Trends;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Trends;

/// <summary>What series a page's address asks for: the names of the options of <c>analyzer trends</c>.</summary>
internal sealed class TrendsQuery
{
    private static readonly string[] OwnKeys = ["by", "every", "basis", "unit", "chart"];

    /// <summary>Reads the address of a visit.</summary>
    public TrendsQuery(Visit visit)
    {
        Asked = new Asked(visit);
        var known = visit.Names.Indicators;
        Indicator = known.Any(i => i.Id == Asked.Indicator) ? Asked.Indicator! : known[0].Id;
        Measure = Asked.Measure is Core.Measure.Growth ? Core.Measure.Growth : Core.Measure.Amount;
        By = JsonNames.Parse<SeriesBy>(visit.Get("by")) ?? SeriesBy.All;
        Every = JsonNames.Parse<SeriesStep>(visit.Get("every")) ?? SeriesStep.Year;
        Basis = JsonNames.Parse<Basis>(visit.Get("basis")) ?? Basis.Yoy;
        Unit = visit.Get("unit");
        Chart = JsonNames.Parse<ChartChoice>(visit.Get("chart")) ?? ChartChoice.Auto;
        Values = [.. Reading.Asked.Keys.Concat(OwnKeys).Select(k => (k, visit.Get(k)))];
    }

    /// <summary>Which rows.</summary>
    public Asked Asked { get; }

    /// <summary>Id of the indicator; the first of the table where the address names none.</summary>
    public string Indicator { get; }

    /// <summary>Amounts or growth.</summary>
    public Measure Measure { get; }

    /// <summary>What the lines are of.</summary>
    public SeriesBy By { get; }

    /// <summary>The steps of time.</summary>
    public SeriesStep Every { get; }

    /// <summary>Growth: what it is compared with.</summary>
    public Basis Basis { get; }

    /// <summary>Unit of the figures; null for the usual one.</summary>
    public string? Unit { get; }

    /// <summary>Which chart.</summary>
    public ChartChoice Chart { get; }

    /// <summary>All values of the address.</summary>
    public (string Key, string? Value)[] Values { get; }

    /// <summary>The address of the series as a file.</summary>
    public string File(string extension) => Address.Of("/trends/file", [.. Values.Where(v => v.Key != "indicator"), ("indicator", Indicator), ("as", extension)]);

    /// <summary>The series; kept as long as the store is as it is.</summary>
    public Series Read(Visit visit) => visit.Bench.Results.Of(
        "series " + string.Join('\n', Values.Where(v => v.Key != "chart").Select(v => v.Key + "=" + v.Value)),
        () => SeriesReader.Read(visit.Store, Asked.FactFilter with { Indicator = Indicator, Measure = Measure }, Options, visit.Bench.Options.Lexicon, visit.Bench.Options.Analysis.PlaceName));

    private SeriesOptions Options => new()
    {
        Indicator = Indicator,
        Measure = Measure,
        By = By,
        Every = Every,
        From = Asked.From,
        To = Asked.To,
        Unit = Unit,
        Basis = Basis,
        Place = Asked.PlaceCode,
        Label = By == SeriesBy.Chain ? Asked.Chain : By == SeriesBy.Theme ? Asked.Theme : null,
        MinConfidence = Asked.Confidence ?? new SeriesOptions { Indicator = Indicator }.MinConfidence,
    };
}
