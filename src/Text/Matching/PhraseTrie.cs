using System.Runtime.CompilerServices;

using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Text.Matching;

/// <summary>
/// An immutable set of phrases, each with a value, matched at every position of a text.
/// A double-array trie (Aoe 1989) over UTF-16 code units mapped to a compact alphabet. Filters of a few kilobytes reject most positions
/// before its tables are touched: a bit says whether a phrase starts with a character, another whether with two.
/// </summary>
public sealed class PhraseTrie
{
    private const int None = -1;
    private readonly string alphabet;    // code - 1 -> code unit
    private readonly CharCodes codes;    // code unit -> compact code, 0: in no phrase
    private readonly int[] first;        // compact code -> state after the first character
    private readonly TrieCell[] cells;   // state -> base of its children, parent, value
    private readonly CharFilter starts;  // what phrases start with
    private readonly CharFilter singles; // phrases of one character
    private readonly PairHeads pairs;    // what phrases of two and more characters start with
    private readonly bool hasSingles;

    private PhraseTrie(string alphabet, CharCodes codes, int[] first, TrieCell[] cells, PairHeads pairs)
    {
        this.alphabet = alphabet;
        this.codes = codes;
        this.first = first;
        this.cells = cells;
        this.pairs = pairs;
        starts = new CharFilter();
        singles = CharFilter.Empty;
        for (var code = 1; code < first.Length; code++)
        {
            if (first[code] == None) continue;
            starts.Add(alphabet[code - 1]);
            if (cells[first[code]].Value == None) continue;
            if (!hasSingles) singles = new CharFilter();
            hasSingles = true;
            singles.Add(alphabet[code - 1]);
        }
    }

    /// <summary>Builds a trie. Where a phrase stands twice, the later value wins; empty phrases are left out.</summary>
    /// <param name="entries">Phrases and their values, 0 or above.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative.</exception>
    public static PhraseTrie Build(IEnumerable<KeyValuePair<string, int>> entries) => PhraseTrieBuilder.Build(entries);

    /// <summary>Builds a trie whose values are the positions of the phrases.</summary>
    public static PhraseTrie Build(IEnumerable<string> phrases)
    {
        var entries = new List<KeyValuePair<string, int>>();
        foreach (var phrase in phrases) entries.Add(new(phrase, entries.Count));
        return PhraseTrieBuilder.Build(entries);
    }

    /// <summary>A trie of what <see cref="PhraseTrieBuilder"/> laid out.</summary>
    /// <param name="alphabet">The characters of the phrases in the order of their codes, which begin with 1.</param>
    /// <param name="codes">Those codes.</param>
    /// <param name="first">Code to state after the first character.</param>
    /// <param name="cells">The states.</param>
    internal static PhraseTrie Create(string alphabet, CharCodes codes, int[] first, TrieCell[] cells) =>
        new(alphabet, codes, first, cells, PairHeads.Of(alphabet, cells));

