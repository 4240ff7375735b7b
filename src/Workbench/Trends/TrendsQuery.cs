using System.Runtime.CompilerServices;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Reports.Trends;
using PolicyML.Storage;
using PolicyML.Storage.Kept;
using PolicyML.Storage.Ledgers;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Trends;

/// <summary>What series a page's address asks for: the names of the options of <c>analyzer trends</c>.</summary>
internal sealed class TrendsQuery
{
    private static readonly string[] OwnKeys = ["by", "every", "basis", "unit", "chart"];

    private readonly Lazy<string> address;

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
        address = new Lazy<string>(() => Html.Address.Of("/trends", [.. Values!.Where(v => v.Key != "indicator"), ("indicator", Indicator)]) + "&");
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
    public string File(string extension) => Html.Address.Of("/trends/file", [.. Values.Where(v => v.Key != "indicator"), ("indicator", Indicator), ("as", extension)]);

    /// <summary>The address of the page, without its begin.</summary>
    public string Address => address.Value;

    /// <summary>The address of the figures behind a point or a reason, to be shown in their place.</summary>
    public string Part(string part) => With("part", part);

    /// <summary>The address of the page with those figures shown.</summary>
    public string Opened(string part) => With("open", part) + "#" + (char.IsAsciiDigit(part[0]) ? "p" + part : part);

    /// <summary>The series; kept as long as nothing changes that it is made of.</summary>
    public Series Read(Visit visit)
    {
        var bench = visit.Bench;
        var projects = bench.SeriesWords.SumsProjects(Options) ? bench.Ledgers.Projects(null, !Asked.Once).Now(out _) : null;
        var filter = Asked.FactFilter with { Indicator = Indicator, Measure = Measure };
        var key = string.Join('\n', Values.Where(v => v.Key is not ("chart" or "q")).Select(v => v.Key + "=" + v.Value).Append($"{RuntimeHelpers.GetHashCode(projects)}"));
        return bench.Results.Of(
            "series " + key,
            Concerns,
            rows => SeriesReader.Read(rows, filter, Options, bench.SeriesWords, bench.Options.Analysis.PlaceName, projects is null ? null : () => projects.Figures),
            s => s.Read + s.Lines.Sum(l => (long)l.Points.Count * 4));
    }

    private string With(string key, string value) => string.Concat(address.Value, key, "=", value);

    /// <summary>True for a change of an article with figures of the indicator, where it is of what the series is made of.</summary>
    private bool Concerns(KeptChange change)
    {
        bool IsRead(StoredFact fact) => fact.Fact.Indicator == Indicator && (Asked.PlaceCode is not { } place || (fact.PlaceCode is { } code && LedgerPlaces.IsWithin(code, place)));
        if (change.OfFacts(IsRead)) return true;
        var labels = By is SeriesBy.Chain or SeriesBy.Theme || Asked.Chain is not null || Asked.Theme is not null || Asked.Relevant is not null;
        return (change.OfHead || (labels && change.OfLabels)) && change.Both.Any(a => a.Facts.Any(IsRead));
    }

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
