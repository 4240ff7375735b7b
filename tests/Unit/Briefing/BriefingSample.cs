using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Reports.Briefing;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Documents;
using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Briefing;

/// <summary>Rows of a store, made by hand.</summary>
internal sealed class BriefingSample
{
    public static readonly BriefingVocabulary Words = BriefingVocabulary.Load(Lexicon.Default);
    private static readonly Place Jincheng = new("140500", "晋城市");
    private readonly List<StoredArticle> articles = [];
    private readonly List<StoredFact> facts = [];
    private readonly List<StoredProject> projects = [];
    private readonly Dictionary<string, SourceRecord> sources = new(StringComparer.Ordinal);
    private long nextId = 1;

    /// <summary>Adds an article of one sentence or more; returns its head.</summary>
    public ArticleHead Article(string day, string headline, string body, string theme = "projects", Place? place = null, long? story = null, string? chain = null)
    {
        var id = nextId++;
        var head = new ArticleHead
        {
            Id = id,
            Source = $"{day}-{id}.txt",
            Number = 1,
            Headline = headline,
            Published = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Place = place ?? Jincheng,
            Themes = [new Label(theme, 0.9)],
            Chains = chain is null ? [] : [new Label(chain, 0.9)],
            Relevant = true,
            Story = story ?? id,
        };
        var text = headline + "\n\n" + body;
        articles.Add(new StoredArticle(head, 1, body));
        var article = new Article { Source = head.Source, Number = 1, Headline = headline, Segments = [new TextSpan(0, text.Length)] };
        sources[head.Source] = new SourceRecord { Path = head.Source, Text = text, Articles = [article] };
        return head;
    }

    /// <summary>Adds a fact whose words stand in its article.</summary>
    public StoredFact Fact(ArticleHead article, string text, Fact fact)
    {
        var at = sources[article.Source].Text.IndexOf(text, StringComparison.Ordinal);
        var stored = new StoredFact(nextId++, article, fact with { Text = text, Span = new TextSpan(at, at + text.Length) });
        facts.Add(stored);
        return stored;
    }

    /// <summary>Adds a yearly growth of an indicator.</summary>
    public StoredFact Growth(ArticleHead article, string text, string indicator, decimal value, string from, string to, double confidence = 0.95) =>
        Fact(article, text, Blank(indicator, Measure.Growth, value, "%", confidence) with { Basis = Basis.Yoy, Period = Time(from, to) });

    /// <summary>Adds a project with its investment and stage.</summary>
    public void Project(ArticleHead article, string name, decimal? investment, ProjectStage? stage, string? sum = null)
    {
        var text = sources[article.Source].Text;
        var at = text.IndexOf(name, StringComparison.Ordinal);
        var sumAt = sum is null ? at : text.IndexOf(sum, StringComparison.Ordinal);
        projects.Add(new StoredProject(nextId++, article, new ProjectMention
        {
            Name = name,
            NameSpan = new TextSpan(at, at + name.Length),
            Investment = investment,
            Currency = investment is null ? null : "CNY",
            InvestmentSpan = investment is null ? null : new TextSpan(sumAt, sumAt + (sum ?? name).Length),
            Stage = stage,
            StageSpan = stage is null ? null : new TextSpan(at, at + name.Length),
            Confidence = 0.95,
        }));
    }

    /// <summary>A fact without its place in a text.</summary>
    public static Fact Blank(string indicator, Measure measure, decimal value, string unit, double confidence = 0.95) => new()
    {
        Indicator = indicator,
        Measure = measure,
        Value = value,
        Unit = unit,
        Span = new TextSpan(0, 0),
        Text = "",
        Confidence = confidence,
        Rule = "noun-left",
    };

    /// <summary>A time.</summary>
    public static Period Time(string from, string to) => new(
        from, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The briefing of the rows of a period.</summary>
    public Document Build(string from, string to, BriefingOptions? options = null, Func<Chart, Picture?>? draw = null)
    {
        var period = new BriefingPeriod(Time(from, to).From, Time(from, to).To);
        var rows = new BriefingRows
        {
            Period = period,
            Articles = [.. articles.Where(a => period.Contains(a.Head.Published))],
            Facts = [.. facts.Where(f => f.Article.Published >= period.Before().From && f.Article.Published <= period.To)],
            Projects = [.. projects.Where(p => p.Article.Published <= period.To)],
            Enterprises = [],
            Sums = [.. facts.Where(f => f.Fact.Indicator.StartsWith("investment", StringComparison.Ordinal))],
            Source = path => sources.GetValueOrDefault(path),
        };
        return BriefingBuilder.Build(rows, options ?? new BriefingOptions(), Words, draw ?? (_ => null));
    }

    /// <summary>The words of a line, notes as [原文].</summary>
    public static string Text(IReadOnlyList<Inline> line) => string.Concat(line.Select(i => i switch
    {
        TextRun run => run.Value,
        NoteMark mark => "[" + mark.Note.Short + "]",
        _ => "",
    }));
}
