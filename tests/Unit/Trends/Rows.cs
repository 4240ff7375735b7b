using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Reports.Trends;
using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Trends;

/// <summary>Stored facts for tests, one call a fact.</summary>
internal sealed class Rows
{
    public static readonly SeriesContext Context = new(SeriesVocabulary.Load(Lexicon.Default), _ => null);
    private readonly List<StoredFact> facts = [];
    private ArticleHead article = null!;

    public IReadOnlyList<StoredFact> All => facts;

    /// <summary>Begins an article; the same story as an earlier one where its number is given.</summary>
    public Rows Article(string published, string place = "140800", string source = "", long? story = null, string chains = "")
    {
        var id = (article?.Id ?? 0) + 1;
        article = new ArticleHead
        {
            Id = id,
            Source = source.Length > 0 ? source : published + ".txt",
            Number = 1,
            Published = Day(published),
            Place = place.Length > 0 ? new Place(place, "某市") : null,
            Chains = [.. chains.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => new Label(c, 0.9))],
            Story = story ?? id,
        };
        return this;
    }

    public Rows Growth(double value, string period, string indicator = "gdp", Basis? basis = Basis.Yoy, FactStatus status = FactStatus.Reported,
        string text = "增长", string? subject = null, string? place = null, string unit = "%", double? low = null, double? high = null) =>
        Add(new Draft(indicator, Measure.Growth, (decimal)value, unit, period, status, text, subject, place)
        {
            Basis = basis,
            Low = (decimal?)low,
            High = (decimal?)high,
        });

    /// <summary>An amount in 亿元.</summary>
    public Rows Amount(double value, string period = "", string indicator = "investment_total", FactStatus status = FactStatus.Reported,
        string text = "总投资", string? subject = null, string? place = null, Bound bound = Bound.Exact, string rule = "noun-number", double confidence = 0.9, string unit = "CNY") =>
        Add(new Draft(indicator, Measure.Amount, (decimal)value * 100_000_000m, unit, period, status, text, subject, place) { Bound = bound, Rule = rule, Confidence = confidence });

    public Series Series(string indicator, Measure measure, SeriesBy by = SeriesBy.All, SeriesStep every = SeriesStep.Year, Func<SeriesOptions, SeriesOptions>? more = null)
    {
        var options = new SeriesOptions { Indicator = indicator, Measure = measure, By = by, Every = every };
        return SeriesBuilder.Build(facts, more is null ? options : more(options), Context);
    }

    /// <summary>The points as lines of text: key, status, first and last day, value in 亿 for amounts.</summary>
    public static string[] Points(Series series) =>
    [
        .. series.Lines.SelectMany(l => l.Points.Select(p => string.Create(
            CultureInfo.InvariantCulture,
            $"{l.Key} {l.Status} {p.From:yyyy-MM-dd}..{p.To:yyyy-MM-dd} {(series.Options.Measure == Measure.Growth ? p.Value : p.Value / 100_000_000m):0.####}"))),
    ];

    /// <summary>Reasons of what was left out, with the values.</summary>
    public static string[] Left(Series series) =>
        [.. series.LeftOut.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Reason} {(l.Fact.Fact.Measure == Measure.Growth ? l.Fact.Fact.Value : l.Fact.Fact.Value / 100_000_000m):0.####}"))];

    private Rows Add(Draft draft)
    {
        var start = 100 * (facts.Count + 1);
        facts.Add(new StoredFact(facts.Count + 1, article, new Fact
        {
            Indicator = draft.Indicator,
            Measure = draft.Measure,
            Value = draft.Value,
            Low = draft.Low,
            High = draft.High,
            Unit = draft.Unit,
            Bound = draft.Bound,
            Basis = draft.Basis,
            Period = PeriodOf(draft.Period),
            Status = draft.Status,
            Subject = draft.Subject,
            Place = draft.Place,
            Span = new TextSpan(start, start + 10),
            Text = draft.Text,
            Confidence = draft.Confidence,
            Rule = draft.Rule,
        }));
        return this;
    }

    /// <summary>2025, 2025Q2, 2025-03, 2025-01-01..2025-06-30, or nothing.</summary>
    private static Period? PeriodOf(string text)
    {
        if (text.Length == 0) return null;
        if (text.Contains("..", StringComparison.Ordinal)) return new Period(text, Day(text[..10]), Day(text[12..]));
        var year = int.Parse(text[..4], CultureInfo.InvariantCulture);
        var (first, last) = text.Length == 4 ? (1, 12)
            : text[4] == 'Q' ? (((text[5] - '0') * 3) - 2, (text[5] - '0') * 3)
            : (int.Parse(text[5..], CultureInfo.InvariantCulture), int.Parse(text[5..], CultureInfo.InvariantCulture));
        return new Period(text, new DateOnly(year, first, 1), new DateOnly(year, last, DateTime.DaysInMonth(year, last)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Draft(
        string Indicator, Measure Measure, decimal Value, string Unit, string Period, FactStatus Status, string Text, string? Subject, string? Place)
    {
        public decimal? Low { get; init; }

        public decimal? High { get; init; }

        public Basis? Basis { get; init; }

        public Bound Bound { get; init; }

        public string Rule { get; init; } = "noun-number";

        public double Confidence { get; init; } = 0.9;
    }
}
