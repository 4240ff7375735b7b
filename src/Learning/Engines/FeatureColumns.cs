namespace PolicyML.Learning.Engines;

/// <summary>
/// The dense features of an article turned around: number after number, and of each those of all labels, chains and themes apart and each
/// padded to whole vectors of eight, so that engines weigh eight labels at once.
/// </summary>
internal readonly ref struct FeatureColumns
{
    private const int Lanes = 8;
    private readonly ReadOnlySpan<float> values;
    private readonly int chainEnd;

    private FeatureColumns(ReadOnlySpan<float> values, int chainEnd, int chainWidth, int themeWidth)
    {
        this.values = values;
        (this.chainEnd, ChainWidth, ThemeWidth) = (chainEnd, chainWidth, themeWidth);
    }

    /// <summary>Cells a number of chains takes.</summary>
    public int ChainWidth { get; }

    /// <summary>Cells a number of themes takes.</summary>
    public int ThemeWidth { get; }

    /// <summary>The numbers of the chains.</summary>
    public ReadOnlySpan<float> Chains => values[..chainEnd];

    /// <summary>The numbers of the themes.</summary>
    public ReadOnlySpan<float> Themes => values[chainEnd..];

    /// <summary>Cells for some labels.</summary>
    public static int WidthOf(int labels) => (labels + Lanes - 1) / Lanes * Lanes;

    /// <summary>How much memory <see cref="Of"/> needs.</summary>
    public static int LengthOf(int size, int chains, int themes) => size * (WidthOf(chains) + WidthOf(themes));

    /// <summary>Turns features around.</summary>
    /// <param name="features">Label after label, chains first, <paramref name="size"/> numbers each.</param>
    /// <param name="size">Numbers a label.</param>
    /// <param name="chains">How many labels are chains.</param>
    /// <param name="memory">Holds the result, <see cref="LengthOf"/> cells.</param>
    public static FeatureColumns Of(ReadOnlySpan<float> features, int size, int chains, Span<float> memory)
    {
        var themes = (features.Length / size) - chains;
        var (chainWidth, themeWidth) = (WidthOf(chains), WidthOf(themes));
        memory = memory[..LengthOf(size, chains, themes)];
        Turn(features[..(chains * size)], size, chainWidth, memory);
        Turn(features[(chains * size)..], size, themeWidth, memory[(size * chainWidth)..]);
        return new FeatureColumns(memory, size * chainWidth, chainWidth, themeWidth);
    }

    private static void Turn(ReadOnlySpan<float> features, int size, int width, Span<float> columns)
    {
        var labels = features.Length / size;
        for (var f = 0; f < size; f++)
        {
            var column = columns.Slice(f * width, width);
            for (var label = 0; label < labels; label++) column[label] = features[(label * size) + f];
            column[labels..].Clear();
        }
    }
}

/// <summary>What an engine learned that weighs many labels at once.</summary>
internal interface IColumnScorer
{
    /// <summary>The scores of all labels, chains first and padded like the columns (<see cref="FeatureColumns"/>).</summary>
    void Score(FeatureColumns columns, Span<float> scores);
}
