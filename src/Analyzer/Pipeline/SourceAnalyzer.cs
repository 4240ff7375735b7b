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
        return new SourceAnalyzer(page, resolver.GetAwaiter().GetResult(), labels.GetAwaiter().GetResult(), facts, names, ClusterSubjects.Load(lexicon), published);
    }

    /// <summary>The articles of a source in reading order.</summary>
    public IReadOnlyList<Article> Analyze(SourceText source)
    {
        var issue = Open(source);
        var articles = new Article[issue.Pieces.Count];
        for (var i = 0; i < articles.Length; i++) articles[i] = Read(issue, i, extractor.Extract(issue.Pieces[i], source.Text, ContextOf(issue, i)));
        return articles;
    }

    /// <summary>The articles of a source in reading order, and for each its facts with their reasons.</summary>
    public (IReadOnlyList<Article> Articles, IReadOnlyList<IReadOnlyList<ExplainedFact>> Facts) Explain(SourceText source)
    {
        var issue = Open(source);
        var facts = issue.Pieces.Select((piece, i) => extractor.Explain(piece, source.Text, ContextOf(issue, i))).ToList();
        var articles = facts.Select((list, i) => Read(issue, i, [.. list.Select(e => e.Fact)])).ToList();
        return (articles, [.. facts.Select((list, i) => (IReadOnlyList<ExplainedFact>)[.. list.Select((e, j) => e with { Fact = articles[i].Facts[j] })])]);
    }

    private Issue Open(SourceText source)
    {
        var pieces = layout.Split(source);
        var given = published ?? source.Published;
        var inferred = given is null ? IssueDate.Infer(source.Path, source.Text, pieces) : null;
        return new Issue(source, pieces, places.Resolve(source, pieces), given ?? inferred?.Date, inferred is { Inferred: true });
    }

    private FactContext ContextOf(Issue issue, int index) => new(issue.Published, issue.Places[index], places.Gazetteer);

    private Article Read(Issue issue, int index, IReadOnlyList<Fact> facts)
    {
        var piece = issue.Pieces[index];
        var labels = piece.Kind == ArticleKind.Masthead ? ArticleLabels.None : labeler.Label(piece);
        var found = entities.Extract(piece, issue.Source.Text, facts, ContextOf(issue, index));
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
            Facts = clusters.Apply(piece, issue.Source.Text, facts, places.Gazetteer),
            Projects = found.Projects,
            Enterprises = found.Enterprises,
            Text = string.Join('\n', piece.Segments.Select(s => s.Of(issue.Source.Text).ToString())),
        };
    }

    /// <summary>A source laid out, with the places of its pieces and its day.</summary>
    private sealed record Issue(
        SourceText Source, IReadOnlyList<ArticleLayout> Pieces, IReadOnlyList<Place?> Places, DateOnly? Published, bool IsInferred);
}
