using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Text.Layout;

/// <summary>The words that the page layout goes by: table <c>layout.tsv</c>, one trie a kind of word.</summary>
internal sealed class LayoutVocabulary
{
    private static readonly string[] Kinds =
    [
        "dateline", "agency", "dispatch", "title", "photo", "crumb", "crumb-prefix", "tail", "masthead", "column",
        "org", "verb", "person-act", "self", "kicker-end", "starter", "suspense", "surname", "end-mark", "word", "continued", "function", "photo-open", "date-open", "office", "salutation", "document", "appendix", "table-title",
        "source", "source-act", "notice", "measure",
    ];

    /// <summary>Bits of <see cref="Inside"/>.</summary>
    public const int MastheadKind = 1, FunctionKind = 2, VerbKind = 4, PersonActKind = 8, SelfKind = 16;

    private static readonly (string Kind, int Bit)[] InsideKinds =
        [("masthead", MastheadKind), ("function", FunctionKind), ("verb", VerbKind), ("person-act", PersonActKind), ("self", SelfKind)];

    private readonly Dictionary<string, PhraseTrie> all;

    private LayoutVocabulary(Dictionary<string, PhraseTrie> tries, PhraseTrie inside)
    {
        all = tries;
        Dateline = tries["dateline"];
        Agency = tries["agency"];
        Dispatch = tries["dispatch"];
        Title = tries["title"];
        Photo = tries["photo"];
        Crumb = tries["crumb"];
        CrumbPrefix = tries["crumb-prefix"];
        Tail = tries["tail"];
        Masthead = tries["masthead"];
        Column = tries["column"];
        Org = tries["org"];
        Verb = tries["verb"];
        PersonAct = tries["person-act"];
        Self = tries["self"];
        KickerEnd = tries["kicker-end"];
        Starter = tries["starter"];
        Suspense = tries["suspense"];
        Surname = tries["surname"];
        EndMark = tries["end-mark"];
        Word = tries["word"];
        Continued = tries["continued"];
        Function = tries["function"];
        PhotoOpen = tries["photo-open"];
        DateOpen = tries["date-open"];
        Appendix = tries["appendix"];
        TableTitle = tries["table-title"];
        Document = tries["document"];
        Salutation = tries["salutation"];
        Office = tries["office"];
        Source = tries["source"];
        SourceAct = tries["source-act"];
        Notice = tries["notice"];
        Measure = tries["measure"];
        Inside = inside;
    }

    /// <summary>The words that count anywhere in a short line; values are sets of kinds.</summary>
    public PhraseTrie Inside { get; }

    public PhraseTrie Dateline { get; }

    public PhraseTrie Agency { get; }

    public PhraseTrie Dispatch { get; }

    public PhraseTrie Title { get; }

    public PhraseTrie Photo { get; }

    public PhraseTrie Crumb { get; }

    public PhraseTrie CrumbPrefix { get; }

    public PhraseTrie Tail { get; }

    public PhraseTrie Masthead { get; }

    public PhraseTrie Column { get; }

    public PhraseTrie Org { get; }

    public PhraseTrie Verb { get; }

    public PhraseTrie PersonAct { get; }

    public PhraseTrie Self { get; }

    public PhraseTrie KickerEnd { get; }

    public PhraseTrie Starter { get; }

    public PhraseTrie Suspense { get; }

    public PhraseTrie Surname { get; }

    public PhraseTrie EndMark { get; }

    /// <summary>Common words of two characters: a line cut within one goes on in the next.</summary>
    public PhraseTrie Word { get; }

    public PhraseTrie Continued { get; }

    public PhraseTrie Function { get; }

    public PhraseTrie PhotoOpen { get; }

    public PhraseTrie DateOpen { get; }

    public PhraseTrie Appendix { get; }

    /// <summary>Ends of the lines above a table.</summary>
    public PhraseTrie TableTitle { get; }

    public PhraseTrie Document { get; }

    public PhraseTrie Salutation { get; }

    public PhraseTrie Office { get; }

    /// <summary>Ends of the names of offices that texts come from.</summary>
    public PhraseTrie Source { get; }

    /// <summary>What such an office did: 供稿, 整理.</summary>
    public PhraseTrie SourceAct { get; }

    /// <summary>What opens a notice without a headline of its own.</summary>
    public PhraseTrie Notice { get; }

    /// <summary>What makes a number a figure of the news.</summary>
    public PhraseTrie Measure { get; }

    internal void Write(PreparedWriter writer)
    {
        foreach (var kind in Kinds) all[kind].Write(writer);
        Inside.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    internal static LayoutVocabulary Read(PreparedReader reader)
    {
        var tries = new Dictionary<string, PhraseTrie>(Kinds.Length, StringComparer.Ordinal);
        foreach (var kind in Kinds) tries.Add(kind, PhraseTrie.Read(reader));
        return new LayoutVocabulary(tries, PhraseTrie.Read(reader));
    }

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">A row names an unknown kind.</exception>
    public static LayoutVocabulary Load(Lexicon lexicon)
    {
        var words = Kinds.ToDictionary(k => k, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var row in lexicon.Read("layout.tsv"))
        {
            if (!words.TryGetValue(row["kind"], out var list)) throw row.Error($"unknown kind of layout word \"{row["kind"]}\"");
            list.Add(row["phrase"]);
        }

        var inside = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (kind, bit) in InsideKinds)
        {
            foreach (var word in words[kind]) inside[word] = inside.GetValueOrDefault(word) | bit;
        }

        return new LayoutVocabulary(words.ToDictionary(w => w.Key, w => PhraseTrie.Build(w.Value), StringComparer.Ordinal), PhraseTrie.Build(inside));
    }
}
