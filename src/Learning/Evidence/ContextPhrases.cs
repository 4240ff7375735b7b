namespace PolicyML.Learning.Evidence;

/// <summary>The context phrases, numbered, with what each counts for.</summary>
internal sealed class ContextPhrases
{
    private readonly int[][] groupsOf;
    private readonly Dictionary<TermContext, ContextRule> rules = new(ReferenceEqualityComparer.Instance);

    public ContextPhrases(string[] phrases, int[][] groups, IReadOnlyList<string> names)
    {
        Phrases = phrases;
        groupsOf = groups;
        GroupCount = names.Count;
        Action = SetOf([IndexOf(names, ContextGroups.Action)]);
        Named = SetOf([IndexOf(names, ContextGroups.Named)]);
        ListTail = SetOf([IndexOf(names, ContextGroups.ListTail)]);
        Each = SetOf([IndexOf(names, ContextGroups.Each)]);
        Business = SetOf([IndexOf(names, ContextGroups.Business)]);
        var noise = names.Index().Where(g => g.Item.StartsWith("@" + ContextGroups.NoisePrefix, StringComparison.Ordinal)).Select(g => g.Index).ToArray();
        NoiseKinds = noise.Length;
        NoiseOf = Array.ConvertAll(groups, g => Array.FindIndex(noise, n => g.Contains(n)));
    }

    public string[] Phrases { get; }

    public int GroupCount { get; }

    public PhraseSet Action { get; }

    public PhraseSet Named { get; }

    public PhraseSet ListTail { get; }

    public PhraseSet Each { get; }

    public PhraseSet Business { get; }

    /// <summary>How many kinds of noise there are (accidents, crime …).</summary>
    public int NoiseKinds { get; }

    /// <summary>The kind of noise each phrase is; -1: none.</summary>
    public int[] NoiseOf { get; }

    /// <summary>A term's condition as sets of phrases.</summary>
    public ContextRule RuleOf(TermContext context)
    {
        if (!rules.TryGetValue(context, out var rule))
            rules[context] = rule = new ContextRule(SetOf(context.Near), SetOf(context.Not), SetOf(context.With), SetOf(context.Without));
        return rule;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name) => Array.IndexOf([.. names], "@" + name);

    private PhraseSet SetOf(int[] groups)
    {
        if (groups.Length == 0) return PhraseSet.None;
        var set = new PhraseSet(Phrases.Length);
        for (var phrase = 0; phrase < groupsOf.Length; phrase++)
            if (groupsOf[phrase].AsSpan().IndexOfAny(groups) >= 0) set.Add(phrase);
        return set;
    }
}

/// <summary>A term's condition; an empty set asks for nothing.</summary>
internal sealed record ContextRule(PhraseSet Near, PhraseSet Not, PhraseSet With, PhraseSet Without);

/// <summary>A set of numbered phrases.</summary>
internal sealed class PhraseSet(int size)
{
    private readonly ulong[] bits = new ulong[(size + 63) / 64];

    public static PhraseSet None { get; } = new(0);

    public bool IsEmpty => bits.Length == 0;

    public void Add(int phrase) => bits[phrase >> 6] |= 1UL << (phrase & 63);

    public bool Contains(int phrase) => (uint)(phrase >> 6) < (uint)bits.Length && (bits[phrase >> 6] >> (phrase & 63) & 1) != 0;

    /// <summary>True where the two sets share a phrase.</summary>
    public bool Overlaps(ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < bits.Length; i++)
            if ((bits[i] & other[i]) != 0) return true;
        return false;
    }
}
