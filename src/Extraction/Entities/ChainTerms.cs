using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Entities;

/// <summary>The industry chain that a phrase speaks of by terms that need no context; from terms.tsv.</summary>
internal sealed class ChainTerms
{
    private const int Silent = 0;
    private readonly PhraseTrie trie;
    private readonly string?[] labels;

    private ChainTerms(PhraseTrie trie, string?[] labels) => (this.trie, this.labels) = (trie, labels);

    /// <summary>Reads the terms of chains; a term of several chains, or one that needs context, only hides the shorter inside it.</summary>
    public static ChainTerms Load(Lexicon lexicon)
    {
        var chains = LabelSchema.Load(lexicon).Labels.Where(l => l.Kind == LabelKind.Chain).Select(l => l.Id).ToList();
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in lexicon.Read("terms.tsv"))
        {
            var value = chains.IndexOf(row["label"]) + 1;
            if (value == Silent) continue;
            var strong = row["weight"] is "3" or "2" && row["context"].Length == 0;
            if (strong && (!terms.TryGetValue(row["term"], out var other) || other == value)) terms[row["term"]] = value;
            else terms[row["term"]] = Silent;
        }

        return new ChainTerms(PhraseTrie.Build(terms), [null, .. chains]);
    }

    public void Write(PreparedWriter writer)
    {
        writer.Texts([.. labels.Skip(1).Select(label => label!)]);
        trie.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ChainTerms Read(PreparedReader reader)
    {
        string?[] ids = [null, .. reader.Texts().ToArray()];
        return new ChainTerms(PhraseTrie.Read(reader, ids.Length), ids);
    }

    /// <summary>The one label that the words speak of; null where they speak of none or several.</summary>
    public string? Of(ReadOnlySpan<char> words)
    {
        string? found = null;
        for (var starts = trie.StartsIn(words); starts.MoveNext();)
        {
            var length = starts.Longest(out var value);
            starts.SkipTo(starts.Current + length);
            if (length == 0 || labels[value] is not { } label) continue;
            if (found is not null && found != label) return null;
            found = label;
        }

        return found;
    }

    /// <summary>True where the whole of the words is a term of the vocabulary, and so a common noun.</summary>
    public bool IsTerm(ReadOnlySpan<char> words) => trie.Find(words) >= 0;
}
