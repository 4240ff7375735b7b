using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Learning;
using PolicyML.Learning.Rules;
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
    private readonly DateOnly? published;

    private SourceAnalyzer(PageLayout layout, PlaceResolver places, ILabeler labeler, FactExtractor extractor, DateOnly? published)
    {
        this.layout = layout;
        this.places = places;
        this.labeler = labeler;
        this.extractor = extractor;
        this.published = published;
    }

    /// <summary>Loads all vocabulary, the tables at the same time.</summary>
    /// <param name="lexicon">The vocabulary.</param>
    /// <param name="published">The day of every issue; null where each source tells its own.</param>
    /// <exception cref="FormatException">A table is wrong; the message names file and row.</exception>
    public static SourceAnalyzer Load(Lexicon lexicon, DateOnly? published)
    {
        var resolver = Task.Run(() => PlaceResolver.Load(lexicon));
        var rules = Task.Run(() => RuleLabeler.Load(lexicon));
        var page = PageLayout.Load(lexicon);
        var facts = FactExtractor.Load(lexicon);
        return new SourceAnalyzer(page, resolver.GetAwaiter().GetResult(), rules.GetAwaiter().GetResult(), facts, published);
    }

    /// <summary>The articles of a source in reading order.</summary>
    public IReadOnlyList<Article> Analyze(SourceText source)
    {
        var pieces = layout.Split(source);
        var inferred = published is null ? IssueDate.Infer(source.Path, source.Text, pieces) : null;
        var issue = new Issue(source, published ?? inferred?.Date, inferred is { Inferred: true });
        var where = places.Resolve(source, pieces);
        var articles = new Article[pieces.Count];
        for (var i = 0; i < articles.Length; i++) articles[i] = Read(issue, pieces[i], i + 1, where[i]);
        return articles;
    }

    private Article Read(Issue issue, ArticleLayout piece, int number, Place? place)
    {
        var labels = piece.Kind == ArticleKind.Masthead ? ArticleLabels.None : labeler.Label(piece);
        return new Article
        {
            Source = issue.Source.Path,
            Number = number,
            Headline = piece.Headline,
            Kind = piece.Kind,
            Segments = piece.Segments,
            Byline = piece.Byline,
            Published = issue.Published,
            PublishedInferred = issue.IsInferred,
            Place = place,
            Chains = labels.Chains,
            Themes = labels.Themes,
            Relevant = LabelSchema.IsRelevant(labels.Chains, labels.Themes),
            Facts = extractor.Extract(piece, issue.Source.Text, new FactContext(issue.Published, place, places.Gazetteer)),
            Text = string.Join('\n', piece.Segments.Select(s => s.Of(issue.Source.Text).ToString())),
        };
    }

    /// <summary>A source with its day.</summary>
    private sealed record Issue(SourceText Source, DateOnly? Published, bool IsInferred);
}
