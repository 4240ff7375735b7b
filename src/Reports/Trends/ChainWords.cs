using PolicyML.Core.Lexicons;

namespace PolicyML.Reports.Trends;

/// <summary>Tells by its own words which of an article's chains a figure is of: the terms of <c>terms.tsv</c> that speak for a chain by themselves.</summary>
public sealed class ChainWords
{
    private const int LeastWeight = 2;
    private readonly Dictionary<string, List<string>> chains = new(StringComparer.Ordinal);
    private readonly Dictionary<char, int> longest = [];   // by first letter

    private ChainWords()
    {
    }

    /// <summary>Reads the terms of a vocabulary.</summary>
    public static ChainWords Load(Lexicon lexicon)
    {
        var schema = LabelSchema.Load(lexicon);
        var read = new ChainWords();
        foreach (var row in lexicon.Read("terms.tsv"))
        {
            if (schema.Find(row["label"]) is not { Kind: LabelKind.Chain } || row["context"].Length > 0) continue;
            if (!int.TryParse(row["weight"], out var weight) || weight < LeastWeight) continue;
            var term = row["term"];
            if (!read.chains.TryGetValue(term, out var labels)) read.chains[term] = labels = [];
            labels.Add(row["label"]);
            if (term.Length > 0) read.longest[term[0]] = Math.Max(read.longest.GetValueOrDefault(term[0]), term.Length);
        }

        return read;
    }

    /// <summary>The chains among some that words speak for; none where they speak for no one of them.</summary>
    public string[] Find(string words, IReadOnlyList<string> among)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var lookup = chains.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start < words.Length; start++)
        {
            if (!longest.TryGetValue(words[start], out var most)) continue;
            for (var length = Math.Min(most, words.Length - start); length > 1; length--)
            {
                if (!lookup.TryGetValue(words.AsSpan(start, length), out var labels)) continue;
                foreach (var label in labels) found.Add(label);
                start += length - 1;
                break;
            }
        }

        return [.. among.Where(found.Contains)];
    }
}
