using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Training;

/// <summary>
/// An engine that learns to weigh the dense features of an article and a label: what the terms say, and what a linear model on
/// character n-grams says that did not see the article. Outside engines implement it (<see cref="TrainOptions.Engines"/>).
/// </summary>
public interface ITrainer
{
    /// <summary>Its name on the command line and in the model file.</summary>
    string Engine { get; }

    /// <summary>Over how many divisions into folds it is averaged at most; 1 for engines whose training takes long.</summary>
    int MostDivisions => int.MaxValue;

    /// <summary>Why it cannot learn from articles of such labels, in one line that says what to do; null where it can.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="truth">For each article, whether each label holds.</param>
    string? Refuse(IReadOnlyList<LabelDefinition> labels, IReadOnlyList<bool[]> truth) => null;

    /// <summary>Learns from a matrix. Deterministic for a seed; the matrix holds at least one true and one false label.</summary>
    /// <exception cref="TrainException">The engine cannot learn from such data: <see cref="Refuse"/>.</exception>
    ITrainedLabels Train(TrainingMatrix matrix, int seed, int threads, CancellationToken cancel);

    /// <summary>Reads what <see cref="ITrainedLabels.Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are none of this engine's.</exception>
    ITrainedLabels Load(BinaryReader reader);
}

/// <summary>An article as an engine sees it.</summary>
/// <param name="Values">Its dense features, label after label, each in the order of <see cref="TrainingMatrix.Names"/>.</param>
/// <param name="Text">Its text as it is read, headline first, for engines that count what stands in it.</param>
public readonly record struct ArticleFeatures(ReadOnlyMemory<float> Values, string Text);

/// <summary>What an engine learned. Immutable and safe for use from several threads.</summary>
public interface ITrainedLabels
{
    /// <summary>Files that stand in the model's folder beside the model file, by their names' endings; for readers, not read again.</summary>
    IReadOnlyDictionary<string, byte[]> Files => System.Collections.Immutable.ImmutableDictionary<string, byte[]>.Empty;

    /// <summary>The log-odds that each label holds, not calibrated yet.</summary>
    /// <param name="article">The article.</param>
    /// <param name="scores">One a label.</param>
    void Score(ArticleFeatures article, Span<double> scores);

    /// <summary>The same for many articles, a row each; engines that are faster in a batch do it here.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="scores">A row an article, a cell a label.</param>
    void Score(IReadOnlyList<ArticleFeatures> articles, double[][] scores)
    {
        for (var i = 0; i < articles.Count; i++) Score(articles[i], scores[i]);
    }

    /// <summary>What each feature adds to the score of a label, so that bias plus parts is the score; for explanations.</summary>
    /// <param name="label">The label.</param>
    /// <param name="article">The article.</param>
    /// <param name="parts">One a feature. What the text adds is put to the feature of n-grams.</param>
    /// <returns>The bias: the score of an article whose features say nothing.</returns>
    double Contributions(int label, ArticleFeatures article, Span<double> parts);

    /// <summary>Writes it into the model file.</summary>
    void Save(BinaryWriter writer);
}

/// <summary>Dense features of articles for each label, and the truth.</summary>
public sealed class TrainingMatrix
{
    private readonly float[] values;
    private readonly bool[] truth;

    /// <summary>A matrix over given numbers.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="names">Names of the numbers of one label.</param>
    /// <param name="values">Row after row, label after label, number after number.</param>
    /// <param name="truth">Row after row, whether each label holds.</param>
    /// <param name="themeRows">How many of the first rows count for themes; the others count for chains alone.</param>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public TrainingMatrix(IReadOnlyList<LabelDefinition> labels, IReadOnlyList<string> names, float[] values, bool[] truth, int themeRows)
    {
        if (values.Length != truth.Length * names.Count || (labels.Count > 0 && truth.Length % labels.Count != 0))
            throw new ArgumentException("values, truth, labels and names do not agree in length");
        (Labels, Names, this.values, this.truth, ThemeRows) = (labels, names, values, truth, themeRows);
    }

    /// <summary>The labels.</summary>
    public IReadOnlyList<LabelDefinition> Labels { get; }

    /// <summary>The texts of the articles; empty where engines are to see the numbers alone.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Names of the numbers of one label.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many articles.</summary>
    public int Rows => Labels.Count == 0 ? 0 : truth.Length / Labels.Count;

    /// <summary>How many of the first articles count for themes.</summary>
    public int ThemeRows { get; }

    /// <summary>How many of the first articles count for a kind of label.</summary>
    public int RowsFor(LabelKind kind) => kind == LabelKind.Theme ? ThemeRows : Rows;

    /// <summary>The numbers of an article for a label.</summary>
    public ReadOnlySpan<float> Features(int row, int label) => values.AsSpan(((row * Labels.Count) + label) * Names.Count, Names.Count);

    /// <summary>Whether a label holds for an article.</summary>
    public bool Truth(int row, int label) => truth[(row * Labels.Count) + label];
}