    /// <summary>Writes the arrays as they are looked up in.</summary>
    public void Write(PreparedWriter writer)
    {
        writer.Text(alphabet);
        writer.Array<int>(first);
        writer.Array<TrieCell>(cells);
        pairs.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where it stands.</param>
    /// <param name="end">The first value that no phrase may have: how long what the values are numbers of is.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PhraseTrie Read(PreparedReader reader, int end = int.MaxValue)
    {
        var (letters, start, states) = (reader.Text(), reader.Array<int>(), reader.Array<TrieCell>());
        if (start.Length != letters.Length + 1) throw new InvalidDataException("no trie");
        PreparedReader.Check(start, None, states.Length);
        foreach (ref readonly var state in states.AsSpan())
            if (state.Value < None || state.Value >= end) throw new InvalidDataException("no trie");
        return new PhraseTrie(letters, new CharCodes(letters), start, states, PairHeads.Read(reader, states.Length, end));
    }

    /// <summary>True where some phrase starts with this code unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool CanStart(char c) => starts.Holds(c);

    /// <summary>The longest phrase that starts at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The position, within the text.</param>
    /// <param name="value">The phrase's value; undefined where none matches.</param>
    /// <returns>The phrase's length in code units; 0 where none matches.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Longest(ReadOnlySpan<char> text, int start, out int value)
    {
        value = None;
        return MayMatch(text, start) ? Walk(text, start, out value) : 0;
    }

    /// <summary>The positions at which a phrase may start, ascending.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first position to look at, 0 or above.</param>
    public StartEnumerator StartsIn(ReadOnlySpan<char> text, int from = 0) => new(this, singles, text, from);

    /// <summary>The positions at which a phrase of two or more code units may start or one of some code units stands, ascending.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first position to look at, 0 or above.</param>
    /// <param name="marks">The code units; <see cref="AddSinglesTo"/> adds the phrases that are one.</param>
    public StartEnumerator StartsIn(ReadOnlySpan<char> text, int from, CharFilter marks) => new(this, marks, text, from);

    /// <summary>Adds to a set the phrases that are a single code unit.</summary>
    public void AddSinglesTo(CharFilter marks)
    {
        for (var c = 0; c <= char.MaxValue; c++)
            if (singles.Holds((char)c)) marks.Add((char)c);
    }

    /// <summary>The value of a whole phrase, or -1.</summary>
    public int Find(ReadOnlySpan<char> phrase) =>
        phrase.Length > 0 && Longest(phrase, 0, out var value) == phrase.Length ? value : None;

    private int SingleAt(char c) => cells[first[codes[c]]].Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayMatch(ReadOnlySpan<char> text, int start)
    {
        // Many characters start a phrase, few pairs do: the pair is asked first, since what mostly says no is foretold well.
        var c = text[start];
        return ((uint)(start + 1) < (uint)text.Length && pairs.MayHold(c, text[start + 1])) || (hasSingles && singles.Holds(c));
    }

    private int Walk(ReadOnlySpan<char> text, int start, out int value)
    {
        (value, var length) = hasSingles && singles.Holds(text[start]) ? (SingleAt(text[start]), 1) : (None, 0);
        if (start + 1 >= text.Length) return length;
        ref readonly var head = ref pairs[text[start], text[start + 1]];
        return head.State == 0 ? length : Walk(head, text, start, length, ref value);
    }

    /// <summary>Goes on behind a pair; the length and value of a longer phrase replace those given.</summary>
    private int Walk(in PairHead head, ReadOnlySpan<char> text, int start, int length, ref int value)
    {
        if (head.Value != None) (value, length) = (head.Value, 2);
        if (start + 2 >= text.Length || !head.MayGoOn(text[start + 2])) return length;
        var (state, from) = (head.State, head.Base);
        for (var i = start + 2; i < text.Length && from != TrieCell.Leaf; i++)
        {
            state = Next(from, state, codes[text[i]]);
            if (state == None) break;
            ref readonly var cell = ref cells[state];
            from = cell.Base;
            if (cell.Value != None) (value, length) = (cell.Value, i + 1 - start);
        }

        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(int from, int state, int code)
    {
        if (code == 0) return None;
        var slot = from + code;
        return (uint)slot < (uint)cells.Length && cells[slot].Parent == state ? slot : None;
    }

    /// <summary>Walks the positions at which a phrase may start.</summary>
    public ref struct StartEnumerator
    {
        private readonly PhraseTrie trie;
        private readonly CharFilter marks;
        private readonly ReadOnlySpan<char> text;
        private Offsets found;
        private Slots slots;
        private int count;
        private int next;
        private int block;   // where those found are counted from
        private int floor;   // nothing below it is told

        internal StartEnumerator(PhraseTrie trie, CharFilter marks, ReadOnlySpan<char> text, int from)
        {
            this.trie = trie;
            this.marks = marks;
            this.text = text;
            (block, floor) = (from - PairHeads.Block, from);
        }

        /// <summary>The position.</summary>
        public int Current { get; private set; }

        /// <summary>Goes to the next position.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            do
            {
                while (next < count)
                {
                    Current = block + found[next++];
                    if (Current >= floor) return true;
                }
            }
            while (Fill());

            return false;
        }

        /// <summary>Passes over all positions below one.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void SkipTo(int at) => floor = at;

        /// <summary>The longest phrase that starts at the position; see <see cref="PhraseTrie.Longest"/>.</summary>
        public readonly int Longest(out int value)
        {
            ref readonly var head = ref trie.pairs.At(slots[next - 1]);
            (value, var length) = trie.hasSingles && trie.singles.Holds(text[Current]) ? (trie.SingleAt(text[Current]), 1) : (None, 0);
            return head.State == 0 ? length : trie.Walk(head, text, Current, length, ref value);
        }

        /// <summary>All phrases that start at the position, shortest first.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly PrefixEnumerator Prefixes() => new(trie, text, Current, trie.pairs.At(slots[next - 1]));

        private bool Fill()
        {
            block = Math.Max(block + PairHeads.Block, floor);
            if (block >= text.Length) return false;
            count = trie.pairs.Find(text[block..], marks, found, slots);
            next = 0;
            return true;
        }

        /// <summary>The enumerator itself, so that <c>foreach</c> may walk it.</summary>
        public readonly StartEnumerator GetEnumerator() => this;
    }

    [InlineArray(PairHeads.Block)]
    private struct Offsets
    {
        private byte first;
    }

    [InlineArray(PairHeads.Block)]
    private struct Slots
    {
        private int first;
    }

    /// <summary>Walks the phrases that start at one position.</summary>
    public ref struct PrefixEnumerator
    {
        private readonly PhraseTrie trie;
        private readonly ReadOnlySpan<char> text;
        private readonly int start;
        private bool isSingle;
        private PairHead head;   // the state of the next longer words, with what its cell holds
        private int at;

        internal PrefixEnumerator(PhraseTrie trie, ReadOnlySpan<char> text, int start, in PairHead head)
        {
            this.trie = trie;
            this.text = text;
            this.head = head;
            (this.start, at) = (start, start + 2);
            isSingle = trie.hasSingles && trie.singles.Holds(text[start]);
            Current = default;
        }

        /// <summary>Length and value of the phrase found.</summary>
        public (int Length, int Value) Current { get; private set; }

        /// <summary>Goes to the next longer phrase.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            if (isSingle)
            {
                isSingle = false;
                Current = (1, trie.SingleAt(text[start]));
                return true;
            }

            while (head.State != 0)
            {
                Current = (at - start, head.Value);
                Step();
                if (Current.Value != None) return true;
            }

            return false;
        }

        private void Step()
        {
            var goesOn = at < text.Length && head.Base != TrieCell.Leaf && head.MayGoOn(text[at]);
            var state = goesOn ? trie.Next(head.Base, head.State, trie.codes[text[at++]]) : None;
            head = state == None ? default : new PairHead(0, state, trie.cells[state].Base, trie.cells[state].Value, PairHead.All);
        }

        /// <summary>The enumerator itself, so that <c>foreach</c> may walk it.</summary>
        public readonly PrefixEnumerator GetEnumerator() => this;
    }
}
