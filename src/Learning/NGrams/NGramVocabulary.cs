using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Learning.Linear;

namespace PolicyML.Learning.NGrams;

/// <summary>
/// The n-grams that are features, and the weight of each: (1 + log count) · idf, each text of length 1. Learned from the texts a
/// model may see; idf is smoothed as log((1 + texts) / (1 + texts with it)) + 1. Immutable and safe for use from several threads.
/// </summary>
public sealed class NGramVocabulary
{
    private static readonly float[] Factors = FactorsOf(64);
    private static readonly GramTable Nothing = new(1);
    private readonly Lazy<GramTable> table;
    private readonly Lazy<PairTable?> pairs;

    private NGramVocabulary(NGramOptions options, ulong[] keys, float[] idf, PairTable? known = null)
    {
        Options = options;
        Keys = keys;
        Idf = idf;
        table = new Lazy<GramTable>(() => TableOf(keys));
        pairs = new Lazy<PairTable?>(() => known ?? (GramCounter.IsPlain(options) ? new PairTable(keys, idf, table.Value.Find) : null));
    }

    /// <summary>How n-grams are read.</summary>
    public NGramOptions Options { get; }

    /// <summary>How many features.</summary>
    public int Count => Keys.Length;

    internal ulong[] Keys { get; }

    internal float[] Idf { get; }

    /// <summary>The number of the n-gram of each cell of a counter; null where cells are numbers.</summary>
    internal int[]? CellNumbers => pairs.Value?.Numbers;

    /// <summary>Scratch memory to count these n-grams with.</summary>
    internal GramCounter NewCounter() => pairs.Value is { } known ? new(Options, Nothing, known) : new(Options, table.Value);

    /// <summary>Learns features from some texts of a corpus.</summary>
    public static NGramVocabulary Learn(GramCorpus corpus, IReadOnlyList<int> texts)
    {
        var frequency = new int[corpus.GramCount];
        foreach (var text in texts)
            foreach (var gram in corpus.GramsOf(text)) frequency[gram]++;
        var all = corpus.ToKeys();
        var keys = new List<ulong>();
        var idf = new List<float>();
        for (var gram = 0; gram < all.Length; gram++)
        {
            if (frequency[gram] < corpus.Options.FewestTexts) continue;
            keys.Add(all[gram]);
            idf.Add((float)(Math.Log((1.0 + texts.Count) / (1.0 + frequency[gram])) + 1));
        }

        return new NGramVocabulary(corpus.Options, [.. keys], [.. idf]);
    }

    /// <summary>A vocabulary as it was saved.</summary>
    internal static NGramVocabulary Of(NGramOptions options, ulong[] keys, float[] idf) => new(options, keys, idf);

    /// <summary>Writes the laid-out pairs.</summary>
    /// <returns>False where there are none.</returns>
    internal bool WritePairs(PreparedWriter writer)
    {
        pairs.Value?.Write(writer);
        return pairs.Value is not null;
    }

    /// <summary>The same with pairs as they were prepared.</summary>
    internal static NGramVocabulary Of(NGramOptions options, ulong[] keys, float[] idf, PreparedReader reader) =>
        new(options, keys, idf, PairTable.Read(reader, keys.Length));

    /// <summary>The features of some texts of a corpus, row by row.</summary>
    public SparseRows Transform(GramCorpus corpus, IReadOnlyList<int> texts)
    {
        var columnOf = Array.ConvertAll(corpus.ToKeys(), table.Value.Find);
        var starts = new int[texts.Count + 1];
        var most = 0;
        foreach (var text in texts) most += corpus.GramsOf(text).Length;
        var columns = new int[most];
        var values = new float[most];
        var at = 0;
        for (var row = 0; row < texts.Count; row++)
        {
            var grams = corpus.GramsOf(texts[row]);
            var counts = corpus.CountsOf(texts[row]);
            for (var i = 0; i < grams.Length; i++)
            {
                var column = columnOf[grams[i]];
                if (column < 0) continue;
                columns[at] = column;
                values[at++] = ValueOf(column, counts[i]);
            }

            Normalize(values.AsSpan(starts[row]..at));
            starts[row + 1] = at;
        }

        return new SparseRows(starts, columns, values, Count);
    }

    /// <summary>The features of the text that a counter of <see cref="NewCounter"/> read, before they are scaled to length 1.</summary>
    internal float ValueOf(int column, float count) => FactorOf(count) * Idf[column];

    /// <summary>1 + log count; most counts are small whole numbers.</summary>
    internal static float FactorOf(float count)
    {
        var whole = (int)count;
        return whole == count && (uint)whole < (uint)Factors.Length ? Factors[whole] : 1 + MathF.Log(count);
    }

    private static float[] FactorsOf(int most)
    {
        var factors = new float[most];
        for (var count = 0; count < most; count++) factors[count] = count == 1 ? 1 : 1 + MathF.Log(count);
        return factors;
    }

    private static GramTable TableOf(ulong[] keys)
    {
        var made = new GramTable(keys.Length);
        foreach (var key in keys) made.Add(key);
        return made;
    }

    private static void Normalize(Span<float> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += (double)value * value;
        if (sum == 0) return;
        var scale = (float)(1 / Math.Sqrt(sum));
        foreach (ref var value in values) value *= scale;
    }
}
