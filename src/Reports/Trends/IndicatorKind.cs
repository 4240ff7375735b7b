using PolicyML.Core.Lexicons;

namespace PolicyML.Reports.Trends;

/// <summary>How the figures of an indicator come together.</summary>
public enum IndicatorKind
{
    /// <summary>Of single projects, contracts, grants: summed.</summary>
    Sum,

    /// <summary>Areas report it, and so do firms and projects.</summary>
    Mixed,

    /// <summary>One value for an area and a period, as a statistics office reports it: chosen among reports, never summed over them.</summary>
    Area,
}

/// <summary>What a series must know of an indicator.</summary>
/// <param name="Id">Identifier in the indicator table.</param>
/// <param name="Kind">How its figures come together.</param>
/// <param name="DatedByIssue">True where a figure without a time counts for the day of issue.</param>
/// <param name="Lead">Words that name the area's leading figure where several share the id.</param>
/// <param name="Not">Words that name another one.</param>
public sealed record IndicatorRule(string Id, IndicatorKind Kind, bool DatedByIssue, IReadOnlyList<string> Lead, IReadOnlyList<string> Not)
{
    internal WordSearch LeadSearch { get; } = new(Lead);

    internal WordSearch NotSearch { get; } = new(Not);

    /// <summary>True where its sums are of projects, which the ledger of projects tells apart.</summary>
    public bool OfProjects { get; init; }
}

/// <summary>The vocabulary of series: <c>series.tsv</c> and <c>series-words.tsv</c>.</summary>
public sealed class SeriesVocabulary
{
    private readonly Dictionary<string, IndicatorRule> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> words = new(StringComparer.Ordinal);

    private SeriesVocabulary()
    {
    }

    /// <summary>Words at the head of a subject that speaks of the whole area (全市).</summary>
    public IReadOnlyList<string> AreaWords => AreaWordsSearch.Words;

    internal WordSearch AreaWordsSearch { get; private set; } = new([]);

    /// <summary>Words of a subject that speaks of all projects that an area has laid down.</summary>
    public IReadOnlyList<string> ProgramWords => ProgramWordsSearch.Words;

    internal WordSearch ProgramWordsSearch { get; private set; } = new([]);

    /// <summary>Words at the end of a subject that, with a number in it, is a total of several (12个项目).</summary>
    public IReadOnlyList<string> SetWords => SetWordsSearch.Words;

    internal WordSearch SetWordsSearch { get; private set; } = new([]);

    /// <summary>Words of a time that speak of several years.</summary>
    public IReadOnlyList<string> YearsWords => YearsWordsSearch.Words;

    internal WordSearch YearsWordsSearch { get; private set; } = new([]);

    /// <summary>Characters that stand for a number before 个.</summary>
    public IReadOnlyList<string> Numerals => NumeralsSearch.Words;

    internal WordSearch NumeralsSearch { get; private set; } = new([]);

    /// <summary>Last characters of the full names of divisions.</summary>
    public IReadOnlyList<string> Levels => LevelsSearch.Words;

    internal WordSearch LevelsSearch { get; private set; } = new([]);

    /// <summary>Ends of subjects that are a part of an area or a firm in it: a zone, a town, a company.</summary>
    public IReadOnlyList<string> BodyWords => BodyWordsSearch.Words;

    internal WordSearch BodyWordsSearch { get; private set; } = new([]);

    /// <summary>Words that mark a part of something larger (一期).</summary>
    public IReadOnlyList<string> PartWords => PartWordsSearch.Words;

    internal WordSearch PartWordsSearch { get; private set; } = new([]);

    /// <summary>Reads the tables.</summary>
    /// <exception cref="FormatException">A row has an unknown kind or dating.</exception>
    public static SeriesVocabulary Load(Lexicon lexicon)
    {
        var read = new SeriesVocabulary();
        foreach (var row in lexicon.Read("series.tsv")) read.rules[row["indicator"]] = Rule(row);
        foreach (var row in lexicon.Read("series-words.tsv")) read.words[row["kind"]] = [.. read.words.GetValueOrDefault(row["kind"], []), .. row.List("words")];
        read.Index();
        return read;
    }

    /// <summary>The rule of an indicator.</summary>
    public IndicatorRule Rule(string indicator) => rules.GetValueOrDefault(indicator) ?? new IndicatorRule(indicator, IndicatorKind.Sum, DatedByIssue: true, [], []);

    private void Index()
    {
        WordSearch Search(string kind) => new(words.GetValueOrDefault(kind, []));
        AreaWordsSearch = Search("area");
        ProgramWordsSearch = Search("program");
        SetWordsSearch = Search("set");
        YearsWordsSearch = Search("years");
        NumeralsSearch = Search("numeral");
        LevelsSearch = Search("level");
        PartWordsSearch = Search("part");
        BodyWordsSearch = Search("body");
    }

    private static IndicatorRule Rule(TsvRow row) => new(
        row["indicator"],
        row["kind"] switch
        {
            "area" => IndicatorKind.Area,
            "mixed" => IndicatorKind.Mixed,
            "sum" => IndicatorKind.Sum,
            var other => throw row.Error($"unknown kind \"{other}\": area, mixed or sum"),
        },
        row["dated"] switch
        {
            "issue" => true,
            "period" => false,
            var other => throw row.Error($"unknown dating \"{other}\": issue or period"),
        },
        row.List("lead"),
        row.List("not"))
    {
        OfProjects = row["of"] == "project",
    };
}
