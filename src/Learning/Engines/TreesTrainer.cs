using PolicyML.Core.Lexicons;
using PolicyML.Learning.Training;
using PolicyML.Learning.Trees;

namespace PolicyML.Learning.Engines;

/// <summary>
/// The engine <c>trees</c>: gradient-boosted symmetric trees over the dense features, one ensemble for all chains and one for all themes, so
/// that every label learns from all.
/// </summary>
public sealed class TreesTrainer : ITrainer
{
    /// <inheritdoc/>
    public string Engine => "trees";

    internal BoostOptions Options { get; init; } = new();

    /// <inheritdoc/>
    public ITrainedLabels Train(TrainingMatrix matrix, int seed, int threads, CancellationToken cancel)
    {
        var kinds = new (double Start, SymmetricTree[] Trees)[2];
        Linear.Parallelism.For(2, threads, k => kinds[k] = TrainKind(matrix, (LabelKind)k, seed + k, cancel), cancel);
        return new TreeLabels(matrix.Names.Count, [.. matrix.Labels.Select(l => (int)l.Kind)], kinds);
    }

    /// <inheritdoc/>
    public ITrainedLabels Load(BinaryReader reader) => TreeLabels.Load(reader);

    private (double Start, SymmetricTree[] Trees) TrainKind(TrainingMatrix matrix, LabelKind kind, int seed, CancellationToken cancel)
    {
        var labels = Enumerable.Range(0, matrix.Labels.Count).Where(l => matrix.Labels[l].Kind == kind).ToArray();
        var size = matrix.Names.Count;
        var rows = matrix.RowsFor(kind);
        var count = rows * labels.Length;
        if (count == 0) return (0, []);
        var values = new float[count * size];
        var truth = new bool[count];
        var at = 0;
        for (var row = 0; row < rows; row++)
        {
            foreach (var label in labels)
            {
                matrix.Features(row, label).CopyTo(values.AsSpan(at * size));
                truth[at++] = matrix.Truth(row, label);
            }
        }

        return Boosting.Train(values, truth, size, Options, seed, cancel);
    }
}

/// <summary>One ensemble a kind of label.</summary>
internal sealed class TreeLabels(int size, int[] kinds, (double Start, SymmetricTree[] Trees)[] ensembles) : ITrainedLabels, IColumnScorer
{
    private readonly int chains = kinds.Count(k => k == (int)LabelKind.Chain);
    private readonly Forest[] forests = Array.ConvertAll(ensembles, e => new Forest(e.Start, e.Trees));

    public static TreeLabels Load(BinaryReader reader)
    {
        var (size, labels) = (reader.ReadInt32(), reader.ReadInt32());
        if (size is < 0 or > byte.MaxValue || labels is < 0 or > 100_000) throw new InvalidDataException("no trees");
        var kinds = new int[labels];
        for (var l = 0; l < labels; l++)
        {
            kinds[l] = reader.ReadByte();
            if (kinds[l] > 1) throw new InvalidDataException("a label of no kind");
        }

        var ensembles = new (double, SymmetricTree[])[2];
        for (var k = 0; k < 2; k++)
        {
            var (start, count) = (reader.ReadDouble(), reader.ReadInt32());
            if (count is < 0 or > 100_000) throw new InvalidDataException("no trees");
            var trees = new SymmetricTree[count];
            for (var t = 0; t < count; t++) trees[t] = SymmetricTree.Load(reader, size);
            ensembles[k] = (start, trees);
        }

        return new TreeLabels(size, kinds, ensembles);
    }

    /// <inheritdoc/>
    public void Score(ArticleFeatures article, Span<double> scores)
    {
        var columns = FeatureColumns.Of(article.Values.Span, size, chains, new float[FeatureColumns.LengthOf(size, chains, kinds.Length - chains)]);
        var padded = new float[columns.ChainWidth + columns.ThemeWidth];
        Score(columns, padded);
        for (var label = 0; label < kinds.Length; label++) scores[label] = padded[label < chains ? label : columns.ChainWidth + label - chains];
    }

    /// <inheritdoc/>
    public void Score(FeatureColumns columns, Span<float> scores)
    {
        forests[(int)LabelKind.Chain].Score(columns.Chains, columns.ChainWidth, scores);
        forests[(int)LabelKind.Theme].Score(columns.Themes, columns.ThemeWidth, scores[columns.ChainWidth..]);
    }

    /// <inheritdoc/>
    public double Contributions(int label, ArticleFeatures article, Span<double> parts)
    {
        var features = article.Values.Span.Slice(label * size, size);
        parts.Clear();
        var (bias, trees) = ensembles[kinds[label]];
        foreach (var tree in trees) bias += tree.Contributions(features, parts);
        return bias;
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(size);
        writer.Write(kinds.Length);
        foreach (var kind in kinds) writer.Write((byte)kind);
        foreach (var (start, trees) in ensembles)
        {
            writer.Write(start);
            writer.Write(trees.Length);
            foreach (var tree in trees) tree.Save(writer);
        }
    }
}
