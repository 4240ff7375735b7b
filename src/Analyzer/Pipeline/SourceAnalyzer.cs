using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
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
        var facts = Task.Run(() => FactExtractor.Load(lexicon));
        var rules = Task.Run(() => RuleLabeler.Load(lexicon));
        var page = PageLayout.Load(lexicon);
        return new SourceAnalyzer(
            page, resolver.GetAwaiter().GetResult(), rules.GetAwaiter().GetResult(), facts.GetAwaiter().GetResult(), published);
    }

    /// <summary>The articles of a source in reading order.</summary>
    public IReadOnlyList<Article> Analyze(SourceText source)
    {
        var pieces = layout.Split(source);
        var date = published is { } given
            ? new IssueDateResult(given, Inferred: false)
            : IssueDate.Infer(source.Path, source.Text, pieces);
        var where = places.Resolve(source, pieces);
        var articles = new Article[pieces.Count];
        for (var i = 0; i < articles.Length; i++) articles[i] = Read(source, pieces[i], i + 1, date, where[i]);
        return articles;
    }

    private Article Read(SourceText source, ArticleLayout piece, int number, IssueDateResult? date, Place? place)
    {
        var labels = labeler.Label(piece);
        return new Article
        {
            Source = source.Path,
            Number = number,
            Headline = piece.Headline,
            Kind = piece.Kind,
            Segments = piece.Segments,
            Byline = piece.Byline,
            Published = date?.Date,
            PublishedInferred = date?.Inferred ?? false,
            Place = place,
            Chains = labels.Chains,
            Themes = labels.Themes,
            Relevant = LabelSchema.IsRelevant(labels.Chains, labels.Themes),
            Facts = extractor.Extract(piece, source.Text, new FactContext(date?.Date, place, places.Gazetteer)),
            Text = string.Join('\n', piece.Segments.Select(s => s.Of(source.Text).ToString())),
        };
    }
}
