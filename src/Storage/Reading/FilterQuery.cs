using System.Data.Common;
using System.Globalization;

using PolicyML.Core;
using PolicyML.Storage.Dialects;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Reading;

/// <summary>
/// Turns a filter into a query that begins with the rarest of its conditions that has an index: the indicator of facts, or a tag
/// of articles (label, division, year), else the articles in the order of print. All others are checked row by row.
/// </summary>
internal sealed class FilterQuery
{
    private readonly StoreFilter filter;
    private readonly Dialect dialect;
    private readonly Query query;
    private readonly Selectivity counts;
    private readonly DbConnection connection;
    private readonly Words words;

    private FilterQuery(StoreFilter filter, Dialect dialect, DbConnection connection, Words words)
    {
        this.filter = filter;
        this.dialect = dialect;
        this.connection = connection;
        this.words = words;
        query = new Query(dialect);
        counts = new Selectivity(connection);
    }

    /// <summary>The articles that a filter lets through; null where a word of the filter is nowhere in the store.</summary>
    public static Query? Articles(StoreFilter filter, Dialect dialect, DbConnection connection, Words words)
    {
        var made = new FilterQuery(filter, dialect, connection, words);
        if (!made.Drive(null)) return null;
        return made.CheckPlace("a.place") ? made.query : null;
    }

    /// <summary>Those of some articles that a filter lets through; null where a word of the filter is nowhere in the store.</summary>
    public static Query? Among(IReadOnlyList<long> articles, StoreFilter filter, Dialect dialect, DbConnection connection, Words words)
    {
        var made = new FilterQuery(filter, dialect, connection, words);
        if ((filter.Chain is { } chain && words.NumberOf(chain, connection) is null) || (filter.Theme is { } theme && words.NumberOf(theme, connection) is null)) return null;
        made.query.From = $"{dialect.Numbers} CROSS JOIN article a";
        made.query.Where("a.id = value", dialect.NumbersOf(articles));
        (made.query.Day, made.query.WithinDay) = ("a.day", "a.path, a.number");
        made.CheckLabels(Driver.Order);
        made.CheckDays(Driver.Order);
        made.CheckArticles();
        return made.CheckPlace("a.place") ? made.query : null;
    }

    /// <summary>The facts that a filter lets through; null where a word of the filter is nowhere in the store.</summary>
    public static Query? Facts(StoreFilter filter, Dialect dialect, DbConnection connection, Words words)
    {
        var made = new FilterQuery(filter, dialect, connection, words);
        return made.Drive("fact") && made.CheckFacts() ? made.query : null;
    }

    /// <summary>The projects or enterprises that a filter lets through; null where a word of the filter is nowhere in the store.</summary>
    public static Query? Mentions(string table, StoreFilter filter, Dialect dialect, DbConnection connection, Words words)
    {
        var made = new FilterQuery(filter, dialect, connection, words);
        if (!made.Drive(table)) return null;
        if (!made.CheckPlace(table == "project" ? "f.place" : "a.place")) return null;
        if (filter.MinConfidence is { } least) made.query.Where("f.confidence >= @confidence", ("confidence", least));
        return made.query;
    }

    /// <summary>Chooses what the query begins with, and checks what concerns articles.</summary>
    private bool Drive(string? table)
    {
        var drivers = new List<Driver> { Driver.Order };
        int? indicator = null;
        if (table == "fact" && filter.Indicator is not null)
        {
            if ((indicator = words.NumberOf(filter.Indicator, connection)) is null) return false;
            drivers.Add(new Driver("indicator", counts.OfIndicator(indicator.Value)));
        }

        if (!AddTags(drivers, table)) return false;
        var driver = drivers.MinBy(d => d.Rows)!;
        Begin(driver, table, indicator);
        CheckArticles();
        return true;
    }

    private bool AddTags(List<Driver> drivers, string? table)
    {
        if (filter.Chain is not null && !AddLabel(drivers, "chain", filter.Chain, isTheme: false)) return false;
        if (filter.Theme is not null && !AddLabel(drivers, "theme", filter.Theme, isTheme: true)) return false;
        if (filter.Place is not null)
        {
            if (Place() is not { } place) return false;
            drivers.Add(new Driver("place", counts.OfTag(place.First)) { Tag = place.First });
        }

        if (table == "fact" && Years() is { } years)
        {
            var tags = counts.YearsOf(years.First, years.Last);
            drivers.Add(new Driver("years", tags.Sum(counts.OfTag)) { Years = tags });
        }

        return true;
    }

    private bool AddLabel(List<Driver> drivers, string name, string label, bool isTheme)
    {
        if (words.NumberOf(label, connection) is not { } word) return false;
        var tag = Codes.Label(word, isTheme);
        drivers.Add(new Driver(name, counts.OfTag(tag)) { Tag = tag });
        return true;
    }

