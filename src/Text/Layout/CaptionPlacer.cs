namespace PolicyML.Text.Layout;

/// <summary>
/// Tells which photos belong to an article: by their place on the page, the photographer, their length, and by pairs of
/// characters that they share with one article and with no other.
/// </summary>
internal sealed class CaptionPlacer
{
    private const int MaxArticles = 512;
    private readonly Page page;
    private readonly IReadOnlyList<PageUnit> units;
    private readonly List<ArticleDraft> drafts;
    private readonly ArticleBylines bylines;
    private readonly int[] owners;

    private CaptionPlacer(Page page, IReadOnlyList<PageUnit> units, List<ArticleDraft> drafts, ArticleBylines bylines)
    {
        this.page = page;
        this.units = units;
        this.drafts = drafts;
        this.bylines = bylines;
        owners = Owners(units.Count, drafts);
    }

    /// <summary>Adds photos to their articles.</summary>
    /// <returns>The units of photos that stand alone.</returns>
    public static List<int> Place(Page page, IReadOnlyList<PageUnit> units, List<ArticleDraft> drafts, ArticleBylines bylines)
    {
        var captions = new List<int>();
        for (var u = 0; u < units.Count; u++)
        {
            if (units[u].Kind == UnitKind.Caption) captions.Add(u);
        }

        return captions.Count == 0 ? captions : new CaptionPlacer(page, units, drafts, bylines).Place(captions);
    }

    private List<int> Place(List<int> captions)
    {
        var alone = new List<int>();
        var names = drafts.Count <= MaxArticles ? drafts.ConvertAll(d => bylines.Read(page, units, d)) : null;
        var shared = names is null ? null : new SharedPairs(page, units, drafts, captions);
        foreach (var caption in captions)
        {
            var (best, score) = (-1, 0f);
            foreach (var d in Candidates(caption, names is not null))
            {
                var s = Nearness(caption, d) + Kind(caption) + Sharing(shared, caption, d) + SameName(names, caption, d);
                if (best < 0 || s > score) (best, score) = (d, s);
            }

            if (best >= 0 && score > 1.5f) drafts[best].Captions.Add(caption);
            else alone.Add(caption);
        }

        return alone;
    }

    private IEnumerable<int> Candidates(int caption, bool all)
    {
        if (all) return Enumerable.Range(0, drafts.Count);
        return new[] { Neighbour(caption, -1), Neighbour(caption, 1) }.Where(d => d >= 0).Distinct();
    }

    private static float Sharing(SharedPairs? shared, int caption, int draft) => shared is null ? 0 : Math.Min(2.5f, shared.Count(caption, draft) * 0.5f);

    private float SameName(List<string?>? names, int caption, int draft)
    {
        if (names?[draft] is not { } authors || bylines.ReadCaption(page, units[caption]) is not { } credited) return 0;
        return credited.Split(' ').Any(n => authors.Split(' ').Contains(n, StringComparer.Ordinal)) ? 1.2f : 0;
    }

    /// <summary>Between headline and lead, or within a cut sentence, a photo belongs to the article around it.</summary>
    private float Nearness(int caption, int draft)
    {
        var before = Neighbour(caption, -1);
        var after = Neighbour(caption, 1);
        var own = units[caption];
        var creditOnly = page.Lines[own.From].Tag == LineTag.Credit;
        if (creditOnly) return before == draft ? 4 : 0;
        if (before == draft && after == draft) return IsHead(caption, -1) ? 3 : 1;
        return before == draft || after == draft ? 0.4f : 0;
    }

    /// <summary>A long text that opens with a date tells its own story; a short one needs an article.</summary>
    private float Kind(int caption)
    {
        var own = units[caption];
        var length = 0;
        for (var l = own.From; l < own.To; l++) length += page.Lines[l].Tag == LineTag.Caption ? page.Lines[l].Length : 0;
        var score = length switch { <= 45 => 0.6f, <= 90 => 0, _ => -1.2f };
        return page.Lines[own.From].Has(LineFeature.DateOpen) ? score - 2 : score;
    }

    private bool IsHead(int caption, int step)
    {
        for (var u = caption + step; u >= 0 && u < units.Count; u += step)
        {
            if (owners[u] >= 0) return units[u].Kind == UnitKind.Head;
        }

        return false;
    }

    private int Neighbour(int caption, int step)
    {
        for (var u = caption + step; u >= 0 && u < units.Count; u += step)
        {
            if (owners[u] >= 0) return owners[u];
            if (units[u].Kind == UnitKind.Masthead) return -1;
        }

        return -1;
    }

    private static int[] Owners(int units, List<ArticleDraft> drafts)
    {
        var of = new int[units];
        Array.Fill(of, -1);
        for (var d = 0; d < drafts.Count; d++)
        {
            if (drafts[d].Head >= 0) of[drafts[d].Head] = d;
            foreach (var u in drafts[d].Body) of[u] = d;
            foreach (var u in drafts[d].Bylines) of[u] = d;
        }

        return of;
    }

    /// <summary>Pairs of characters that stand in a photo's text and in exactly one article.</summary>
    private sealed class SharedPairs
    {
        private const int Nobody = -1;
        private const int Several = -2;
        private readonly PairTable owner = new();
        private readonly Dictionary<int, uint[]> pairs = [];

        public SharedPairs(Page page, IReadOnlyList<PageUnit> units, List<ArticleDraft> drafts, List<int> captions)
        {
            foreach (var caption in captions)
            {
                var own = new HashSet<uint>();
                for (var l = units[caption].From; l < units[caption].To; l++)
                {
                    if (page.Lines[l].Tag == LineTag.Caption) Collect(page, page.TextOf(l), own);
                }

                pairs[caption] = [.. own];
                foreach (var pair in own) owner.Add(pair, Nobody);
            }

            for (var d = 0; d < drafts.Count; d++)
            {
                foreach (var unit in drafts[d].Body.Prepend(drafts[d].Head).Where(u => u >= 0)) Mark(page, units[unit], d);
            }
        }

        public int Count(int caption, int draft) => pairs[caption].Count(p => owner.At(owner.Find(p)) == draft);

        /// <summary>Pairs of a text but the common words, which say nothing of what it tells.</summary>
        private static void Collect(Page page, ReadOnlySpan<char> text, HashSet<uint> into)
        {
            for (var i = 1; i < text.Length; i++)
            {
                if (Characters.IsHan(text[i - 1]) && Characters.IsHan(text[i]) && !page.Seen.IsWord(text[i - 1], text[i])) into.Add(PairTable.Key(text[i - 1], text[i]));
            }
        }

        private void Mark(Page page, PageUnit unit, int draft)
        {
            for (var l = unit.From; l < unit.To; l++)
            {
                var text = page.TextOf(l);
                for (var i = 1; i < text.Length; i++)
                {
                    var slot = owner.Find(PairTable.Key(text[i - 1], text[i]));
                    if (slot < 0) continue;
                    ref var who = ref owner.At(slot);
                    who = who == Nobody || who == draft ? draft : Several;
                }
            }
        }
    }
}
