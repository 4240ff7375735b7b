using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Learning.Evidence;

/// <summary>The terms of all labels, compiled for one pass over a text; from <c>terms.tsv</c>, <c>term-contexts.tsv</c> and the label schema.</summary>
public sealed class TermLexicon
{
    /// <summary>Lowest and highest weight of a term.</summary>
    public const int MaxWeight = 3;

    private const string Part = "terms";
    private static readonly string[] Tables = ["terms.tsv", "term-contexts.tsv", LabelSchema.Table];
    private readonly int chainCount;
    private CharFilter? marks;
    private readonly Lazy<TermLexicon>? whole;
    private readonly Term[] terms = [];

    private TermLexicon(LabelSchema schema, Term[] terms, ContextTable contexts)
    {
        Schema = schema;
        this.terms = terms;
        Contexts = contexts.Compile();
        Labels = [.. schema.Labels];
        chainCount = LabelSchema.ChainCount(Labels);
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

    private TermLexicon(Lexicon lexicon, PreparedReader reader)
    {
        Schema = LabelSchema.Load(lexicon);
        Labels = [.. Schema.Labels];
        chainCount = LabelSchema.ChainCount(Labels);
        whole = new Lazy<TermLexicon>(() => Make(lexicon));
        (TermLabels, Weights) = (reader.Array<ushort>(), reader.Array<sbyte>());
        var ruleOf = reader.Array<int>();
        Contexts = ContextPhrases.Read(reader);
        var rules = new ContextRule[reader.Number(0, ruleOf.Length)];
        for (var i = 0; i < rules.Length; i++) rules[i] = ContextRule.Read(reader, Contexts.Count);
        Rules = new ContextRule?[ruleOf.Length];
        for (var i = 0; i < ruleOf.Length; i++) Rules[i] = ruleOf[i] < 0 ? null : rules[ruleOf[i]];
        (Phrases, PhraseTerms) = (reader.Array<PhraseEntry>(), reader.Array<int>());
        Trie = PhraseTrie.Read(reader, Phrases.Length);
        PreparedReader.Check(PhraseTerms, 0, TermLabels.Length);
        if (Weights.Length != TermLabels.Length || Rules.Length != TermLabels.Length) throw new InvalidDataException("no terms");
    }

    /// <summary>The labels the terms speak of.</summary>
    public LabelSchema Schema { get; }

    /// <summary>All terms in the order of the table.</summary>
    public IReadOnlyList<Term> Terms => whole?.Value.terms ?? terms;

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
        return Training.DataHash.Hash(lines.Concat((whole?.Value ?? this).Contexts.Phrases));
    }

    /// <summary>Reads and compiles a vocabulary. A later row of the same label and term replaces the earlier.</summary>
    /// <exception cref="FormatException">A row names an unknown label or context group, or a weight that is none.</exception>
    public static TermLexicon Load(Lexicon lexicon) => (TermLexicon)lexicon.Part(Part, Tables, reader => new TermLexicon(lexicon, reader), Make);

    /// <summary>Writes what <see cref="Load"/> makes of the tables, but for the terms themselves: they are needed to explain, not to label.</summary>
    /// <returns>The name of the part.</returns>
    public string Write(PreparedWriter writer)
    {
        var rules = Rules.OfType<ContextRule>().Distinct(ReferenceEqualityComparer.Instance).Cast<ContextRule>().ToList();
        writer.Array<ushort>(TermLabels);
        writer.Array<sbyte>(Weights);
        writer.Array<int>(Array.ConvertAll(Rules, rule => rule is null ? -1 : rules.IndexOf(rule)));
        Contexts.Write(writer);
        writer.Number(rules.Count);
        foreach (var rule in rules) rule.Write(writer);
        writer.Array<PhraseEntry>(Phrases);
        writer.Array<int>(PhraseTerms);
        Trie.Write(writer);
        return Part;
    }

    private static TermLexicon Make(Lexicon lexicon)
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