    private void Begin(Driver driver, string? table, int? indicator)
    {
        var last = table is null ? "" : ", f.ordinal";
        var join = table is null ? "" : $" CROSS JOIN {table} f";
        if (indicator is { } number) query.Where("f.indicator = @indicator", ("indicator", number));
        if (driver.Name == "indicator")
        {
            query.From = "fact f CROSS JOIN article a";
            query.Where("a.id = f.article");
            query.Day = "f.day";
        }
        else if (driver.Tag is not null || driver.Years is not null)
        {
            query.From = driver.Years is { } years ? $"({YearTags(years)}) t CROSS JOIN article a{join}" : $"article_tag t CROSS JOIN article a{join}";
            if (driver.Tag is { } tag) query.Where("t.tag = @driver", ("driver", tag));
            query.IsMerged = driver.Years is not null;
            query.Where("a.id = t.article");
            if (table is not null) query.Where(indicator is null ? "f.article = t.article" : "f.article = t.article AND f.day = t.day");
            query.Day = "t.day";
        }
        else
        {
            query.From = $"article a{dialect.By("article_order")}{join}";
            if (table is not null) query.Where("f.article = a.id");
            (query.Day, query.IsOrdered) = ("a.day", true);
        }

        query.WithinDay = "a.path, a.number" + last;

        CheckLabels(driver);
        CheckDays(driver);
    }

    /// <summary>The articles with figures about some years, each once, by day.</summary>
    private static string YearTags(IReadOnlyList<int> years)
    {
        var parts = years.Append(Codes.ManyYears).Select(tag => string.Create(CultureInfo.InvariantCulture, $"SELECT day, article FROM article_tag WHERE tag = {tag}"));
        return string.Join(" UNION ", parts) + " ORDER BY day, article";
    }

    private void CheckLabels(Driver driver)
    {
        if (filter.Chain is not null && driver.Name != "chain") CheckTag("chain", filter.Chain, isTheme: false);
        if (filter.Theme is not null && driver.Name != "theme") CheckTag("theme", filter.Theme, isTheme: true);
    }

    private void CheckTag(string name, string label, bool isTheme) =>
        query.Where(
            $"EXISTS (SELECT 1 FROM article_tag x WHERE x.tag = @{name} AND x.day = a.day AND x.article = a.id)",
            (name, Codes.Label(words.NumberOf(label, connection)!.Value, isTheme)));

    /// <summary>Days are checked where the driver has them in its index.</summary>
    private void CheckDays(Driver driver)
    {
        var day = driver.Name == "indicator" ? "f.day" : driver.Name != "order" ? "t.day" : "a.day";
        if (filter.PublishedFrom is { } from) query.Where($"{day} >= @from", ("from", Codes.Of(from)));
        if (filter.PublishedTo is { } to) query.Where($"{day} <= @to", ("to", Codes.Of(to)));
        else if (filter.PublishedFrom is not null) query.Where($"{day} < {Codes.NoDay}");
    }

    private void CheckArticles()
    {
        query.Where("a.kind <> " + (int)ArticleKind.Masthead);
        if (filter.Relevant is { } relevant) query.Where("a.relevant = " + (relevant ? 1 : 0));
        if (filter.Source is { } part) query.Where(dialect.Contains("a.path", "@source"), ("source", ExactText.Escape(part)));
        if (!filter.WithRepeats) query.Where("a.story = a.id");
    }

    private bool CheckFacts()
    {
        if (filter.Measure is { } measure) query.Where("f.measure = " + (int)measure);
        if (filter.Status is { } status) query.Where("f.status = " + (int)status);
        if (!CheckPlace("f.place")) return false;
        if (filter.MinConfidence is { } least) query.Where("f.confidence >= @confidence", ("confidence", least));
        if (filter.PeriodFrom is null && filter.PeriodTo is null) return true;
        query.Where($"(f.period_from IS NOT NULL OR f.day < {Codes.NoDay})");
        if (filter.PeriodFrom is { } from) query.Where("COALESCE(f.period_to, f.day) >= @pfrom", ("pfrom", Codes.Of(from)));
        if (filter.PeriodTo is { } to) query.Where("COALESCE(f.period_from, f.day) <= @pto", ("pto", Codes.Of(to)));
        return true;
    }

    /// <summary>Checks a division; false where nothing lies in it.</summary>
    private bool CheckPlace(string column)
    {
        if (filter.Place is null) return true;
        if (Place() is not { } place) return false;
        query.Where($"{column} BETWEEN @p1 AND @p2", ("p1", place.First), ("p2", place.Last));
        return true;
    }

    private (int First, int Last)? Place()
    {
        if (filter.Place is null) return null;
        if (Codes.PlaceOf(filter.Place) is { } code) return Codes.Within(code);
        return words.NumberOf(filter.Place, connection) is { } word ? Codes.Within(Codes.OddPlaces + word) : null;
    }

    private (int First, int Last)? Years()
    {
        if (filter.PeriodFrom is null && filter.PeriodTo is null) return null;
        var (from, to) = (filter.PeriodFrom?.Year ?? 1, filter.PeriodTo?.Year ?? 9999);
        return (Codes.Year(Math.Min(from, to)), Codes.Year(Math.Max(from, to)));
    }

    /// <summary>What a query may begin with, and about how many rows that has.</summary>
    private sealed record Driver(string Name, int Rows)
    {
        public static readonly Driver Order = new("order", int.MaxValue);

        public int? Tag { get; init; }

        public IReadOnlyList<int>? Years { get; init; }
    }
}
