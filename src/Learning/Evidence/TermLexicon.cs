using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Text.Matching;

namespace PolicyML.Learning.Evidence;

/// <summary>The terms of all labels, compiled for one pass over a text; from <c>terms.tsv</c>, <c>term-contexts.tsv</c> and the label schema.</summary>
public sealed class TermLexicon
{
    /// <summary>Lowest and highest weight of a term.</summary>
    public const int MaxWeight = 3;

    private readonly int chainCount;
    private CharFilter? marks;

    private TermLexicon(LabelSchema schema, Term[] terms, ContextTable contexts)
    {
        Schema = schema;
        Terms = terms;
        Contexts = contexts.Compile();
        Labels = [.. schema.Labels.OrderBy(l => l.Kind)];
        chainCount = Labels.Count(l => l.Kind == LabelKind.Chain);
        var labelOf = Labels.Index().ToDictionary(l => l.Item.Id, l => l.Index, StringComparer.Ordinal);
        TermLabels = Array.ConvertAll(terms, t => (ushort)labelOf[t.Label.Id]);
        Weights = Array.ConvertAll(terms, t => (sbyte)t.Weight);
        Rules = Array.ConvertAll(terms, t => t.Context is null ? null : Contexts.RuleOf(t.Context));
        var compiler = new PhraseCompiler();
        for (var i = 0; i < terms.Length; i++) compiler.Add(terms[i].Phrase, i, TermLabels[i] < chainCount);
        for (var i = 0; i < Contexts.Phrases.Length; i++) compiler.AddContext(Contexts.Phrases[i], i);
        (Phrases, PhraseTerms) = compiler.Compile();
        Trie = compiler.BuildTrie();
    }

    /// <summary>The labels the terms speak of.</summary>
    public LabelSchema Schema { get; }

    /// <summary>All terms in the order of the table.</summary>
    public IReadOnlyList<Term> Terms { get; }

    internal LabelDefinition[] Labels { get; }

    /// <summary>How many of <see cref="Labels"/> are chains; they come first.</summary>
    internal int ChainCount => chainCount;

    internal ushort[] TermLabels { get; }

    internal sbyte[] Weights { get; }

    /// <summary>The condition of each term; null where it counts everywhere.</summary>
    internal ContextRule?[] Rules { get; }

    internal ContextPhrases Contexts { get; }

    internal PhraseTrie Trie { get; }

    /// <summary>What each phrase of <see cref="Trie"/> stands for.</summary>
    internal PhraseEntry[] Phrases { get; }

    /// <summary>The terms of all phrases, see <see cref="PhraseEntry"/>.</summary>
    internal int[] PhraseTerms { get; }

    /// <summary>The code units that have a class, and those that are phrases alone; made once.</summary>
    internal CharFilter MarksOf(byte[] classes)
    {
        if (marks is { } made) return made;
        made = new CharFilter();
        for (var c = 0; c < classes.Length; c++)
            if (classes[c] != 0) made.Add((char)c);
        Trie.AddSinglesTo(made);
        return marks = made;
    }

    /// <summary>SHA-256 over all terms with their labels, weights and contexts, hexadecimal.</summary>
    public string Hash()
    {
        static string Join(int[] groups) => string.Join(',', groups);
        var lines = Terms.Select(t => t.Context is { } c
            ? $"{t.Label.Id}\t{t.Phrase}\t{t.Weight}\t{Join(c.Near)}\t{Join(c.Not)}\t{Join(c.With)}\t{Join(c.Without)}"
            : $"{t.Label.Id}\t{t.Phrase}\t{t.Weight}");
        return Training.DataHash.Hash(lines.Concat(Contexts.Phrases));
    }

    /// <summary>Reads and compiles a vocabulary. A later row of the same label and term replaces the earlier.</summary>
    /// <exception cref="FormatException">A row names an unknown label or context group, or a weight that is none.</exception>
    public static TermLexicon Load(Lexicon lexicon)
    {
        var schema = LabelSchema.Load(lexicon);
        var contexts = ContextTable.Load(lexicon);
        var rows = new Dictionary<(string Label, string Phrase), Term>();
        foreach (var row in lexicon.Read("terms.tsv"))
        {
            if (row.IsBuiltIn && schema.Find(row["label"]) is null) continue;   // a user's schema may lack a label
            var label = schema.Find(row["label"]) ?? throw row.Error($"unknown label \"{row["label"]}\"");
            if (row["term"].Length == 0) throw row.Error("the term is empty");
            if (!int.TryParse(row["weight"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight) || Math.Abs(weight) > MaxWeight)
                throw row.Error($"weight \"{row["weight"]}\" is no whole number from -3 to 3");
            rows[(label.Id, row["term"])] = new Term(row["term"], label, weight, contexts.Parse(row));
        }

        return new TermLexicon(schema, [.. rows.Values], contexts);
    }
}
