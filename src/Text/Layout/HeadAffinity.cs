namespace PolicyML.Text.Layout;

/// <summary>
/// How much a paragraph shares with a headline: pairs of Chinese characters that stand in both, rare ones counting more
/// (inverse paragraph frequency over the page), common words less.
/// </summary>
internal sealed class HeadAffinity
{
    private const int MaxHeads = 2048;
    private const int MaxPairs = 96;
    private const float CommonWord = 0.3f;
    private readonly PairTable ids = new();
    private readonly Dictionary<int, int[]> pairsOfHead = [];
    private readonly Dictionary<int, int[]> pairsOfBody = [];
    private readonly List<int> frequency = [];
    private readonly List<float> weight = [];
    private int bodies;

    /// <summary>Counts the pairs of a page's headlines in its paragraphs; does nothing where no choice is to be made.</summary>
    public HeadAffinity(Page page, IReadOnlyList<PageUnit> units)
    {
        var heads = units.Count(u => u.Kind is UnitKind.Head or UnitKind.Heading);
        if (heads is < 2 or > MaxHeads) return;
        for (var u = 0; u < units.Count; u++)
        {
            if (units[u].Kind is UnitKind.Head or UnitKind.Heading) AddHead(page, u, units[u]);
        }

        var stamp = new int[frequency.Count];
        for (var u = 0; u < units.Count; u++)
        {
            if (units[u].Kind == UnitKind.Body) AddBody(page, u, units[u], stamp);
        }
    }

    /// <summary>0 where nothing is shared, at most 3.</summary>
    /// <param name="head">Unit of the headline; -1 for none.</param>
    /// <param name="body">Unit of the paragraph.</param>
    public float Between(int head, int body)
    {
        if (!pairsOfHead.TryGetValue(head, out var a) || !pairsOfBody.TryGetValue(body, out var b)) return 0;
        var sum = 0f;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                sum += weight[a[i]] * MathF.Log(1f + (float)bodies / frequency[a[i]]);
                i++;
                j++;
            }
            else if (a[i] < b[j]) i++;
            else j++;
        }

        return 3 * sum / (sum + 8);
    }

    private void AddHead(Page page, int unit, PageUnit head)
    {
        var found = new SortedSet<int>();
        for (var l = head.From; l < head.To && found.Count < MaxPairs; l++)
        {
            if (page.Lines[l].Tag == LineTag.Byline) continue;
            var text = page.TextOf(l);
            for (var i = 1; i < text.Length; i++)
            {
                if (!Characters.IsHan(text[i - 1]) || !Characters.IsHan(text[i])) continue;
                var id = ids.Add(PairTable.Key(text[i - 1], text[i]), ids.Count);
                if (id == frequency.Count)
                {
                    frequency.Add(0);
                    weight.Add(page.Seen.IsWord(text[i - 1], text[i]) ? CommonWord : 1);
                }

                found.Add(id);
            }
        }

        pairsOfHead[unit] = [.. found];
    }

    private void AddBody(Page page, int unit, PageUnit body, int[] stamp)
    {
        bodies++;
        var found = new List<int>();
        var text = page.TextOf(body.From);
        for (var i = 1; i < text.Length; i++)
        {
            var slot = ids.Find(PairTable.Key(text[i - 1], text[i]));
            if (slot < 0) continue;
            var id = ids.At(slot);
            if (stamp[id] == bodies) continue;
            stamp[id] = bodies;
            frequency[id]++;
            found.Add(id);
        }

        found.Sort();
        if (found.Count > 0) pairsOfBody[unit] = [.. found];
    }
}
