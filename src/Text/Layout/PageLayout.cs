using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Text.Layout;

/// <summary>
/// Splits a source into articles, photos and page furniture: lines with features, tagged by a linear-chain model, grouped
/// into units, assembled into articles by the best path in reading order. Immutable and safe for use from several threads.
/// See docs/decisions/0001-page-layout.md.
/// </summary>
public sealed class PageLayout
{
    private const string Part = "layout";
    private readonly LayoutVocabulary words;
    private readonly LineScanner scanner;
    private readonly PageReader reader;
    private readonly LineTagger tagger;
    private readonly PathWeights weights;
    private readonly HeadlineReader headlines;
    private readonly ArticleBylines bylines;

    private PageLayout(LayoutVocabulary words, LineTagger tagger, PathWeights weights, HeadlineReader headlines)
    {
        (this.words, this.tagger, this.weights, this.headlines) = (words, tagger, weights, headlines);
        scanner = new LineScanner(words);
        reader = new PageReader(words);
        bylines = new ArticleBylines(words);
    }

    /// <summary>Reads vocabulary (<c>layout.tsv</c>) and weights (<c>layout-model.tsv</c>).</summary>
    /// <exception cref="FormatException">A row of a table is wrong; the message names it.</exception>
    public static PageLayout Load(Lexicon lexicon) => (PageLayout)lexicon.Part(Part, ["layout.tsv", "layout-model.tsv"], Read, Make);

    /// <summary>Writes what <see cref="Load"/> makes of the tables.</summary>
    /// <returns>The name of the part.</returns>
    public string Write(PreparedWriter writer)
    {
        words.Write(writer);
        tagger.Write(writer);
        weights.Write(writer);
        headlines.Write(writer);
        return Part;
    }

    private static PageLayout Make(Lexicon lexicon) =>
        new(LayoutVocabulary.Load(lexicon), LineTagger.Load(lexicon), PathWeights.Load(lexicon), HeadlineReader.Load(lexicon));

    private static PageLayout Read(PreparedReader reader) =>
        new(LayoutVocabulary.Read(reader), LineTagger.Read(reader), PathWeights.Read(reader), HeadlineReader.Read(reader));

    /// <summary>
    /// The pieces of a source in reading order, by the place of their first character. Their segments never overlap; what no
    /// segment covers is blank or the crumbs of a web page. Empty where the source holds no text.
    /// </summary>
    public IReadOnlyList<ArticleLayout> Split(SourceText source)
    {
        var lines = scanner.Scan(source.Text);
        if (lines.Length == 0) return [];
        Mark(lines, source.Headings);
        var page = new Page(source.Text, lines, reader.Read(source.Text, lines));
        tagger.Tag(lines);
        var units = UnitBuilder.Build(lines);
        var drafts = ArticleAssembler.Assemble(page, units, tagger, weights);
        BylinePlacer.Place(page, units, drafts, bylines);
        var captions = CaptionPlacer.Place(page, units, drafts, bylines);
        return Write(page, units, drafts, captions);
    }

    /// <summary>A heading of the document is a line with a mark.</summary>
    private static void Mark(PageLine[] lines, IReadOnlyList<(int Start, int Level)> headings)
    {
        var l = 0;
        foreach (var (start, level) in headings)
        {
            while (l < lines.Length && lines[l].Start < start) l++;
            if (l < lines.Length && lines[l].Start == start) lines[l].Mark = (byte)level;
        }
    }

    private List<ArticleLayout> Write(Page page, List<PageUnit> units, List<ArticleDraft> drafts, List<int> captions)
    {
        var pieces = new List<ArticleLayout>(drafts.Count);
        foreach (var draft in drafts) pieces.Add(LayoutWriter.Write(page, units, draft, headlines, bylines.Read(page, units, draft)));
        foreach (var caption in captions) pieces.Add(LayoutWriter.Write(page, units, [caption], ArticleKind.Caption, bylines.ReadCaption(page, units[caption])));
        foreach (var run in MastheadRuns(units)) pieces.Add(LayoutWriter.Write(page, units, run, ArticleKind.Masthead, null));
        return [.. pieces.Where(p => p.Segments.Count > 0).OrderBy(p => p.Segments.Min(s => s.Start))];
    }

    private static IEnumerable<List<int>> MastheadRuns(List<PageUnit> units)
    {
        var run = new List<int>();
        for (var u = 0; u <= units.Count; u++)
        {
            if (u < units.Count && units[u].Kind == UnitKind.Masthead)
            {
                run.Add(u);
                continue;
            }

            if (run.Count == 0) continue;
            yield return run;
            run = [];
        }
    }
}
