using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Extraction.Entities;
using PolicyML.Extraction.Explaining;
using PolicyML.Learning;
using PolicyML.Text;
using PolicyML.Text.Dates;
using PolicyML.Text.Layout;
using PolicyML.Text.Places;

namespace PolicyML.Analyzer.Pipeline;

/// <summary>
/// From the text of a source to its articles with date, place, labels and facts. Immutable and safe for use from
/// several threads.
/// </summary>
internal sealed class SourceAnalyzer
{
    private readonly PageLayout layout;
    private readonly PlaceResolver places;
    private readonly ILabeler labeler;
    private readonly FactExtractor extractor;
    private readonly EntityExtractor entities;
    private readonly ClusterSubjects clusters;
    private readonly DateOnly? published;

    private SourceAnalyzer(
        PageLayout layout, PlaceResolver places, ILabeler labeler, FactExtractor extractor, EntityExtractor entities, ClusterSubjects clusters, DateOnly? published)
    {
        this.layout = layout;
        this.places = places;
        this.labeler = labeler;
        this.extractor = extractor;
        this.entities = entities;
        this.clusters = clusters;
        this.published = published;
    }

    /// <summary>Loads all vocabulary, the tables at the same time.</summary>
    /// <param name="lexicon">The vocabulary.</param>
    /// <param name="published">The day of every issue; null where each source tells its own, beside its text or in it.</param>
    /// <param name="choice">Which labeller to use.</param>
    /// <exception cref="FormatException">A table is wrong; the message names file and row.</exception>
    /// <exception cref="Learning.Models.ModelException">The model that was asked for cannot be used.</exception>
    public static SourceAnalyzer Load(Lexicon lexicon, DateOnly? published, LabelerChoice choice)
    {
        var resolver = Task.Run(() => PlaceResolver.Load(lexicon));
        var labels = Task.Run(() => choice.Load(lexicon));
        var page = PageLayout.Load(lexicon);
        var facts = FactExtractor.Load(lexicon);
        var names = EntityExtractor.Load(lexicon);
        return new SourceAnalyzer(page, resolver.GetAwaiter().GetResult(), labels.GetAwaiter().GetResult(), facts, names, ClusterSubjects.Load(lexicon, names), published);
    }

    /// <summary>The same for issues of a day.</summary>
    public SourceAnalyzer At(DateOnly day) => new(layout, places, labeler, extractor, entities, clusters, day);

    /// <summary>The articles of a source in reading order.</summary>
    public IReadOnlyList<Article> Analyze(SourceText source) => Analyze([source])[0];

    /// <summary>
    /// The articles of several sources, each in reading order. All pass one step before any takes the next: what a step looks up stays
    /// in the near caches meanwhile.
    /// </summary>
    public IReadOnlyList<Article>[] Analyze(IReadOnlyList<SourceText> sources)
    {
        var issues = new Issue[sources.Count];
        for (var i = 0; i < issues.Length; i++) issues[i] = new Issue(sources[i], layout.Split(sources[i]));
        foreach (var issue in issues) Locate(issue);
        foreach (var issue in issues)
            for (var i = 0; i < issue.Pieces.Count; i++) issue.Facts[i] = extractor.Extract(issue.Pieces[i], issue.Source.Text, ContextOf(issue, i));
        return Complete(issues);
    }

    /// <summary>The articles of a source in reading order, and for each its facts with their reasons.</summary>
    public (IReadOnlyList<Article> Articles, IReadOnlyList<IReadOnlyList<ExplainedFact>> Facts) Explain(SourceText source)
    {
        var issue = new Issue(source, layout.Split(source));
        Locate(issue);
        var facts = issue.Pieces.Select((piece, i) => extractor.Explain(piece, source.Text, ContextOf(issue, i))).ToList();
        for (var i = 0; i < facts.Count; i++) issue.Facts[i] = [.. facts[i].Select(e => e.Fact)];
        var articles = Complete([issue])[0];
        return (articles, [.. facts.Select((list, i) => (IReadOnlyList<ExplainedFact>)[.. list.Select((e, j) => e with { Fact = articles[i].Facts[j] })])]);
    }

    private IReadOnlyList<Article>[] Complete(Issue[] issues)
    {
        var labels = labeler.Label([.. issues.SelectMany(issue => issue.Pieces)]);
        var at = 0;
        foreach (var issue in issues)
            for (var i = 0; i < issue.Pieces.Count; i++) issue.Labels[i] = labels[at++];
        foreach (var issue in issues)
            for (var i = 0; i < issue.Pieces.Count; i++) issue.Entities[i] = entities.Extract(issue.Pieces[i], issue.Source.Text, issue.Facts[i], ContextOf(issue, i));
        return Array.ConvertAll(issues, issue => (IReadOnlyList<Article>)[.. issue.Pieces.Select((_, i) => ArticleOf(issue, i))]);
    }

    private void Locate(Issue issue)
    {
        var given = published ?? issue.Source.Published;
        var inferred = given is null ? IssueDate.Infer(issue.Source.Path, issue.Source.Text, issue.Pieces) : null;
        (issue.Published, issue.IsInferred) = (given ?? inferred?.Date, inferred is { Inferred: true });
        issue.Places = places.Resolve(issue.Source, issue.Pieces);
    }

    private FactContext ContextOf(Issue issue, int index) => new(issue.Published, issue.Places[index], places.Gazetteer);

    private Article ArticleOf(Issue issue, int index)
    {
        var (piece, labels, found) = (issue.Pieces[index], issue.Labels[index], issue.Entities[index]);
        return new Article
        {
            Source = issue.Source.Path,
            Number = index + 1,
            Headline = piece.Headline,
            Kind = piece.Kind,
            Segments = piece.Segments,
            Byline = piece.Byline,
            Published = issue.Published,
            PublishedInferred = issue.IsInferred,
            Place = issue.Places[index],
            Chains = labels.Chains,
            Themes = labels.Themes,
            Relevant = LabelSchema.IsRelevant(labels.Chains, labels.Themes),
            Facts = clusters.Apply(piece, issue.Source.Text, issue.Facts[index], places.Gazetteer),
            Projects = found.Projects,
            Enterprises = found.Enterprises,
            Text = TextOf(piece, issue.Source.Text),
        };
    }

    private static string TextOf(ArticleLayout piece, string text) =>
        piece.Segments is [var only] ? only.Of(text).ToString() : string.Join('\n', piece.Segments.Select(s => s.Of(text).ToString()));

    /// <summary>A source laid out, and what is found in its pieces, step by step.</summary>
    private sealed class Issue(SourceText source, IReadOnlyList<ArticleLayout> pieces)
    {
        public SourceText Source { get; } = source;

        public IReadOnlyList<ArticleLayout> Pieces { get; } = pieces;

        public IReadOnlyList<Place?> Places { get; set; } = [];

        public DateOnly? Published { get; set; }

        public bool IsInferred { get; set; }

        public IReadOnlyList<Fact>[] Facts { get; } = new IReadOnlyList<Fact>[pieces.Count];

        public ArticleLabels[] Labels { get; } = new ArticleLabels[pieces.Count];

        public ArticleEntities[] Entities { get; } = new ArticleEntities[pieces.Count];
    }
}
