using System.Diagnostics.CodeAnalysis;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Text.Places;

/// <summary>
/// All divisions of province, prefecture and county level, and the names that papers use for them.
/// Immutable; safe for use from several threads.
/// </summary>
public sealed class Gazetteer
{
    private const string Part = "gazetteer";
    private readonly PhraseTrie trie;
    private readonly PlaceForms forms;           // trie value -> name; none at 0: a word that holds a place's name but is none
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
        forms = new PlaceForms([.. values]);
    }

    private Gazetteer(PreparedReader reader)
    {
        var divisions = PreparedDivisions.Read(reader);
        Divisions = divisions;
        var codes = new Dictionary<string, Division>(divisions.Length, StringComparer.Ordinal);
        foreach (var division in divisions) codes[division.Code] = division;
        byCode = codes;
        forms = PlaceForms.Read(reader, divisions);
        trie = PhraseTrie.Read(reader, forms.Count);
        var spelled = reader.Texts();
        var meant = reader.Array<int>();
        pinyin = new Dictionary<string, Division>(spelled.Count, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < meant.Length; i++) pinyin.Add(spelled[i], divisions[meant[i]]);
        cues = PlaceCues.Read(reader);
    }

    /// <summary>The words around places.</summary>
    internal PlaceCues Cues => cues;

    /// <summary>All divisions, parents before their children, with those abolished since 2021.</summary>
    public IReadOnlyList<Division> Divisions { get; }

    /// <summary>Reads places.tsv, zones.tsv, place-guards.tsv and place-cues.tsv.</summary>
    /// <exception cref="FormatException">A row is malformed.</exception>
    public static Gazetteer Load(Lexicon lexicon) => (Gazetteer)lexicon.Part(
        Part,
        ["places.tsv", "zones.tsv", "place-guards.tsv", "place-cues.tsv"],
        reader => new Gazetteer(reader),
        tables => new Gazetteer(GazetteerTables.Read(tables), PlaceCues.Load(tables)));

    /// <summary>Writes what <see cref="Load"/> makes of the tables.</summary>
    /// <returns>The name of the part.</returns>
    public string Write(PreparedWriter writer)
    {
        PreparedDivisions.Write(writer, Divisions);
        forms.Write(writer);
        trie.Write(writer);
        writer.Texts(pinyin.Keys);
        writer.Array<int>([.. pinyin.Values.Select(d => d.Index)]);
        cues.Write(writer);
        return Part;
    }

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
