namespace PolicyML.Text.Words;

/// <summary>Builds a <see cref="WordTrie"/> from sorted words, a level at a time, each family of children at the first fit.</summary>
internal sealed class WordTrieBuilder
{
    private const int MostTries = 8;
    private const int MostWeights = ushort.MaxValue - 1;

    private readonly char[] letters;
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly ushort[] weightOf;
    private readonly ushort[] codes = new ushort[char.MaxValue + 1];
    private readonly List<(ushort Code, int From, int To)> children = [];
    private WordTrie.Node[] nodes = [];
    private int[] nextFree = [];         // of a taken slot: where to look on
    private bool[] baseTaken = [];       // base + alphabet
    private int alphabet;
    private int used;
    private int crowdedUpTo = 1;         // below it several siblings find no room; lone children still fill it

    private WordTrieBuilder(WordTable words, int[] sorted, ushort[] weightOf)
    {
        this.weightOf = weightOf;
        letters = words.Letters.ToArray();
        ends = Array.ConvertAll(sorted, i => words.Ends[i]);
        starts = Array.ConvertAll(sorted, i => i == 0 ? 0 : words.Ends[i - 1]);
    }

    /// <summary>Builds the trie of a table.</summary>
    public static WordTrie Build(WordTable words, int[] sorted)
    {
        var logTotal = Math.Log(Math.Max(words.Total, 1));
        var weights = WeightTable.Of(words, sorted, MostWeights);
        var builder = new WordTrieBuilder(words, sorted, weights.NumberOf);
        builder.Fill();
        var values = Array.ConvertAll(weights.Frequencies, f => f == 0 ? 0 : Math.Log(f) - logTotal);
        return new WordTrie(builder.codes, builder.nodes.AsSpan(0, builder.used).ToArray(), values, 0 - logTotal);
    }

    private void Fill()
    {
        AssignCodes();
        Grow(alphabet * 2 + 16);
        Take(0, WordTrie.Free);
        baseTaken[alphabet] = true;
        var pending = new Queue<(int Slot, int From, int To, int Depth)>();
        Gather(0, starts.Length, 0);
        Place(0, 0, 0, pending);
        while (pending.TryDequeue(out var node)) Expand(node.Slot, node.From, node.To, node.Depth, pending);
        used = Math.Max(used, alphabet + 1);
    }

    private void Expand(int slot, int from, int to, int depth, Queue<(int, int, int, int)> pending)
    {
        if (ends[from] - starts[from] == depth) nodes[slot].Weight = weightOf[from++];
        if (from == to) return;
        Gather(from, to, depth);
        Place(slot, FindBase(), depth, pending);
    }

    private void Place(int parent, int at, int depth, Queue<(int, int, int, int)> pending)
    {
        nodes[parent].Base = at;
        foreach (var (code, from, to) in children)
        {
            Take(at + code, code);
            pending.Enqueue((at + code, from, to, depth + 1));
        }
    }

    // The commonest code units first: their labels are low and their slots lie close together.
    private void AssignCodes()
    {
        var counts = new int[char.MaxValue + 1];
        foreach (var c in letters) counts[c]++;
        var order = Enumerable.Range(0, counts.Length).Where(c => counts[c] > 0).ToArray();
        Array.Sort(order, (a, b) => counts[a] != counts[b] ? counts[b].CompareTo(counts[a]) : a.CompareTo(b));
        foreach (var c in order) codes[c] = (ushort)++alphabet;
    }

    private void Gather(int from, int to, int depth)
    {
        children.Clear();
        for (var i = from; i < to;)
        {
            var c = letters[starts[i] + depth];
            var end = i + 1;
            while (end < to && letters[starts[end] + depth] == c) end++;
            children.Add((codes[c], i, end));
            i = end;
        }
    }

    /// <summary>The first base of its own at which all children find a free slot; it may be negative.</summary>
    private int FindBase()
    {
        var lowest = int.MaxValue;
        foreach (var child in children) lowest = Math.Min(lowest, child.Code);
        var slot = FreeFrom(children.Count == 1 ? 1 : crowdedUpTo);
        for (var tries = 0; !Fits(slot - lowest); tries++)
        {
            if (tries == MostTries && children.Count > 1) crowdedUpTo = slot;
            slot = FreeFrom(slot + 1);
        }

        baseTaken[slot - lowest + alphabet] = true;
        return slot - lowest;
    }

    private bool Fits(int at)
    {
        if (at + alphabet < baseTaken.Length && baseTaken[at + alphabet]) return false;
        foreach (var child in children)
        {
            var slot = at + child.Code;
            if (slot < nodes.Length && nodes[slot].Label != WordTrie.Free) return false;
        }

        Grow(at + alphabet + 1);
        return true;
    }

    private int FreeFrom(int slot)
    {
        while (slot < nodes.Length && nodes[slot].Label != WordTrie.Free)
        {
            var next = nextFree[slot];
            if (next < nodes.Length && nodes[next].Label != WordTrie.Free) nextFree[slot] = nextFree[next];
            slot = next;
        }

        return slot;
    }

    private void Take(int slot, ushort label)
    {
        Grow(slot + 1);
        nodes[slot] = new WordTrie.Node { Base = WordTrie.Leaf, Label = label };
        nextFree[slot] = slot + 1;
        used = Math.Max(used, slot + 1);
    }

    private void Grow(int size)
    {
        if (size <= nodes.Length) return;
        var old = nodes.Length;
        var bigger = Math.Max(size, old * 2);
        Array.Resize(ref nodes, bigger);
        Array.Resize(ref nextFree, bigger);
        Array.Resize(ref baseTaken, bigger + alphabet + 1);
        nodes.AsSpan(old).Fill(new WordTrie.Node { Base = WordTrie.Leaf, Label = WordTrie.Free });
    }
}
