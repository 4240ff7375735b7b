using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Layout;

namespace PolicyML.Text.Places;

/// <summary>
/// Finds the administrative division that each article of a source is about: the smallest one that covers it.
/// Immutable; safe for use from several threads.
/// </summary>
public sealed class PlaceResolver
{
    private const int FewestArticles = 3;
    private const double HomeShare = 0.6;
    private readonly PlaceCues cues;
    private readonly PaperHome papers;
    private readonly PlaceWeights weights;

    internal PlaceResolver(Lexicon lexicon, PlaceWeights weights)
    {
        Gazetteer = Gazetteer.Load(lexicon);
        cues = Gazetteer.Cues;
        papers = PaperHome.Load(lexicon, Gazetteer, cues);
        this.weights = weights;
    }

    /// <summary>The divisions and their names.</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>Reads the tables of places (places, zones, papers, place-guards, place-cues).</summary>
    /// <exception cref="FormatException">A row of a table is malformed.</exception>
    public static PlaceResolver Load(Lexicon lexicon) => new(lexicon, PlaceWeights.Default);

    /// <summary>Writes the homes of papers as <see cref="Load"/> makes them of the tables; the <see cref="Gazetteer"/> writes itself.</summary>
    /// <returns>The name of the part.</returns>
    public string WritePapers(PreparedWriter writer) => papers.Write(writer);

    /// <summary>
    /// The place of each article, in the same order; null for a masthead and where the article is about the whole
    /// country, another country or several divisions without a common one.
    /// </summary>
    public IReadOnlyList<Place?> Resolve(SourceText source, IReadOnlyList<ArticleLayout> articles)
    {
        var home = HomeOf(source);
        var places = Choose(articles, home);
        if (articles.Count >= FewestArticles && HomeOf(places) is { } common && (home is null || common.IsWithin(home)) && !ReferenceEquals(common, home))
            places = Choose(articles, common);
        return Array.ConvertAll(places, p => p?.Place);
    }

    /// <summary>
    /// Where the paper of a source is at home: by the line that names its publisher, else by the papers named in the
    /// text and by the path, of which the smaller counts where one lies in the other. Null where unknown.
    /// </summary>
    public Division? HomeOf(SourceText source)
    {
        if (papers.FromMasthead(source.Text) is { } publisher) return publisher;
        var named = papers.FromText(source.Text);
        var filed = source.Path is "-" ? null : papers.FromPath(source.Path);
        return named is null || (filed is not null && filed.IsWithin(named)) ? filed : named;
    }

    private Division?[] Choose(IReadOnlyList<ArticleLayout> articles, Division? home)
    {
        var places = new Division?[articles.Count];
        for (var i = 0; i < places.Length; i++)
        {
            if (articles[i].Kind == ArticleKind.Masthead) continue;
            var evidence = PlaceEvidence.Of(articles[i], Gazetteer, papers, new PageHome(home, articles.Count > 1), weights);
            places[i] = PlaceChoice.Choose(evidence, home, weights);
            // On a page, a local piece that names no place is about the paper's own.
            if (places[i] is null && articles.Count > 1 && evidence.IsLocal) places[i] = home;
        }

        return places;
    }

    /// <summary>The prefecture, else the province, that most articles of a page lie in.</summary>
    private static Division? HomeOf(Division?[] places)
    {
        var votes = new Dictionary<Division, int>();
        var voters = 0;
        foreach (var place in places)
        {
            if (place is null) continue;
            voters++;
            for (var at = place; at is not null; at = at.Parent)
            {
                if (at.Level != DivisionLevel.County) votes[at] = votes.GetValueOrDefault(at) + 1;
            }
        }

        return voters < FewestArticles
            ? null
            : Lowest(votes, HomeShare * voters);
    }

    /// <summary>Of the divisions with enough votes one of the lowest level, the first in the gazetteer.</summary>
    private static Division? Lowest(Dictionary<Division, int> votes, double enough)
    {
        Division? best = null;
        foreach (var (division, count) in votes)
        {
            if (count < enough) continue;
            if (best is null || division.Level > best.Level || (division.Level == best.Level && division.Index < best.Index)) best = division;
        }

        return best;
    }
}
