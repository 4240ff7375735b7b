using System.Diagnostics.CodeAnalysis;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text.Matching;

namespace PolicyML.Text.Places;

/// <summary>
/// All divisions of province, prefecture and county level, and the names that papers use for them.
/// Immutable; safe for use from several threads.
/// </summary>
public sealed class Gazetteer
{
    private readonly PhraseTrie trie;
    private readonly PlaceForm?[] forms;         // trie value -> name; null: a word that holds a place's name but is none
    private readonly IReadOnlyDictionary<string, Division> byCode;
    private readonly Dictionary<string, Division> pinyin;
    private readonly PlaceCues cues;

    private Gazetteer(GazetteerTables tables, PlaceCues cues)
    {
        this.cues = cues;
        Divisions = tables.Divisions;
        byCode = tables.ByCode;
        pinyin = tables.Pinyin;
        var keys = new List<KeyValuePair<string, int>>(tables.Forms.Count + tables.Guards.Count);
        var values = new List<PlaceForm?>(tables.Forms.Count + 1) { null };
        foreach (var guard in tables.Guards) keys.Add(new(guard, 0));
        foreach (var (text, form) in tables.Forms)
        {
            keys.Add(new(text, values.Count));
            values.Add(form);
        }

        trie = PhraseTrie.Build(keys);
        forms = [.. values];
    }

    /// <summary>The words around places.</summary>
    internal PlaceCues Cues => cues;

    /// <summary>All divisions, parents before their children, with those abolished since 2021.</summary>
    public IReadOnlyList<Division> Divisions { get; }

    /// <summary>Reads places.tsv, zones.tsv, place-guards.tsv and place-cues.tsv.</summary>
    /// <exception cref="FormatException">A row is malformed.</exception>
    public static Gazetteer Load(Lexicon lexicon) => new(GazetteerTables.Read(lexicon), PlaceCues.Load(lexicon));

    /// <summary>The division of a code; null where there is none.</summary>
    public Division? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>What a whole name may mean; null where it is no name. The form may be weak: see <see cref="PlaceForm.NeedsSupport"/>.</summary>
    public PlaceForm? FindName(ReadOnlySpan<char> name)
    {
        var value = trie.Find(name);
        return value < 0 ? null : forms[value];
    }

    /// <summary>The province or prefecture whose name is spelled so in pinyin without tones (yuncheng).</summary>
    public bool TryFindPinyin(string syllables, [NotNullWhen(true)] out Division? division) => pinyin.TryGetValue(syllables, out division);

    /// <summary>True where one division is another or lies in it; false where a code is unknown.</summary>
    public bool IsWithin(string code, string ancestorCode) =>
        Find(code) is { } division && Find(ancestorCode) is { } ancestor && division.IsWithin(ancestor);

    /// <summary>
    /// The names in a text, from left to right, none inside another: at each position the longest.
    /// Names that need support are among them.
    /// </summary>
    public MentionEnumerator Enumerate(ReadOnlySpan<char> text) => new(this, text);

    /// <summary>The names in a text as a list; see <see cref="Enumerate"/>.</summary>
    public IReadOnlyList<PlaceMention> FindAll(ReadOnlySpan<char> text)
    {
        List<PlaceMention>? found = null;
        foreach (var mention in Enumerate(text)) (found ??= []).Add(mention);
        return found ?? (IReadOnlyList<PlaceMention>)[];
    }

    /// <summary>
    /// The places that a text speaks of, each settled to one division by the names around it and by the division the
    /// text comes from. Names that stay open, and words that are no place there, are left out.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="home">Code of the division the text is about or comes from; null where unknown.</param>
    public IReadOnlyList<ResolvedPlace> Resolve(ReadOnlySpan<char> text, string? home = null) =>
        PlaceDisambiguator.Resolve(FindAll(text), text, home is null ? null : Find(home), cues);

    /// <summary>Walks the names of a text.</summary>
    public ref struct MentionEnumerator
    {
        private readonly Gazetteer gazetteer;
        private readonly ReadOnlySpan<char> text;
        private PhraseTrie.StartEnumerator starts;

        internal MentionEnumerator(Gazetteer gazetteer, ReadOnlySpan<char> text)
        {
            this.gazetteer = gazetteer;
            this.text = text;
            starts = gazetteer.trie.StartsIn(text);
            Current = default;
        }

        /// <summary>The name found.</summary>
        public PlaceMention Current { get; private set; }

        /// <summary>Goes to the next name.</summary>
        public bool MoveNext()
        {
            var forms = gazetteer.forms;
            while (starts.MoveNext())
            {
                var start = starts.Current;
                var length = starts.Longest(out var value);
                if (length == 0) continue;
                starts.SkipTo(start + length);
                if (forms[value] is not { } form) continue;
                Current = new PlaceMention(new TextSpan(start, start + length), form);
                return true;
            }

            return false;
        }

        /// <summary>The enumerator itself, so that <c>foreach</c> may walk it.</summary>
        public readonly MentionEnumerator GetEnumerator() => this;
    }
}
