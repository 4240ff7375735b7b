using System.Runtime.InteropServices;

namespace PolicyML.Text.Words;

/// <summary>Words with frequencies, in one flat buffer. A word that stands twice counts as given last.</summary>
internal sealed class WordTable
{
    /// <summary>The longest word taken, in code units: it bounds the work at every position of a text.</summary>
    public const int LongestWord = 64;

    private readonly List<int> ends;
    private readonly List<long> frequencies;
    private char[] letters;
    private int used;

    public WordTable(int words = 1024)
    {
        ends = new List<int>(words);
        frequencies = new List<long>(words);
        letters = new char[words * 3];
    }

    /// <summary>How many words were added, repetitions included.</summary>
    public int Count => ends.Count;

    /// <summary>Sum of all frequencies, repetitions included, as jieba counts.</summary>
    public long Total { get; private set; }

    /// <summary>A word.</summary>
    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : ends[index - 1];
            return letters.AsSpan(start, ends[index] - start);
        }
    }

    /// <summary>Its frequency, 0 or above.</summary>
    public long Frequency(int index) => frequencies[index];

    /// <summary>Adds a word.</summary>
    public void Add(ReadOnlySpan<char> word, long frequency)
    {
        word.CopyTo(Room(word.Length));
        Commit(word.Length, frequency);
    }

    /// <summary>Space for the letters of the next word; <see cref="Commit"/> adds it.</summary>
    public Span<char> Room(int length)
    {
        if (used + length > letters.Length) Array.Resize(ref letters, Math.Max(used + length, letters.Length * 2));
        return letters.AsSpan(used, length);
    }

    /// <summary>Adds the word whose letters were written to <see cref="Room"/>.</summary>
    public void Commit(int length, long frequency)
    {
        used += length;
        ends.Add(used);
        frequencies.Add(frequency);
        Total += frequency;
    }

    /// <summary>The words in ordinal order of their code units; of those that stand twice the last one only.</summary>
    public int[] Sorted()
    {
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        if (!IsAscending()) Sort(order);
        return order.AsSpan(0, DropRepetitions(order)).ToArray();
    }

    /// <summary>FNV-1a over words and frequencies in the order of <paramref name="sorted"/>.</summary>
    public ulong Checksum(int[] sorted)
    {
        var hash = 14695981039346656037UL;
        foreach (var index in sorted)
        {
            foreach (var c in this[index]) hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ (ulong)frequencies[index] ^ 1UL << 63) * 1099511628211UL;
        }

        return hash;
    }

    private bool IsAscending()
    {
        for (var i = 1; i < Count; i++)
        {
            if (this[i - 1].SequenceCompareTo(this[i]) >= 0) return false;
        }

        return true;
    }

    // By the first four code units as one number, then the few that share them by the rest.
    private void Sort(int[] order)
    {
        var keys = new ulong[order.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = Head(this[i]);
        Array.Sort(keys, order);
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from]) to++;
            if (to - from > 1) order.AsSpan(from, to - from).Sort(Compare);
            from = to;
        }
    }

    private static ulong Head(ReadOnlySpan<char> word)
    {
        ulong head = 0;
        for (var i = 0; i < 4; i++) head = head << 16 | (i < word.Length ? word[i] : 0UL);
        return head;
    }

    private int Compare(int left, int right)
    {
        var byLetters = this[left].SequenceCompareTo(this[right]);
        return byLetters != 0 ? byLetters : left.CompareTo(right);
    }

    private int DropRepetitions(int[] order)
    {
        var kept = 0;
        for (var i = 0; i < order.Length; i++)
        {
            if (kept > 0 && this[order[kept - 1]].SequenceEqual(this[order[i]])) kept--;
            order[kept++] = order[i];
        }

        return kept;
    }

    /// <summary>All letters of all words, for counting.</summary>
    public ReadOnlySpan<char> Letters => letters.AsSpan(0, used);

    /// <summary>Where each word ends in <see cref="Letters"/>.</summary>
    public ReadOnlySpan<int> Ends => CollectionsMarshal.AsSpan(ends);
}
