using System.Runtime.InteropServices;

namespace PolicyML.Text.Matching;

/// <summary>Builds the arrays of a <see cref="PhraseTrie"/> from sorted phrases, a level at a time.</summary>
internal sealed class PhraseTrieBuilder
{
    private const int MostTries = 16;

    /// <summary>Scratch of the thread: how often each code unit stands in the phrases, all 0 between tries.</summary>
    [ThreadStatic]
    private static int[]? scratch;

    private readonly string[] keys;
    private readonly int[] keyValues;
    private readonly string alphabet;
    private readonly CharCodes codes;
    private int[] baseOf = [];
    private int[] check = [];
    private int[] values = [];
    private int[] skip = [];
    private int used;
    private int crowdedUpTo = 1;    // below it several siblings find no room; lone children still fill it

    private PhraseTrieBuilder(string[] keys, int[] keyValues)
    {
        this.keys = keys;
        this.keyValues = keyValues;
        alphabet = Alphabet(keys);
        codes = new CharCodes(alphabet);
    }

    public static PhraseTrie Build(IEnumerable<KeyValuePair<string, int>> entries)
    {
        var map = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (key.Length > 0) map[key] = value;
        }

        var sorted = map.Keys.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return new PhraseTrieBuilder(sorted, Array.ConvertAll(sorted, k => map[k])).Build();
    }

    private PhraseTrie Build()
    {
        Grow(alphabet.Length * 2 + 16);
        // Root children take the slots of their codes; slot 0 stays the root itself.
        var first = new int[alphabet.Length + 1];
        Array.Fill(first, -1);
        var pending = new Queue<(int State, int From, int To, int Depth)>();
        foreach (var (code, from, to) in Children(0, keys.Length, 0))
        {
            Take(code, TrieCell.Root);
            first[code] = code;
            pending.Enqueue((code, from, to, 1));
        }

        while (pending.TryDequeue(out var node)) Expand(node, pending);
        return PhraseTrie.Create(alphabet, codes, first, Cells());
    }

    private TrieCell[] Cells()
    {
        var cells = new TrieCell[used];
        for (var i = 0; i < used; i++) cells[i] = new TrieCell(baseOf[i], check[i], values[i]);
        return cells;
    }

    private void Expand((int State, int From, int To, int Depth) node, Queue<(int, int, int, int)> pending)
    {
        var from = node.From;
        if (from < node.To && keys[from].Length == node.Depth)
        {
            values[node.State] = keyValues[from];
            from++;
        }

        var children = Children(from, node.To, node.Depth);
        if (children.Count == 0) return;
        var at = FindBase(children);
        baseOf[node.State] = at;
        foreach (var (code, childFrom, childTo) in children)
        {
            Take(at + code, node.State);
            pending.Enqueue((at + code, childFrom, childTo, node.Depth + 1));
        }
    }

    /// <summary>The characters of the phrases, the commonest first: their codes are low and their slots lie close together.</summary>
    private static string Alphabet(string[] keys)
    {
        var counts = scratch ??= new int[char.MaxValue + 1];
        var order = new List<char>();
        foreach (var key in keys)
        {
            foreach (var c in key)
            {
                if (counts[c]++ == 0) order.Add(c);
            }
        }

        order.Sort((a, b) => counts[a] != counts[b] ? counts[b].CompareTo(counts[a]) : a.CompareTo(b));
        foreach (var c in order) counts[c] = 0;
        return new string(CollectionsMarshal.AsSpan(order));
    }

    private List<(int Code, int From, int To)> Children(int from, int to, int depth)
    {
        var children = new List<(int, int, int)>();
        for (var i = from; i < to;)
        {
            var c = keys[i][depth];
            var end = i + 1;
            while (end < to && keys[end][depth] == c) end++;
            children.Add((codes[c], i, end));
            i = end;
        }

        return children;
    }

    /// <summary>
    /// The first base at which all children find a free slot. It may be negative: a lone child takes the first free
    /// slot of all, however high its code.
    /// </summary>
    private int FindBase(List<(int Code, int From, int To)> children)
    {
        if (children.Count == 1) return FreeFrom(1) - children[0].Code;
        var lowest = int.MaxValue;
        foreach (var child in children) lowest = Math.Min(lowest, child.Code);
        var slot = FreeFrom(crowdedUpTo);
        for (var tries = 0; !Fits(children, slot - lowest); tries++)
        {
            if (tries == MostTries) crowdedUpTo = slot;
            slot = FreeFrom(slot + 1);
        }

        return slot - lowest;
    }

    private bool Fits(List<(int Code, int From, int To)> children, int at)
    {
        foreach (var child in children)
        {
            var slot = at + child.Code;
            if (slot < check.Length && check[slot] != -1) return false;
        }

        return true;
    }

    /// <summary>The first free slot at or after one; taken slots remember how far to skip.</summary>
    private int FreeFrom(int slot)
    {
        while (slot < check.Length && check[slot] != -1)
        {
            var next = skip[slot];
            if (next < check.Length && check[next] != -1) skip[slot] = skip[next];
            slot = next;
        }

        return slot;
    }

    private void Take(int slot, int parent)
    {
        Grow(slot + 1);
        check[slot] = parent;
        skip[slot] = slot + 1;
        used = Math.Max(used, slot + 1);
    }

    private void Grow(int size)
    {
        if (size <= check.Length) return;
        var old = check.Length;
        var bigger = Math.Max(size, old * 2);
        Array.Resize(ref baseOf, bigger);
        Array.Resize(ref check, bigger);
        Array.Resize(ref values, bigger);
        Array.Resize(ref skip, bigger);
        Array.Fill(check, -1, old, bigger - old);
        Array.Fill(values, -1, old, bigger - old);
        Array.Fill(baseOf, TrieCell.Leaf, old, bigger - old);
    }
}
