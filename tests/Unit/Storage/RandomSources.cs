using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>Sources with articles that hold every field, drawn from a seed.</summary>
internal sealed class RandomSources(int seed)
{
    private static readonly string[] Phrases =
    [
        "开发区新能源电池项目开工建设", "全市规模以上工业增加值同比增长", "总投资12.5亿元", "兽药企业完成技术改造", "，", "。", "\n", " ", "GDP", "3.5%", "Ａ１", "专精特新",
        "县域经济", "签约仪式在产业园举行", "碳化硅衬底", "年产", "万吨", "“一核两翼”", "𠮷林", "\t", "链主企业", "出口额",
    ];

    private static readonly string[] Codes = ["110000", "410800", "410881", "410882", "419001", "441900", "000001", "X1", "41088"];
    private static readonly string[] Ids = ["revenue", "gdp", "output_value", "investment_total", "other"];
    private static readonly string[] Chains = ["biomanufacturing", "new_energy", "metals", "奇 怪"];
    private readonly Random random = new(seed);

    /// <summary>A source of some articles.</summary>
    public SourceRecord Next(string path, int most = 4)
    {
        var text = Text(random.Next(1, 400));
        var articles = new Article[random.Next(0, most + 1)];
        for (var i = 0; i < articles.Length; i++) articles[i] = NextArticle(path, text, (i * 2) + 1);
        return new SourceRecord { Path = path, Text = text, Articles = articles };
    }

    private Article NextArticle(string path, string text, int number)
    {
        var segments = Enumerable.Range(0, random.Next(0, 4)).Select(_ => Span(text)).ToArray();
        return new Article
        {
            Source = path,
            Number = number,
            Headline = Hostile(Text(random.Next(0, 3))),
            Kind = Any<ArticleKind>(),
            Segments = segments,
            Byline = Maybe(() => Text(1)),
            Published = Day(),
            PublishedInferred = Coin(),
            Place = Coin() ? new Place(One(Codes), Hostile("某" + random.Next(3) + "县")) : null,
            Chains = Labels(Chains),
            Themes = Labels(["opening", "finance", "metals"]),
            Relevant = Coin(),
            Facts = List(5, () => NextFact(text)),
            Projects = List(3, () => NextProject(text)),
            Enterprises = List(3, () => NextEnterprise(text)),
            Text = Coin() ? null : Coin() ? string.Join('\n', segments.Select(s => s.Of(text).ToString())) : Hostile(Text(2)),
        };
    }

    private Fact NextFact(string text) => new()
    {
        Indicator = One(Ids),
        Measure = Any<Measure>(),
        Value = Number(),
        Low = Coin() ? Number() : null,
        High = Coin() ? Number() : null,
        Unit = One(["CNY", "%", "pp", "万吨", ""]),
        Bound = Any<Bound>(),
        Basis = Coin() ? Any<Basis>() : null,
        Period = Coin() ? NextPeriod() : null,
        Status = Any<FactStatus>(),
        Subject = Maybe(() => Text(1)),
        Place = Maybe(() => One(Codes)),
        Span = Span(text),
        Text = Hostile(Text(1)),
        Confidence = random.NextDouble(),
        Rule = One(["direct", "list", ""]),
        Stage = Coin() ? Any<ProjectStage>() : null,
    };

    private ProjectMention NextProject(string text) => new()
    {
        Name = Text(1),
        NameSpan = Span(text),
        Owner = Maybe(() => Text(1)),
        Place = Maybe(() => One(Codes)),
        Chain = Maybe(() => One(Chains)),
        Stage = Coin() ? Any<ProjectStage>() : null,
        StageSpan = Coin() ? Span(text) : null,
        Investment = Coin() ? Number() : null,
        Currency = Maybe(() => "USD"),
        InvestmentSpan = Coin() ? Span(text) : null,
        Part = Maybe(() => "一期"),
        Confidence = random.NextDouble(),
    };

    private EnterpriseMention NextEnterprise(string text) => new()
    {
        Name = Text(1),
        Span = Span(text),
        Roles = List(3, () => One(["leader", "core", "怪|角色"])),
        RoleSpan = Coin() ? Span(text) : null,
        Chain = Maybe(() => One(Chains)),
        Confidence = random.NextDouble(),
    };

    private Period NextPeriod()
    {
        var (one, other) = (Day() ?? DateOnly.MinValue, Day() ?? DateOnly.MaxValue);
        return new Period(Hostile("今年"), one < other ? one : other, one < other ? other : one);
    }

    private decimal Number() => random.Next(6) switch
    {
        0 => random.Next(-1000, 1000) / 10m,
        1 => (decimal)random.NextInt64(),
        2 => 0.1m + random.Next(100),
        3 => 1234567890123456789012345.678m,
        4 => 12345678901234.5678m,
        _ => 66_500_000m,
    };

    private DateOnly? Day() => Coin() ? new DateOnly(2020 + random.Next(6), 1 + random.Next(12), 1 + random.Next(28)) : null;

    private TextSpan Span(string text)
    {
        var start = random.Next(text.Length + 1);
        return new TextSpan(start, random.Next(start, text.Length + 1));
    }

    private Label[] Labels(string[] ids) => [.. ids.Where(_ => Coin()).Select(id => new Label(id, random.NextDouble()))];

    private T[] List<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most)).Select(_ => make())];

    private string? Maybe(Func<string> make) => Coin() ? make() : null;

    private bool Coin() => random.Next(2) == 0;

    private T One<T>(T[] of) => of[random.Next(of.Length)];

    private T Any<T>()
        where T : struct, Enum => One(Enum.GetValues<T>());

    private string Text(int phrases) => string.Concat(Enumerable.Range(0, phrases).Select(_ => One(Phrases)));

    /// <summary>Now and then what neither database holds in a text: NUL, half a surrogate pair, and the mark of both.</summary>
    private string Hostile(string text) => random.Next(8) switch
    {
        0 => text + "\0" + text,
        1 => "\ud842" + text,
        2 => "\u0001" + text,
        _ => text,
    };
}
