using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Extraction.Cues;
using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Entities;

/// <summary>The vocabulary of entities: entity-cues.tsv, roles.tsv, companies.tsv and the stages of cues.tsv.</summary>
internal sealed class EntityVocabulary
{
    private static readonly WordSet Nothing = new([]);
    private readonly Dictionary<string, WordSet> sets;
    private readonly PhraseTrie trie;
    private readonly EntityToken[] entries;

    private EntityVocabulary(Dictionary<string, WordSet> sets, string[] roles, PhraseTrie trie, EntityToken[] entries, IReadOnlyList<string> clusterStops)
    {
        this.sets = sets;
        Roles = roles;
        this.trie = trie;
        this.entries = entries;
        ClusterStops = clusterStops;
        Cut = Words("cut");
        Keep = Words("keep");
        Open = Words("open");
        Build = Words("build");
        Generic = Words("generic");
        Future = Words("future");
        Done = Words("done");
        Count = Words("count");
        OrgCut = Words("orgCut");
        FirmLeft = Words("firmLeft");
        FirmRight = Words("firmRight");
        BrandStop = Words("brandStop");
        RoleFiller = Words("roleFiller");
        RoleVerb = Words("roleVerb");
        RoleLead = Words("roleLead");
        RoleStop = Words("roleStop");
        RoleCopula = Words("roleCopula");
        Company = Words("company");
        RoleFillerStop = Words("roleFillerStop");
        RoleOfOthers = Words("roleOfOthers");
        ChainEnd = Words("chainEnd");
        RoleNoun = Words("roleNoun");
        OtherOwner = Words("otherOwner");
        StageTail = Words("stageTail");
        OtherSubject = Words("otherSubject");
        ProjectAgain = Words("projectAgain");
        Pronoun = Words("pronoun");
        Locative = Words("locative");
        Contract = Words("contract");
        ContractTail = Words("contractTail");
        OtherContract = Words("otherContract");
        Progress = Words("progress");
        Work = Words("work");
        Underway = Words("underway");
        Site = Words("workSite");
        Preparing = Words("preparing");
        PreparingLead = Words("preparingLead");
        Intended = Words("intended");
        OtherTopic = Words("otherTopic");
        Aggregate = Words("aggregate");
        Adjusted = Words("adjusted");
        PlaceOfOthers = Words("placeOfOthers");
        Demonstrative = Words("demonstrative");
        TotalInvestment = Words("totalInvestment");
    }

    /// <summary>Ids of the roles.</summary>
    public string[] Roles { get; }

    public WordSet Cut { get; }

    public WordSet Keep { get; }

    public WordSet Open { get; }

    public WordSet Build { get; }

    public WordSet Generic { get; }

    public WordSet Future { get; }

    public WordSet Done { get; }

    public WordSet Count { get; }

    public WordSet OrgCut { get; }

    public WordSet FirmLeft { get; }

    public WordSet FirmRight { get; }

    public WordSet BrandStop { get; }

    public WordSet RoleFiller { get; }

    public WordSet RoleVerb { get; }

    public WordSet RoleLead { get; }

    public WordSet RoleStop { get; }

    public WordSet RoleCopula { get; }

    public WordSet Company { get; }

    public WordSet RoleFillerStop { get; }

    public WordSet RoleOfOthers { get; }

    public WordSet ChainEnd { get; }

    public WordSet RoleNoun { get; }

    public WordSet OtherOwner { get; }

    public WordSet StageTail { get; }

    public WordSet OtherSubject { get; }

    public WordSet ProjectAgain { get; }

    public WordSet Pronoun { get; }

    public WordSet Locative { get; }

    public WordSet Contract { get; }

    public WordSet ContractTail { get; }

    public WordSet OtherContract { get; }

    public WordSet Progress { get; }

    public WordSet Work { get; }

    public WordSet Underway { get; }

    public WordSet Site { get; }

    public WordSet Preparing { get; }

    public WordSet PreparingLead { get; }

    public WordSet Intended { get; }

    public WordSet OtherTopic { get; }

    public WordSet Aggregate { get; }

    public WordSet Adjusted { get; }

    public WordSet PlaceOfOthers { get; }

    public WordSet Demonstrative { get; }

    public WordSet TotalInvestment { get; }

    public IReadOnlyList<string> ClusterStops { get; }

