using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Training;

namespace PolicyML.Learning.Engines;

/// <summary>
/// The engine <c>linear</c>: logistic regression over the dense features, chains and themes apart, with partial pooling over the
/// labels of a kind (<see cref="PooledLogistic"/>).
/// </summary>
public sealed class LinearTrainer : ITrainer
{
    /// <inheritdoc/>
    public string Engine => "linear";

    /// <summary>What a squared weight of all labels costs, features scaled to unit variance.</summary>
    public double SharedPenalty { get; init; } = 2;

    /// <summary>What the squared deviation of a label's weight costs.</summary>
    public double OwnPenalty { get; init; } = 20;

    /// <summary>What the squared deviation of a label's bias costs.</summary>
    public double OffsetPenalty { get; init; } = 2;

    /// <inheritdoc/>
    public ITrainedLabels Train(TrainingMatrix matrix, int seed, int threads, CancellationToken cancel)
    {
        var size = matrix.Names.Count;
        var weights = new double[matrix.Labels.Count][];
        foreach (var kind in (ReadOnlySpan<LabelKind>)[LabelKind.Chain, LabelKind.Theme])
        {
            var labels = Enumerable.Range(0, weights.Length).Where(l => matrix.Labels[l].Kind == kind).ToArray();
            if (labels.Length > 0) TrainKind(matrix, matrix.RowsFor(kind), labels, weights, threads, cancel);
        }

        return new LinearLabels(size, matrix.Labels.Count(l => l.Kind == LabelKind.Chain), weights);
    }

    /// <inheritdoc/>
    public ITrainedLabels Load(BinaryReader reader) => LinearLabels.Load(reader);

    private void TrainKind(TrainingMatrix matrix, int count, int[] labels, double[][] weights, int threads, CancellationToken cancel)
    {
        var size = matrix.Names.Count;
        var scales = Scales(matrix, count, labels);
        var rows = Array.ConvertAll(labels, l => Rows(matrix, count, l, scales));
        var truth = Array.ConvertAll(labels, l => Enumerable.Range(0, count).Select(r => matrix.Truth(r, l)).ToArray());
        double[] shared = [.. Enumerable.Repeat(SharedPenalty, size), 1e-6];
        double[] own = [.. Enumerable.Repeat(OwnPenalty, size), OffsetPenalty];
        var solved = new PooledLogistic(size + 1, shared, own).Solve(rows, truth, threads, cancel);
        for (var i = 0; i < labels.Length; i++)
        {
            for (var f = 0; f < size; f++) solved[i][f] *= scales[f];
            weights[labels[i]] = solved[i];
        }
    }

    /// <summary>One over the standard deviation of each feature over all labels of a kind; 0 where it never changes.</summary>
    private static double[] Scales(TrainingMatrix matrix, int rows, int[] labels)
    {
        var size = matrix.Names.Count;
        var (sum, squares) = (new double[size], new double[size]);
        for (var r = 0; r < rows; r++)
        {
            foreach (var l in labels)
            {
                var row = matrix.Features(r, l);
                for (var f = 0; f < size; f++)
                {
                    sum[f] += row[f];
                    squares[f] += (double)row[f] * row[f];
                }
            }
        }

        var count = (double)rows * labels.Length;
        return [.. sum.Select((s, f) => (squares[f] / count) - (s / count * (s / count))).Select(v => v > 1e-9 ? 1 / Math.Sqrt(v) : 0)];
    }

    private static double[] Rows(TrainingMatrix matrix, int count, int label, double[] scales)
    {
        var size = scales.Length + 1;
        var rows = new double[count * size];
        for (var r = 0; r < count; r++)
        {
            var features = matrix.Features(r, label);
            for (var f = 0; f < scales.Length; f++) rows[(r * size) + f] = features[f] * scales[f];
            rows[(r * size) + size - 1] = 1;
        }

        return rows;
    }
}

/// <summary>Weights and bias of each label.</summary>
internal sealed class LinearLabels(int size, int chains, double[][] weights) : ITrainedLabels, IColumnScorer
{
    private readonly float[] columns = ColumnsOf(size, chains, weights);

    public static LinearLabels Load(BinaryReader reader)
    {
        var (labels, chains, size) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        if (labels is < 0 or > 100_000 || chains < 0 || chains > labels || size is < 0 or > 10_000) throw new InvalidDataException("no weights of the linear engine");
        var weights = new double[labels][];
        for (var l = 0; l < labels; l++)
        {
            weights[l] = new double[size + 1];
            for (var f = 0; f <= size; f++) weights[l][f] = reader.ReadDouble();
        }

        return new LinearLabels(size, chains, weights);
    }

    /// <inheritdoc/>
    public void Score(ArticleFeatures article, Span<double> scores)
    {
        var features = article.Values.Span;
        for (var label = 0; label < weights.Length; label++)
        {
            var own = weights[label];
            var row = features.Slice(label * size, size);
            var score = own[size];
            for (var f = 0; f < size; f++) score += own[f] * row[f];
            scores[label] = score;
        }
    }

    /// <inheritdoc/>
    public void Score(FeatureColumns columns, Span<float> scores)
    {
        AddUp(this.columns, columns.Chains, scores[..columns.ChainWidth]);
        AddUp(this.columns.AsSpan((size + 1) * columns.ChainWidth), columns.Themes, scores.Slice(columns.ChainWidth, columns.ThemeWidth));
    }

    /// <inheritdoc/>
    public double Contributions(int label, ArticleFeatures article, Span<double> parts)
    {
        var features = article.Values.Span.Slice(label * size, size);
        for (var f = 0; f < size; f++) parts[f] = weights[label][f] * features[f];
        return weights[label][size];
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(weights.Length);
        writer.Write(chains);
        writer.Write(size);
        foreach (var own in weights)
            foreach (var weight in own) writer.Write(weight);
    }

    /// <summary>The biases of eight labels and more at once, then each number times its weights.</summary>
    private void AddUp(ReadOnlySpan<float> own, ReadOnlySpan<float> numbers, Span<float> scores)
    {
        var width = scores.Length;
        own.Slice(size * width, width).CopyTo(scores);
        var sums = MemoryMarshal.Cast<float, Vector256<float>>(scores);
        var scales = MemoryMarshal.Cast<float, Vector256<float>>(own);
        var values = MemoryMarshal.Cast<float, Vector256<float>>(numbers);
        for (var f = 0; f < size; f++)
            for (var i = 0; i < sums.Length; i++) sums[i] += values[(f * sums.Length) + i] * scales[(f * sums.Length) + i];
    }

    /// <summary>The weights turned around as <see cref="FeatureColumns"/> are, the biases last.</summary>
    private static float[] ColumnsOf(int size, int chains, double[][] weights)
    {
        var rows = new float[weights.Length * (size + 1)];
        for (var label = 0; label < weights.Length; label++)
            for (var f = 0; f <= size; f++) rows[(label * (size + 1)) + f] = (float)weights[label][f];
        var result = new float[FeatureColumns.LengthOf(size + 1, chains, weights.Length - chains)];
        FeatureColumns.Of(rows, size + 1, chains, result);
        return result;
    }
}
