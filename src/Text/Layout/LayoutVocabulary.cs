using PolicyML.Core.Lexicons;
using PolicyML.Text.Matching;

namespace PolicyML.Text.Layout;

/// <summary>The words that the page layout goes by: table <c>layout.tsv</c>, one trie a kind of word.</summary>
internal sealed class LayoutVocabulary
{
    private static readonly string[] Kinds =
    [
        "dateline", "agency", "dispatch", "title", "photo", "crumb", "crumb-prefix", "tail", "masthead", "column",
        "org", "verb", "person-act", "self", "kicker-end", "starter", "suspense", "surname", "end-mark", "continued", "function", "photo-open", "date-open", "office", "salutation", "appendix",
    ];

    private readonly Dictionary<string, PhraseTrie> tries;

    private LayoutVocabulary(Dictionary<string, PhraseTrie> tries) => this.tries = tries;

    public PhraseTrie Dateline => tries["dateline"];

    public PhraseTrie Agency => tries["agency"];

    public PhraseTrie Dispatch => tries["dispatch"];

    public PhraseTrie Title => tries["title"];

    public PhraseTrie Photo => tries["photo"];

    public PhraseTrie Crumb => tries["crumb"];

    public PhraseTrie CrumbPrefix => tries["crumb-prefix"];

    public PhraseTrie Tail => tries["tail"];

    public PhraseTrie Masthead => tries["masthead"];

    public PhraseTrie Column => tries["column"];

    public PhraseTrie Org => tries["org"];

    public PhraseTrie Verb => tries["verb"];

    public PhraseTrie PersonAct => tries["person-act"];

    public PhraseTrie Self => tries["self"];

    public PhraseTrie KickerEnd => tries["kicker-end"];

    public PhraseTrie Starter => tries["starter"];

    public PhraseTrie Suspense => tries["suspense"];

    public PhraseTrie Surname => tries["surname"];

    public PhraseTrie EndMark => tries["end-mark"];

    public PhraseTrie Continued => tries["continued"];

    public PhraseTrie Function => tries["function"];

    public PhraseTrie PhotoOpen => tries["photo-open"];

    public PhraseTrie DateOpen => tries["date-open"];

    public PhraseTrie Appendix => tries["appendix"];

    public PhraseTrie Salutation => tries["salutation"];

    public PhraseTrie Office => tries["office"];

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

        return new LayoutVocabulary(words.ToDictionary(w => w.Key, w => PhraseTrie.Build(w.Value), StringComparer.Ordinal));
    }
}
