using System.Runtime.InteropServices;

using PolicyML.Text.Matching;

namespace PolicyML.Learning.Evidence;

/// <summary>What a phrase stands for: its terms of chains, its terms of themes, and its number among the context phrases (-1: none).</summary>
internal readonly record struct PhraseEntry(int[] Chains, int[] Themes, int Context, bool HasLatinEdge)
{
    /// <summary>A phrase that stands for nothing yet.</summary>
    public static PhraseEntry Empty { get; } = new([], [], -1, false);
}

/// <summary>Gathers the phrases of terms and contexts, each once.</summary>
internal sealed class PhraseCompiler
{
    private readonly Dictionary<string, int> numbers = new(1 << 15, StringComparer.Ordinal);
    private readonly List<PhraseEntry> entries = new(1 << 15);

    public PhraseEntry[] Phrases => [.. entries];

    public void Add(string phrase, int term, bool isChain)
    {
        ref var entry = ref Entry(phrase);
        entry = isChain ? entry with { Chains = [.. entry.Chains, term] } : entry with { Themes = [.. entry.Themes, term] };
    }

    public void AddContext(string phrase, int number)
    {
        ref var entry = ref Entry(phrase);
        entry = entry with { Context = number };
    }

    public PhraseTrie BuildTrie() => PhraseTrie.Build(numbers);

    private ref PhraseEntry Entry(string phrase)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, phrase, out var isKnown);
        if (!isKnown)
        {
            number = entries.Count;
            var hasLatinEdge = char.IsAsciiLetter(phrase[0]) || char.IsAsciiLetterOrDigit(phrase[^1]);
            entries.Add(PhraseEntry.Empty with { HasLatinEdge = hasLatinEdge });
        }

        return ref CollectionsMarshal.AsSpan(entries)[number];
    }
}
