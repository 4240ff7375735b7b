using System.Runtime.CompilerServices;

namespace PolicyML.Text.Words;

/// <summary>Words with frequencies, in one flat buffer. A word that stands twice counts as given last.</summary>
internal sealed class WordTable
{
    /// <summary>The longest word taken, in code units: it bounds the work at every position of a text.</summary>
    public const int LongestWord = 64;

    private int[] ends;                  // ends[i + 1]: where word i ends in letters
    private long[] frequencies;
    private char[] letters;
    private int used;

    public WordTable(int words = 1024)
    {
        ends = new int[words + 1];
        frequencies = new long[words];
        letters = new char[words * 3];
    }

    /// <summary>How many words were added, repetitions included.</summary>
    public int Count { get; private set; }

    /// <summary>Sum of all frequencies, repetitions included, as jieba counts.</summary>
    public long Total { get; private set; }

    /// <summary>A word.</summary>
    public ReadOnlySpan<char> this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => letters.AsSpan(ends[index], ends[index + 1] - ends[index]);
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
        if (Count == frequencies.Length)
        {
            Array.Resize(ref frequencies, Count * 2);
            Array.Resize(ref ends, Count * 2 + 1);
        }

        used += length;
        frequencies[Count] = frequency;
        ends[++Count] = used;
        Total += frequency;
    }

    /// <summary>The words in ordinal order of their code units; of those that stand twice the last one only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] Sorted()
    {
        var keys = new Key[Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = new Key(Head(this[i]), i);
        MergeRuns(keys);
        var kept = 0;
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            if (i + 1 == order.Length || Order(keys[i], keys[i + 1]) != 0) order[kept++] = keys[i].Index;
        }

        return order.AsSpan(0, kept).ToArray();
    }

    /// <summary>FNV-1a over words and frequencies in the order of <paramref name="sorted"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Head(ReadOnlySpan<char> word)
    {
        ulong head = 0;
        for (var i = 0; i < 4; i++) head = head << 16 | (i < word.Length ? word[i] : 0UL);
        return head;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Order(Key left, Key right) =>
        left.Head != right.Head ? left.Head.CompareTo(right.Head) : this[left.Index].SequenceCompareTo(this[right.Index]);

    // Dictionaries come sorted or nearly so: ascending runs are merged, two and two, earlier words first among equals.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MergeRuns(Key[] keys)
    {
        var starts = new List<int> { 0 };
        for (var i = 1; i < keys.Length; i++)
        {
            if (Order(keys[i - 1], keys[i]) > 0) starts.Add(i);
        }

        var spare = starts.Count > 1 ? new Key[keys.Length] : [];
        while (starts.Count > 1)
        {
            var merged = new List<int>();
            for (var run = 0; run < starts.Count; run += 2)
            {
                merged.Add(starts[run]);
                if (run + 1 == starts.Count) break;
                Merge(keys, spare, starts[run], starts[run + 1], run + 2 < starts.Count ? starts[run + 2] : keys.Length);
            }

            starts = merged;
        }
    }

    // Only the left run's part that some of the right one precedes is moved.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Merge(Key[] keys, Key[] spare, int from, int middle, int end)
    {
        from = FirstAfter(keys, from, middle);
        var left = from;
        var right = middle;
        Array.Copy(keys, from, spare, from, middle - from);
        for (var i = from; left < middle; i++)
        {
            var takeRight = right < end && Order(spare[left], keys[right]) > 0;
            keys[i] = takeRight ? keys[right++] : spare[left++];
        }
    }

    private int FirstAfter(Key[] keys, int from, int middle)
    {
        var high = middle;
        while (from < high)
        {
            var half = (from + high) / 2;
            if (Order(keys[half], keys[middle]) > 0) high = half;
            else from = half + 1;
        }

        return from;
    }

    /// <summary>All letters of all words, for counting.</summary>
    public ReadOnlySpan<char> Letters => letters.AsSpan(0, used);

    // A word's first four code units as one number, and its index.
    private readonly record struct Key(ulong Head, int Index);
}
