using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    private readonly sbyte[] weights;
    private readonly float[] scales;
    private readonly float[] biases;
    private readonly int width;
    private readonly Lock gate = new();
    private readonly Stack<GramCounter> idle = new();

    private GramScorer(NGramVocabulary vocabulary, sbyte[] weights, float[] scales, float[] biases)
    {
        (Vocabulary, this.weights, this.scales, this.biases) = (vocabulary, weights, scales, biases);
        width = WidthOf(scales.Length);
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
        Span<float> sums = stackalloc float[width <= 256 ? width : 0];
        if (width > 256) sums = new float[width];
        sums.Clear();
        var squares = 0.0;
        foreach (var gram in counter.Grams)
        {
            var value = Vocabulary.ValueOf(gram, counter.WeightOf(gram));
            squares += (double)value * value;
            AddScaled(sums, weights.AsSpan(gram * width, width), value);
        }

        Return(counter);
        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        for (var m = 0; m < scales.Length; m++) scores[m] = (sums[m] * scale * scales[m]) + biases[m];
    }

    /// <summary>What each n-gram of an article adds to the score of a model; the bias is left out.</summary>
    public List<(int Gram, double Part)> Explain(ArticleLayout article, int model)
    {
        var counter = Rent();
        counter.Read(article, grow: false);
        var parts = new List<(int Gram, double Part)>(counter.Grams.Length);
        var squares = 0.0;
        foreach (var gram in counter.Grams)
        {
            var value = Vocabulary.ValueOf(gram, counter.WeightOf(gram));
            squares += (double)value * value;
            parts.Add((gram, (double)value * weights[(gram * width) + model] * scales[model]));
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
        writer.Write(MemoryMarshal.AsBytes<sbyte>(weights));
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
        var idf = Read<float>(reader, grams);
        var steps = Read<float>(reader, models);
        var constants = Read<float>(reader, models);
        var packed = Read<sbyte>(reader, grams * WidthOf(models));
        return new GramScorer(NGramVocabulary.Of(options, keys, idf), packed, steps, constants);
    }

    /// <summary>Weights of an n-gram are padded to whole vectors of eight.</summary>
    private static int WidthOf(int models) => (models + 7) / 8 * 8;

    private static void AddScaled(Span<float> sums, ReadOnlySpan<sbyte> row, float value)
    {
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(sums);
        ref var parts = ref MemoryMarshal.GetReference(row);
        for (var i = 0; i < vectors.Length; i++)
        {
            var eight = Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref parts, i * 8)))).AsSByte();
            var wide = Vector256.WidenLower(Vector128.WidenLower(eight).ToVector256Unsafe());
            vectors[i] += Vector256.ConvertToSingle(wide) * value;
        }
    }

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
}
