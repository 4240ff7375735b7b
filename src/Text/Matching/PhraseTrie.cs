using System.Runtime.CompilerServices;

namespace PolicyML.Text.Matching;

/// <summary>
/// An immutable set of phrases, each with a value, matched at every position of a text.
/// A double-array trie (Aoe 1989) over UTF-16 code units mapped to a compact alphabet. Filters of a few kilobytes reject most positions
/// before its tables are touched: a bit says whether a phrase starts with a character, another whether with two.
/// </summary>
public sealed class PhraseTrie
{
    private const int None = -1;
    private readonly CharCodes codes;    // code unit -> compact code, 0: in no phrase
    private readonly int[] first;        // compact code -> state after the first character
    private readonly TrieCell[] cells;   // state -> base of its children, parent, value
    private readonly CharFilter starts;  // what phrases start with
    private readonly CharFilter singles; // phrases of one character
    private readonly PairFilter pairs;   // what phrases of two and more characters start with
    private readonly bool hasSingles;

    private PhraseTrie(string alphabet, CharCodes codes, int[] first, TrieCell[] cells, PairFilter pairs)
    {
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
    public static PhraseTrie Build(IEnumerable<string> phrases) =>
        Build(phrases.Select((p, i) => new KeyValuePair<string, int>(p, i)));

    /// <summary>A trie of what <see cref="PhraseTrieBuilder"/> laid out.</summary>
    /// <param name="alphabet">The characters of the phrases in the order of their codes, which begin with 1.</param>
    /// <param name="codes">Those codes.</param>
    /// <param name="first">Code to state after the first character.</param>
    /// <param name="cells">The states.</param>
    /// <param name="phrases">The phrases, sorted.</param>
    internal static PhraseTrie Create(string alphabet, CharCodes codes, int[] first, TrieCell[] cells, string[] phrases)
    {
        var filter = new PairFilter(PairsOf(phrases));
        foreach (var phrase in phrases)
            if (phrase.Length > 1) filter.Add(phrase[0], phrase[1]);
        return new PhraseTrie(alphabet, codes, first, cells, filter);
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

    /// <summary>False where no phrase starts at a position; where it is true, none may either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayStartAt(ReadOnlySpan<char> text, int start) => MayMatch(text, start);

    /// <summary>The first position at or after one at which a phrase may start; the length of the text where none may.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The position, 0 or above.</param>
    public int NextStart(ReadOnlySpan<char> text, int at)
    {
        var last = text.Length - 1;
        for (; at < last; at++)
            if (pairs.MayHold(text[at], text[at + 1]) || (hasSingles && singles.Holds(text[at]))) return at;
        return at == last && hasSingles && singles.Holds(text[at]) ? at : text.Length;
    }

    /// <summary>The value of a whole phrase, or -1.</summary>
    public int Find(ReadOnlySpan<char> phrase) =>
        phrase.Length > 0 && Longest(phrase, 0, out var value) == phrase.Length ? value : None;

    /// <summary>All phrases that start at a position, shortest first.</summary>
    public PrefixEnumerator Prefixes(ReadOnlySpan<char> text, int start) => new(this, text, start);

    /// <summary>How many pairs sorted phrases start with.</summary>
    private static int PairsOf(string[] phrases)
    {
        var count = 0;
        for (var i = 0; i < phrases.Length; i++)
            if (phrases[i].Length > 1 && (i == 0 || !phrases[i - 1].AsSpan().StartsWith(phrases[i].AsSpan(0, 2)))) count++;
        return count;
    }

    /// <summary>True where some phrase is this code unit alone.</summary>
    public bool IsPhrase(char c) => singles.Holds(c);

    /// <summary>False where no phrase of two or more code units starts with these two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayStart(char one, char two) => pairs.MayHold(one, two);

    /// <summary>The state after the first code unit of a phrase; negative where no phrase starts so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Start(char c) => first[codes[c]];

    /// <summary>The state after one more code unit; negative where no phrase goes on so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Follow(int state, char c) => cells[state].Base == TrieCell.Leaf ? None : Next(state, codes[c]);

    /// <summary>The value of the phrase that ends in a state; negative where none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ValueOf(int state) => cells[state].Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayMatch(ReadOnlySpan<char> text, int start)
    {
        // Many characters start a phrase, few pairs do: the pair is asked first, since what mostly says no is foretold well.
        var c = text[start];
        return ((uint)(start + 1) < (uint)text.Length && pairs.MayHold(c, text[start + 1])) || (hasSingles && singles.Holds(c));
    }

    private int Walk(ReadOnlySpan<char> text, int start, out int value)
    {
        value = None;
        var state = first[codes[text[start]]];
        if (state == None) return 0;
        value = cells[state].Value;
        var length = value != None ? 1 : 0;
        for (var i = start + 1; i < text.Length; i++)
        {
            state = Follow(state, text[i]);
            if (state == None) break;
            if (cells[state].Value == None) continue;
            value = cells[state].Value;
            length = i + 1 - start;
        }

        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(int state, int code)
    {
        if (code == 0) return None;
        var slot = cells[state].Base + code;
        return (uint)slot < (uint)cells.Length && cells[slot].Parent == state ? slot : None;
    }

    /// <summary>Walks the phrases that start at one position.</summary>
    public ref struct PrefixEnumerator
    {
        private const int End = -2;
        private readonly PhraseTrie trie;
        private readonly ReadOnlySpan<char> text;
        private readonly int start;
        private int at;
        private int state;

        internal PrefixEnumerator(PhraseTrie trie, ReadOnlySpan<char> text, int start)
        {
            this.trie = trie;
            this.text = text;
            this.start = start;
            at = start;
            state = (uint)start < (uint)text.Length && trie.MayMatch(text, start) ? None : End;
        }

        /// <summary>Length and value of the phrase found.</summary>
        public (int Length, int Value) Current { get; private set; }

        /// <summary>Goes to the next longer phrase.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => state != End && Move();

        private bool Move()
        {
            while ((uint)at < (uint)text.Length && Step(text[at]))
            {
                at++;
                var value = trie.cells[state].Value;
                if (value == None) continue;
                Current = (at - start, value);
                return true;
            }

            state = End;
            return false;
        }

        private bool Step(char c)
        {
            var code = trie.codes[c];
            state = at == start ? trie.first[code] : trie.Next(state, code);
            return state != None;
        }

        /// <summary>The enumerator itself, so that <c>foreach</c> may walk it.</summary>
        public readonly PrefixEnumerator GetEnumerator() => this;
    }
}