    /// <summary>Reads the tables.</summary>
    /// <exception cref="FormatException">A table is malformed.</exception>
    public static EntityVocabulary Load(Lexicon lexicon)
    {
        var lists = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var row in lexicon.Read("entity-cues.tsv"))
            lists[row["kind"]] = [.. lists.GetValueOrDefault(row["kind"], []), .. row.List("words")];
        var triggers = new Dictionary<string, EntityToken>(StringComparer.Ordinal);
        void Add(EntityKind kind, IEnumerable<string> list, int reference = -1)
        {
            foreach (var word in list) triggers[word] = new EntityToken(kind, 0, word.Length, reference);
        }

        foreach (var row in lexicon.Read("cues.tsv"))
        {
            if (row["kind"] == "stage") Add(EntityKind.Stage, row.List("words"), (int)StageOf(row));
        }

        foreach (var stage in Enum.GetValues<ProjectStage>()) Add(EntityKind.Stage, lists.GetValueOrDefault("stage" + stage, []), (int)stage);
        Add(EntityKind.Invest, lists.GetValueOrDefault("invest", []));
        Add(EntityKind.Site, lists.GetValueOrDefault("site", []));
        Add(EntityKind.Head, lists.GetValueOrDefault("head", []));
        Add(EntityKind.TradeSuffix, lists.GetValueOrDefault("tradeSuffix", []));
        Add(EntityKind.FirmSuffix, lists.GetValueOrDefault("firmSuffix", []));
        Add(EntityKind.FullSuffix, lists.GetValueOrDefault("fullSuffix", []));
        Add(EntityKind.Company, lexicon.Read("companies.tsv").Select(r => r["name"]));
        Add(EntityKind.Hidden, lists.GetValueOrDefault("notHead", []));
        Add(EntityKind.Hidden, lists.GetValueOrDefault("notFirm", []));
        var roles = ReadRoles(lexicon, Add);
        var made = lists.ToDictionary(l => l.Key, l => new WordSet(l.Value), StringComparer.Ordinal);
        return new EntityVocabulary(made, [.. roles], PhraseTrie.Build(triggers.Keys), [.. triggers.Values], lists.GetValueOrDefault("clusterStop", []));
    }

    public void Write(PreparedWriter writer)
    {
        writer.Texts(sets.Keys);
        foreach (var set in sets.Values) set.Write(writer);
        writer.Texts(Roles);
        writer.Array<EntityToken>(entries);
        trie.Write(writer);
        writer.Texts([.. ClusterStops]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static EntityVocabulary Read(PreparedReader reader)
    {
        var names = reader.Texts();
        var read = new Dictionary<string, WordSet>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++) read.Add(names[i], WordSet.Read(reader));
        var (ids, tokens) = (reader.Texts().ToArray(), reader.Array<EntityToken>());
        return new EntityVocabulary(read, ids, PhraseTrie.Read(reader, tokens.Length), tokens, reader.Texts().ToArray());
    }

    /// <summary>Fills a list with the words of text[start, end) from left to right, the longest at each position.</summary>
    public void Scan(ReadOnlySpan<char> text, int start, int end, List<EntityToken> tokens)
    {
        tokens.Clear();
        var limited = text[..end];
        for (var starts = trie.StartsIn(limited, start); starts.MoveNext();)
        {
            var at = starts.Current;
            var length = starts.Longest(out var value);
            if (length == 0) continue;
            tokens.Add(entries[value] with { Start = at, End = at + length });
            starts.SkipTo(at + length);
        }
    }

    /// <summary>True where the words right before a name make what follows a plan: 推动某某项目, 确保某某项目.</summary>
    public bool IsPlan(string text, int floor, int name)
    {
        var start = Math.Max(floor, name - 16);
        var lead = text.AsSpan(start, name - start);
        return Future.IsIn(text, start + lead.LastIndexOfAny(Signs.Clauses) + 1, name);
    }

    private WordSet Words(string kind) => sets.GetValueOrDefault(kind, Nothing);

    private static List<string> ReadRoles(Lexicon lexicon, Action<EntityKind, IEnumerable<string>, int> add)
    {
        var roles = new List<string>();
        foreach (var row in lexicon.Read("roles.tsv"))
        {
            if (row["id"] == "mask")
            {
                add(EntityKind.Hidden, row.List("words"), -1);
                continue;
            }

            if (!roles.Contains(row["id"])) roles.Add(row["id"]);
            add(EntityKind.Role, row.List("words"), roles.IndexOf(row["id"]));
        }

        return roles;
    }

    private static ProjectStage StageOf(TsvRow row) =>
        Enum.TryParse<ProjectStage>(row["value"].Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var stage)
            ? stage
            : throw row.Error($"unknown stage \"{row["value"]}\"");
}
