using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;

namespace PolicyML.Tests.Unit.Ledgers;

/// <summary>Makes rows of a store by hand.</summary>
internal static class LedgerRows
{
    /// <summary>The vocabulary that is shipped.</summary>
    public static LedgerVocabulary Words { get; } = LedgerVocabulary.Load(Lexicon.Default);

    /// <summary>An article of a day and a place.</summary>
    public static ArticleHead Article(long id, string? day = "2025-01-10", string? place = "140830", string headline = "", long? story = null, string? chain = null) => new()
    {
        Id = id,
        Source = $"{day ?? "undated"}-{id}.txt",
        Number = 1,
        Headline = headline,
        Published = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        Place = place is null ? null : new Place(place, Words.PlaceName(place)),
        Chains = chain is null ? [] : [new Label(chain, 0.9)],
        Story = story ?? id,
    };

    /// <summary>A mention of a project at a place of its article; the sum in 亿元.</summary>
    public static StoredProject Project(ArticleHead article, string name, string? owner = null, decimal? sum = null, ProjectStage? stage = null, int at = 0, string? currency = "CNY") => new(
        (article.Id * 100) + at,
        article,
        new ProjectMention
        {
            Name = name,
            NameSpan = new TextSpan(at, at + name.Length),
            Owner = string.IsNullOrEmpty(owner) ? null : owner,
            Stage = stage,
            StageSpan = stage is null ? null : new TextSpan(at + name.Length, at + name.Length + 2),
            Investment = sum * 100_000_000,
            Currency = sum is null ? null : currency,
            InvestmentSpan = sum is null ? null : new TextSpan(at + name.Length + 5, at + name.Length + 11),
            Confidence = 0.9,
        });

    /// <summary>A mention of an enterprise.</summary>
    public static StoredEnterprise Firm(ArticleHead article, string name, string? role = null, string? chain = null, int at = 0) => new(
        (article.Id * 100) + 50 + at,
        article,
        new EnterpriseMention
        {
            Name = name,
            Span = new TextSpan(at, at + name.Length),
            Roles = role is null ? [] : [role],
            RoleSpan = role is null ? null : new TextSpan(at + name.Length, at + name.Length + 2),
            Chain = chain,
            Confidence = 0.9,
        });

    /// <summary>A fact with a subject.</summary>
    public static StoredFact Fact(ArticleHead article, string subject, string indicator, Measure measure, decimal value, string unit, string text, Period? period = null, FactStatus status = FactStatus.Reported, int at = 0) => new(
        (article.Id * 100) + at,
        article,
        new Fact
        {
            Indicator = indicator,
            Measure = measure,
            Value = value,
            Unit = unit,
            Subject = subject,
            Period = period,
            Status = status,
            Span = new TextSpan(at, at + text.Length),
            Text = text,
            Confidence = 0.9,
            Rule = "test",
        });

    /// <summary>The rows of a table of tests beside these: cells by column.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Table(string name)
    {
        string[]? header = null;
        foreach (var line in File.ReadLines(Repository.PathOf("tests", "Unit", "Ledgers", name)))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            if (header is null) header = cells;
            else yield return header.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
        }
    }
}
