using System.Runtime.InteropServices;

using PolicyML.Text.Matching;

namespace PolicyML.Learning.Evidence;

/// <summary>
/// What a phrase stands for: its terms of chains, then its terms of themes, as a stretch of <see cref="TermLexicon.PhraseTerms"/>, and
/// its number among the context phrases (-1: none). Small, since the scan reads one for each phrase it meets.
/// </summary>
internal readonly record struct PhraseEntry(int First, ushort Chains, ushort Themes, short Context, bool HasLatinEdge);

/// <summary>Gathers the phrases of terms and contexts, each once.</summary>
internal sealed class PhraseCompiler
{
    private readonly Dictionary<string, int> numbers = new(1 << 15, StringComparer.Ordinal);
    private readonly List<Draft> drafts = new(1 << 15);

    public void Add(string phrase, int term, bool isChain)
    {
        ref var draft = ref DraftOf(phrase);
        draft = isChain ? draft with { Chains = [.. draft.Chains, term] } : draft with { Themes = [.. draft.Themes, term] };
    }

    public void AddContext(string phrase, int number)
    {
        ref var draft = ref DraftOf(phrase);
        draft = draft with { Context = checked((short)number) };
    }

    /// <summary>The phrases and the terms that they stand for.</summary>
    public (PhraseEntry[] Phrases, int[] Terms) Compile()
    {
        var phrases = new PhraseEntry[drafts.Count];
        var terms = new List<int>(drafts.Count);
        for (var i = 0; i < phrases.Length; i++)
        {
            var (chains, themes, context, hasLatinEdge) = drafts[i];
            phrases[i] = new PhraseEntry(terms.Count, (ushort)chains.Length, (ushort)themes.Length, context, hasLatinEdge);
            terms.AddRange(chains);
            terms.AddRange(themes);
        }

        return (phrases, [.. terms]);
    }

    public PhraseTrie BuildTrie() => PhraseTrie.Build(numbers);

    private ref Draft DraftOf(string phrase)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, phrase, out var isKnown);
        if (!isKnown)
        {
            number = drafts.Count;
            var hasLatinEdge = char.IsAsciiLetter(phrase[0]) || char.IsAsciiLetterOrDigit(phrase[^1]);
            drafts.Add(new Draft([], [], -1, hasLatinEdge));
        }

        return ref CollectionsMarshal.AsSpan(drafts)[number];
    }

    private readonly record struct Draft(int[] Chains, int[] Themes, short Context, bool HasLatinEdge);
}
