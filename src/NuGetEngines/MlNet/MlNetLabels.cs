using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;

using PolicyML.Learning.Training;

namespace PolicyML.NuGetEngines.MlNet;

/// <summary>The models of all labels. Scores are read by Transform over a batch, which is safe on several threads, never by a prediction engine.</summary>
internal sealed class MlNetLabels : ITrainedLabels
{
    private const int Format = 1;
    private const int Most = 100_000;
    private readonly ModelShape shape;
    private readonly byte[] zip;
    private readonly ITransformer? text;
    private readonly ITransformer[][] steps;
    private readonly ITransformer labels;
    private readonly (object Model, double Slope, double Offset)[] models;

    private MlNetLabels(ModelShape shape, byte[] zip, ITransformer[] transformers)
    {
        (this.shape, this.zip) = (shape, zip);
        text = shape.ReadsText ? transformers[0] : null;
        var own = transformers[(shape.ReadsText ? 1 : 0)..];
        labels = new TransformerChain<ITransformer>(own);
        steps = [.. own.Chunk(MlNetRecipe.StepsOfLabel)];
        models = Array.ConvertAll(steps, s => ModelOf(s[2]));
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, byte[]> Files => new Dictionary<string, byte[]>(StringComparer.Ordinal) { [".zip"] = zip };

    /// <summary>The models of a zip. What was just trained is read back, so that it scores as it will later.</summary>
    /// <exception cref="InvalidDataException">The zip holds something else.</exception>
    public static MlNetLabels Of(ModelShape shape, byte[] zip)
    {
        var wanted = (shape.Labels.Count * MlNetRecipe.StepsOfLabel) + (shape.ReadsText ? 1 : 0);
        if (ModelZip.Read(zip) is not IEnumerable<ITransformer> chain || chain.ToArray() is not { } transformers || transformers.Length != wanted)
            throw new InvalidDataException($"the model of ML.NET has not the {wanted} steps that its labels need");
        return new MlNetLabels(shape, zip, transformers);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static MlNetLabels Load(MlNetRecipe recipe, BinaryReader reader)
    {
        if (reader.ReadInt32() != Format) throw new InvalidDataException($"no part of {recipe.Engine}");
        var readsText = reader.ReadBoolean();
        var (ids, names) = (Strings(reader), Strings(reader));
        var length = reader.ReadInt32();
        if (length < 0 || length > reader.BaseStream.Length - reader.BaseStream.Position) throw new InvalidDataException($"the part of {recipe.Engine} is cut short");
        return Of(new ModelShape(recipe, ids, names, readsText), reader.ReadBytes(length));
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Format);
        writer.Write(shape.ReadsText);
        foreach (var list in (IReadOnlyList<string>[])[shape.Labels, shape.Names])
        {
            writer.Write(list.Count);
            foreach (var item in list) writer.Write(item);
        }

        writer.Write(zip.Length);
        writer.Write(zip);
    }

    /// <inheritdoc/>
    public void Score(ArticleFeatures article, Span<double> scores)
    {
        double[][] rows = [new double[scores.Length]];
        Score([article], rows);
        rows[0].CopyTo(scores);
    }

    /// <inheritdoc/>
    public void Score(IReadOnlyList<ArticleFeatures> articles, double[][] scores)
    {
        if (articles.Count == 0) return;
        var view = shape.View(articles.Count, row => articles[row].Text, (row, label) => Values(articles[row], label), Grams(articles));
        Columns.Numbers(labels.Transform(view), [.. shape.Labels.Select((_, l) => shape.Score(l))], (row, label, score) => scores[row][label] = LogOdds(label, score));
    }

    /// <inheritdoc/>
    public double Contributions(int label, ArticleFeatures article, Span<double> parts)
    {
        IDataView view = shape.LabelView(label, 1, Grams([article]) ?? [], _ => Values(article, label), truth: null);
        view = steps[label][1].Transform(steps[label][0].Transform(view));
        var features = Columns.Vectors(view, shape.Features(label))[0].DenseValues().ToArray();
        var own = new double[features.Length];
        var (model, slope, _) = models[label];
        var bias = shape.Recipe.Contributions(model, features, own);
        parts.Clear();
        var grams = features.Length - shape.Selected.Count;   // n-grams come first
        for (var i = 0; i < own.Length; i++) parts[i < grams ? shape.GramIndex : shape.Selected[i - grams]] -= own[i] * slope;
        return LogOdds(label, bias);
    }

    /// <summary>Platt's calibration of ML.NET as log-odds: p = 1 / (1 + exp(slope · score + offset)).</summary>
    private double LogOdds(int label, double score) => -((models[label].Slope * score) + models[label].Offset);

    private VBuffer<float> Values(ArticleFeatures article, int label) => shape.Select(article.Values.Span.Slice(label * shape.Names.Count, shape.Names.Count));

    private VBuffer<float>[]? Grams(IReadOnlyList<ArticleFeatures> articles) => text is null
        ? null
        : Columns.Vectors(text.Transform(new ArticleView(articles.Count, [ArticleColumn.Text(ModelShape.Text, [.. articles.Select(a => a.Text)])])), ModelShape.Grams);

    private static (object Model, double Slope, double Offset) ModelOf(ITransformer step) =>
        step is ISingleFeaturePredictionTransformer<object> { Model: CalibratedModelParametersBase { Calibrator: PlattCalibrator platt } calibrated }
            ? (calibrated.SubModel, platt.Slope, platt.Offset)
            : throw new InvalidDataException("a label's model of ML.NET is of another kind");

    private static string[] Strings(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > Most) throw new InvalidDataException("no list of names");
        var list = new string[count];
        for (var i = 0; i < count; i++) list[i] = reader.ReadString();
        return list;
    }
}
