using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Learning.Linear;
using PolicyML.Learning.NGrams;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Engines;

/// <summary>
/// The linear models on n-grams of all labels, as one table: for each n-gram its weights in a row, as eight-bit parts of the greatest
/// weight of the label. Immutable and safe for use from several threads.
/// </summary>
internal sealed class GramScorer
{
    private const float Full = sbyte.MaxValue;
    private const int Lanes = 8;
    private const int Together = 5;
    private readonly sbyte[] weights;   // rows by cell
    private readonly float[] idf;       // by cell
    private readonly int[]? numbers;    // of the n-gram of each cell; null where they are the same
    private readonly float[] scales;
    private readonly float[] biases;
    private readonly int width;
    private readonly Lock gate = new();
    private readonly Stack<GramCounter> idle = new();

    private GramScorer(NGramVocabulary vocabulary, sbyte[] weights, float[] scales, float[] biases)
    {
        (Vocabulary, this.scales, this.biases) = (vocabulary, scales, biases);
        width = WidthOf(scales.Length);
        numbers = vocabulary.CellNumbers;
        this.weights = numbers is null ? weights : Reorder(weights, toCells: true);
        idf = numbers is null ? vocabulary.Idf : Array.ConvertAll(numbers, number => vocabulary.Idf[number]);
    }

    private GramScorer(NGramVocabulary vocabulary, PreparedReader reader)
    {
        Vocabulary = vocabulary;
        numbers = vocabulary.CellNumbers;
        (scales, biases, idf, weights) = (reader.Array<float>(), reader.Array<float>(), reader.Array<float>(), reader.Array<sbyte>());
        width = WidthOf(scales.Length);
        if (biases.Length != scales.Length || idf.Length != vocabulary.Count || weights.LongLength != (long)vocabulary.Count * width) throw new InvalidDataException("no n-gram models");
    }

    /// <summary>The n-grams.</summary>
    public NGramVocabulary Vocabulary { get; }

    /// <summary>How many models.</summary>
    public int Count => scales.Length;

    /// <summary>Packs models over a vocabulary.</summary>
    public static GramScorer Of(NGramVocabulary vocabulary, LinearSolution[] models)
    {
        var stride = WidthOf(models.Length);
        var packed = new sbyte[vocabulary.Count * stride];
        var steps = new float[models.Length];
        for (var m = 0; m < models.Length; m++)
        {
            var most = models[m].Weights.Length == 0 ? 0 : models[m].Weights.Max(Math.Abs);
            steps[m] = (float)(most / Full);
            if (steps[m] == 0) continue;
            for (var g = 0; g < vocabulary.Count; g++) packed[(g * stride) + m] = (sbyte)Math.Round(models[m].Weights[g] / most * Full);
        }

        return new GramScorer(vocabulary, packed, steps, [.. models.Select(m => (float)m.Bias)]);
    }

    /// <summary>The score of every model for an article.</summary>
    public void Score(ArticleLayout article, Span<float> scores)
    {
        var counter = Rent();
        counter.Read(article, grow: false);
        var parts = Scratch<GramPart>.Rent(counter.Cells.Length);
        var found = parts.AsSpan(0, counter.Cells.Length);
        var scale = Weigh(counter, found);
        Return(counter);
        Span<float> sums = stackalloc float[width <= 256 ? width : 0];
        if (width > 256) sums = new float[width];
        AddUp(found, sums);
        Scratch<GramPart>.Return(parts);
        for (var m = 0; m < scales.Length; m++) scores[m] = (sums[m] * scale * scales[m]) + biases[m];
    }

    /// <summary>Where the weights of each n-gram found begin, and its value; gives what scales all values to length 1.</summary>
    private float Weigh(GramCounter counter, Span<GramPart> parts)
    {
        var squares = 0.0;
        var cells = counter.Cells;
        for (var i = 0; i < parts.Length; i++)
        {
            var cell = cells[i];
            var value = NGramVocabulary.FactorOf(counter.WeightOf(cell)) * idf[cell];
            squares += (double)value * value;
            parts[i] = new GramPart(cell * width, value);
        }

        return squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
    }

    /// <summary>The sums over n-grams of value times weight: five vectors of models at a time, then one.</summary>
    private void AddUp(ReadOnlySpan<GramPart> parts, Span<float> sums)
    {
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(sums);
        var at = 0;
        for (; at + Together <= vectors.Length; at += Together) AddFive(parts, at * Lanes, vectors.Slice(at, Together));
        for (; at < vectors.Length; at++)
        {
            var sum = Vector256<float>.Zero;
            foreach (var (row, value) in parts) sum += WeightsAt(row + (at * Lanes)) * value;
            vectors[at] = sum;
        }
    }

    private void AddFive(ReadOnlySpan<GramPart> parts, int column, Span<Vector256<float>> sums)
    {
        var (one, two, three, four, five) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        foreach (var (row, value) in parts)
        {
            var at = row + column;
            one += WeightsAt(at) * value;
            two += WeightsAt(at + Lanes) * value;
            three += WeightsAt(at + (2 * Lanes)) * value;
            four += WeightsAt(at + (3 * Lanes)) * value;
            five += WeightsAt(at + (4 * Lanes)) * value;
        }

        (sums[0], sums[1], sums[2], sums[3], sums[4]) = (one, two, three, four, five);
    }

