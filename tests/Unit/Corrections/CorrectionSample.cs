using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;

namespace PolicyML.Tests.Unit.Corrections;

/// <summary>A page of two articles with four figures, two projects and a firm, and short forms for correcting it.</summary>
internal static class CorrectionSample
{
    public const string Paper = "shahe-2024-03-04.txt";

    public const string Page = """
        沙河玻璃产业提速
        本报讯 3月1日，总投资12亿元的沙河光电玻璃项目开工。1至2月，全市规上工业增加值同比增长8.5%。
        沙河今年力争完成投资60亿元。
        临城旅游回暖
        本报讯 临城县前两月实现旅游收入3.2亿元。岩溶洞酒店项目签约。
        """;

    public static readonly DateTimeOffset Now = new(2024, 3, 5, 8, 30, 0, TimeSpan.Zero);

    /// <summary>As the machine reads it.</summary>
    public static SourceRecord Read { get; } = Of(Page);

    /// <summary>The reading of a text that holds the same sentences.</summary>
    public static SourceRecord Of(string text)
    {
        var second = text.IndexOf("临城旅游回暖", StringComparison.Ordinal);
        var first = new Article
        {
            Source = Paper,
            Number = 1,
            Headline = "沙河玻璃产业提速",
            Segments = [new TextSpan(text.IndexOf("沙河玻璃", StringComparison.Ordinal), second)],
            Published = new DateOnly(2024, 3, 4),
            Place = new Place("130582", "沙河市"),
            Chains = [new Label("materials", 0.9), new Label("metals", 0.6)],
            Themes = [new Label("projects", 0.8)],
            Relevant = true,
            Facts =
            [
                Fact(text, "总投资12亿元", "investment_total", Measure.Amount, 1_200_000_000, "CNY"),
                Fact(text, "规上工业增加值同比增长8.5%", "industrial_value_added", Measure.Growth, 8.5m, "%") with { Basis = Basis.Yoy },
                Fact(text, "完成投资60亿元", "investment_completed", Measure.Amount, 6_000_000_000, "CNY") with { Rule = "part-of" },
            ],
            Projects =
            [
                new ProjectMention
                {
                    Name = "沙河光电玻璃项目", NameSpan = Find(text, "沙河光电玻璃项目"), Stage = ProjectStage.Started, StageSpan = Find(text, "开工"),
                    Investment = 1_200_000_000, Currency = "CNY", InvestmentSpan = Find(text, "总投资12亿元"), Confidence = 0.9,
                },
            ],
        };
        var other = new Article
        {
            Source = Paper,
            Number = 2,
            Headline = "临城旅游回暖",
            Segments = [new TextSpan(second, text.Length)],
            Published = new DateOnly(2024, 3, 4),
            Place = new Place("130522", "临城县"),
            Themes = [new Label("governance", 0.7)],
            Facts = [Fact(text, "旅游收入3.2亿元", "revenue", Measure.Amount, 320_000_000, "CNY")],
            Projects = [new ProjectMention { Name = "岩溶洞酒店项目", NameSpan = Find(text, "岩溶洞酒店项目"), Stage = ProjectStage.Signed, StageSpan = Find(text, "签约"), Confidence = 0.8 }],
            Enterprises = [new EnterpriseMention { Name = "岩溶洞酒店", Span = Find(text, "岩溶洞酒店"), Confidence = 0.5 }],
        };
        return new SourceRecord { Path = Paper, Text = text, Articles = [first, other] };
    }

    public static TextSpan Find(string text, string words) => text.IndexOf(words, StringComparison.Ordinal) is var at && at >= 0 ? new TextSpan(at, at + words.Length) : throw new ArgumentException(words);

    /// <summary>The number of an article of the page.</summary>
    public static long Article(Store store, int number) => store.Articles(StoreFilter.All).Single(a => a.Head.Source == Paper && a.Head.Number == number).Head.Id;

    /// <summary>The fact of a review whose words hold some others.</summary>
    public static ReviewedFact Fact(Store store, int article, string words) => store.Corrections.Review(Article(store, article))!.Facts.Single(f => f.Fact.Text.Contains(words, StringComparison.Ordinal));

    public static CorrectionOutcome Change(Store store, ReviewedFact fact, Func<FactValues, FactValues> how, string by = "李四") =>
        store.Corrections.Make(new ChangeFact(fact.Id, how(FactValues.Of(fact.Fact))) { Version = fact.Version, By = by, At = Now });

    public static CorrectionOutcome Reject(Store store, ReviewedFact fact, string by = "李四") =>
        store.Corrections.Make(new RejectFact(fact.Id) { Version = fact.Version, By = by, At = Now });

    /// <summary>Adds a figure whose words stand once in the text.</summary>
    public static CorrectionOutcome Add(Store store, int article, string words, FactValues values, string by = "李四") =>
        store.Corrections.Make(new AddFact(Article(store, article), Find(store.Source(Paper)!.Text, words), values) { Evidence = words, By = by, At = Now });

    public static FactValues Amount(decimal value, string indicator = "investment_total") => new() { Indicator = indicator, Measure = Measure.Amount, Value = value, Unit = "CNY" };

    /// <summary>That the correction was made; the correction.</summary>
    public static Correction Made(CorrectionOutcome outcome)
    {
        Assert.Equal(CorrectionResult.Made, outcome.Result);
        Assert.Equal(outcome.Correction!.IsUndone ? outcome.Version : outcome.Correction.Id, outcome.Version);
        return outcome.Correction;
    }

    public static void Undo(Store store, Correction correction, string by = "王五") => Made(store.Corrections.Undo(correction.Id, by, Now.AddMinutes(5)));

    private static Fact Fact(string text, string words, string indicator, Measure measure, decimal value, string unit) => new()
    {
        Indicator = indicator,
        Measure = measure,
        Value = value,
        Unit = unit,
        Span = Find(text, words),
        Text = words,
        Confidence = 0.7,
        Rule = "direct",
    };
}
