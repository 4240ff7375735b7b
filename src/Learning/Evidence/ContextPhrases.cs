using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Learning.Evidence;

/// <summary>The context phrases, numbered, with what each counts for.</summary>
internal sealed class ContextPhrases
{
    private readonly int[][] groupsOf;
    private readonly Dictionary<TermContext, ContextRule> rules = new(ReferenceEqualityComparer.Instance);

    public ContextPhrases(string[] phrases, int[][] groups, IReadOnlyList<string> names)
    {
        Phrases = phrases;
        Count = phrases.Length;
        groupsOf = groups;
        Action = SetOf([IndexOf(names, ContextGroups.Action)]);
        Named = SetOf([IndexOf(names, ContextGroups.Named)]);
        ListTail = SetOf([IndexOf(names, ContextGroups.ListTail)]);
        Each = SetOf([IndexOf(names, ContextGroups.Each)]);
        Business = SetOf([IndexOf(names, ContextGroups.Business)]);
        var noise = names.Index().Where(g => g.Item.StartsWith("@" + ContextGroups.NoisePrefix, StringComparison.Ordinal)).Select(g => g.Index).ToArray();
        NoiseKinds = noise.Length;
        NoiseOf = Array.ConvertAll(groups, g => Array.FindIndex(noise, n => g.Contains(n)));
    }

    /// <summary>The phrases; empty where they were prepared, since then nobody asks for them.</summary>
    public string[] Phrases { get; }

    /// <summary>How many phrases there are.</summary>
    public int Count { get; }

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

    private ContextPhrases(PreparedReader reader)
    {
        (Phrases, groupsOf) = ([], []);
        Count = reader.Number(0, short.MaxValue);
        (Action, Named, ListTail) = (PhraseSet.Read(reader, Count), PhraseSet.Read(reader, Count), PhraseSet.Read(reader, Count));
        (Each, Business) = (PhraseSet.Read(reader, Count), PhraseSet.Read(reader, Count));
        NoiseKinds = reader.Number(0, short.MaxValue);
        NoiseOf = reader.Array<int>();
        PreparedReader.Check(NoiseOf, -1, NoiseKinds);
        if (NoiseOf.Length != Count) throw new InvalidDataException("no context phrases");
    }

    public void Write(PreparedWriter writer)
    {
        writer.Number(Count);
        foreach (var set in (ReadOnlySpan<PhraseSet>)[Action, Named, ListTail, Each, Business]) set.Write(writer);
        writer.Number(NoiseKinds);
        writer.Array<int>(NoiseOf);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ContextPhrases Read(PreparedReader reader) => new(reader);

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
internal sealed record ContextRule(PhraseSet Near, PhraseSet Not, PhraseSet With, PhraseSet Without)
{
    public void Write(PreparedWriter writer)
    {
        foreach (var set in (ReadOnlySpan<PhraseSet>)[Near, Not, With, Without]) set.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ContextRule Read(PreparedReader reader, int phrases) =>
        new(PhraseSet.Read(reader, phrases), PhraseSet.Read(reader, phrases), PhraseSet.Read(reader, phrases), PhraseSet.Read(reader, phrases));
}

/// <summary>A set of numbered phrases.</summary>
internal sealed class PhraseSet
{
    private readonly ulong[] bits;

    /// <summary>An empty set with room for some phrases.</summary>
    public PhraseSet(int size)
        : this(new ulong[(size + 63) / 64])
    {
    }

    private PhraseSet(ulong[] bits) => this.bits = bits;

    public static PhraseSet None { get; } = new(0);

    public void Write(PreparedWriter writer) => writer.Array<ulong>(bits);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PhraseSet Read(PreparedReader reader, int phrases)
    {
        var read = reader.Array<ulong>();
        if (read.Length == 0) return None;
        return read.Length == (phrases + 63) / 64 ? new PhraseSet(read) : throw new InvalidDataException("no set of phrases");
    }

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
