using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        var (whole, turned) = Avx.IsSupported ? (labels / Lanes * Lanes, size / Lanes * Lanes) : (0, 0);
        for (var label = 0; label < whole; label += Lanes)
            for (var f = 0; f < turned; f += Lanes) TurnBlock(features[((label * size) + f)..], size, columns[((f * width) + label)..], width);
        for (var f = 0; f < size; f++)
        {
            var column = columns.Slice(f * width, width);
            for (var label = f < turned ? whole : 0; label < labels; label++) column[label] = features[(label * size) + f];
            column[labels..].Clear();
        }
    }

    /// <summary>Eight rows of eight numbers become eight columns: pairs, fours and halves are interleaved in turn.</summary>
    private static void TurnBlock(ReadOnlySpan<float> rows, int size, Span<float> columns, int width)
    {
        for (var half = 0; half < 2; half++)
        {
            var (a, b) = (Load(rows, size, half * 4, 0), Load(rows, size, half * 4, 1));
            var (c, d) = (Load(rows, size, half * 4, 2), Load(rows, size, half * 4, 3));
            var (ab, cd) = (Avx.UnpackLow(a, b), Avx.UnpackLow(c, d));
            Store(columns, width, half * 4, Avx.Shuffle(ab, cd, 0b01_00_01_00), Avx.Shuffle(ab, cd, 0b11_10_11_10));
            (ab, cd) = (Avx.UnpackHigh(a, b), Avx.UnpackHigh(c, d));
            Store(columns, width, (half * 4) + 2, Avx.Shuffle(ab, cd, 0b01_00_01_00), Avx.Shuffle(ab, cd, 0b11_10_11_10));
        }
    }

    /// <summary>Four numbers of a row, and the same four of the row four below it.</summary>
    private static Vector256<float> Load(ReadOnlySpan<float> rows, int size, int at, int row) =>
        Vector256.Create(Vector128.Create(rows.Slice((row * size) + at, 4)), Vector128.Create(rows.Slice(((row + 4) * size) + at, 4)));

    private static void Store(Span<float> columns, int width, int column, Vector256<float> one, Vector256<float> next)
    {
        one.CopyTo(columns[(column * width)..]);
        next.CopyTo(columns[((column + 1) * width)..]);
    }
}

/// <summary>What an engine learned that weighs many labels at once.</summary>
internal interface IColumnScorer
{
    /// <summary>The scores of all labels, chains first and padded like the columns (<see cref="FeatureColumns"/>).</summary>
    void Score(FeatureColumns columns, Span<float> scores);
}
