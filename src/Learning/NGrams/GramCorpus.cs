using PolicyML.Text.Layout;

namespace PolicyML.Learning.NGrams;

/// <summary>The counted n-grams of many texts, before any are left out or weighted.</summary>
public sealed class GramCorpus
{
    private readonly GramTable table = new(1 << 16);
    private readonly GramCounter counter;
    private readonly List<int> starts = [0];
    private int[] grams = new int[1 << 16];
    private float[] counts = new float[1 << 16];
    private int length;

    /// <summary>An empty corpus.</summary>
    /// <exception cref="ArgumentException">The lengths of n-grams are not 1 to 4, shortest first.</exception>
    public GramCorpus(NGramOptions options)
    {
        if (options.Shortest < 1 || options.Longest > GramKey.MaxLength || options.Shortest > options.Longest)
            throw new ArgumentException($"n-grams of {options.Shortest} to {options.Longest} characters: 1 to {GramKey.MaxLength}", nameof(options));
        Options = options;
        counter = new GramCounter(options, table);
    }

    /// <summary>Which n-grams are counted.</summary>
    public NGramOptions Options { get; }

    /// <summary>Texts so far.</summary>
    public int Count => starts.Count - 1;

    /// <summary>Adds an article.</summary>
    public void Add(ArticleLayout article)
    {
        counter.Read(article, grow: true);
        Close();
    }

    /// <summary>Adds a text without parts.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        counter.Read(text, 1, grow: true);
        Close();
    }

    internal int GramCount => table.Count;

    internal ulong[] ToKeys() => table.ToKeys();

    internal ReadOnlySpan<int> GramsOf(int text) => grams.AsSpan(starts[text]..starts[text + 1]);

    internal ReadOnlySpan<float> CountsOf(int text) => counts.AsSpan(starts[text]..starts[text + 1]);

    private void Close()
    {
        var found = counter.Cells;   // without pairs of their own cells are numbers
        if (length + found.Length > grams.Length)
        {
            var size = Math.Max(grams.Length * 2, length + found.Length);
            Array.Resize(ref grams, size);
            Array.Resize(ref counts, size);
        }

        foreach (var gram in found)
        {
            grams[length] = gram;
            counts[length++] = counter.WeightOf(gram);
        }

        starts.Add(length);
        counter.Clear();
    }
}