    /// <summary>Eight weights as they are stored, which the scale of their model makes weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> WeightsAt(int at)
    {
        ref var first = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), at));
        var eight = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref first)).AsSByte();
        return Vector256.ConvertToSingle(Avx2.IsSupported
            ? Avx2.ConvertToVector256Int32(eight)
            : Vector256.WidenLower(Vector128.WidenLower(eight).ToVector256Unsafe()));
    }

    /// <summary>What each n-gram of an article adds to the score of a model; the bias is left out.</summary>
    public List<(int Gram, double Part)> Explain(ArticleLayout article, int model)
    {
        var counter = Rent();
        counter.Read(article, grow: false);
        var parts = new List<(int Gram, double Part)>(counter.Cells.Length);
        var squares = 0.0;
        foreach (var cell in counter.Cells)
        {
            var value = NGramVocabulary.FactorOf(counter.WeightOf(cell)) * idf[cell];
            squares += (double)value * value;
            parts.Add((numbers is null ? cell : numbers[cell], (double)value * weights[(cell * width) + model] * scales[model]));
        }

        Return(counter);
        var scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        foreach (ref var part in CollectionsMarshal.AsSpan(parts)) part.Part *= scale;
        return parts;
    }

    public void Save(BinaryWriter writer)
    {
        var options = Vocabulary.Options;
        writer.Write((byte)options.Shortest);
        writer.Write((byte)options.Longest);
        writer.Write(options.HeadlineWeight);
        writer.Write(options.LeadWeight);
        writer.Write(Vocabulary.Count);
        writer.Write(Count);
        writer.Write(MemoryMarshal.AsBytes<ulong>(Vocabulary.Keys));
        writer.Write(MemoryMarshal.AsBytes<float>(Vocabulary.Idf));
        writer.Write(MemoryMarshal.AsBytes<float>(scales));
        writer.Write(MemoryMarshal.AsBytes<float>(biases));
        writer.Write(MemoryMarshal.AsBytes<sbyte>(numbers is null ? weights : Reorder(weights, toCells: false)));
    }

    /// <summary>Writes the tables as they are looked up in.</summary>
    /// <returns>False for n-grams that are not laid out in cells.</returns>
    public bool Write(PreparedWriter writer)
    {
        var options = Vocabulary.Options;
        writer.Array<float>([options.Shortest, options.Longest, options.HeadlineWeight, options.LeadWeight]);
        writer.Array<ulong>(Vocabulary.Keys);
        writer.Array<float>(Vocabulary.Idf);
        if (!Vocabulary.WritePairs(writer)) return false;
        foreach (var values in (ReadOnlySpan<float[]>)[scales, biases, idf]) writer.Array<float>(values);
        writer.Array<sbyte>(weights);
        return true;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static GramScorer Read(PreparedReader reader)
    {
        var values = reader.Array<float>();
        var options = new NGramOptions { Shortest = (int)values[0], Longest = (int)values[1], HeadlineWeight = values[2], LeadWeight = values[3] };
        var (keys, weightsOfGrams) = (reader.Array<ulong>(), reader.Array<float>());
        if (weightsOfGrams.Length != keys.Length) throw new InvalidDataException("no n-grams");
        return new GramScorer(NGramVocabulary.Of(options, keys, weightsOfGrams, reader), reader);
    }

    public static GramScorer Load(BinaryReader reader)
    {
        var options = new NGramOptions
        {
            Shortest = reader.ReadByte(),
            Longest = reader.ReadByte(),
            HeadlineWeight = reader.ReadSingle(),
            LeadWeight = reader.ReadSingle(),
        };
        var (grams, models) = (reader.ReadInt32(), reader.ReadInt32());
        if (options.Shortest < 1 || options.Longest > GramKey.MaxLength || grams is < 0 or > 10_000_000 || models is < 0 or > 10_000)
            throw new InvalidDataException("no n-gram models");
        var keys = Read<ulong>(reader, grams);
        var weightsOfGrams = Read<float>(reader, grams);
        var steps = Read<float>(reader, models);
        var constants = Read<float>(reader, models);
        var packed = Read<sbyte>(reader, grams * WidthOf(models));
        return new GramScorer(NGramVocabulary.Of(options, keys, weightsOfGrams), packed, steps, constants);
    }

    /// <summary>Rows by number brought into the order of cells, or back.</summary>
    private sbyte[] Reorder(sbyte[] rows, bool toCells)
    {
        var result = new sbyte[rows.Length];
        for (var cell = 0; cell < numbers!.Length; cell++)
        {
            var (from, to) = toCells ? (numbers[cell], cell) : (cell, numbers[cell]);
            rows.AsSpan(from * width, width).CopyTo(result.AsSpan(to * width));
        }

        return result;
    }

    /// <summary>Weights of an n-gram are padded to whole vectors of eight.</summary>
    private static int WidthOf(int models) => (models + Lanes - 1) / Lanes * Lanes;

    private static T[] Read<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var result = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(result.AsSpan()));
        return result;
    }

    private GramCounter Rent()
    {
        lock (gate) return idle.TryPop(out var counter) ? counter : Vocabulary.NewCounter();
    }

    private void Return(GramCounter counter)
    {
        counter.Clear();
        lock (gate) idle.Push(counter);
    }

    /// <summary>An n-gram of an article.</summary>
    /// <param name="Row">Where its weights begin.</param>
    /// <param name="Value">Its value before all are scaled.</param>
    private readonly record struct GramPart(int Row, float Value);
}
