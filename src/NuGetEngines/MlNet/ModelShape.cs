using Microsoft.ML.Data;

namespace PolicyML.NuGetEngines.MlNet;

/// <summary>What a model of ML.NET reads and says, and what its columns are called.</summary>
/// <param name="Recipe">The engine.</param>
/// <param name="Labels">Ids of the labels, in their order.</param>
/// <param name="Names">Names of the dense features of a label, in their order.</param>
/// <param name="ReadsText">Whether n-grams of the text are counted.</param>
internal sealed record ModelShape(MlNetRecipe Recipe, IReadOnlyList<string> Labels, IReadOnlyList<string> Names, bool ReadsText)
{
    /// <summary>The column of the text.</summary>
    public const string Text = "Text";

    /// <summary>The column of its n-grams.</summary>
    public const string Grams = "Grams";

    /// <summary>The column of the truth in training.</summary>
    public const string Truth = "Label";

    /// <summary>The column into which every model of ML.NET writes its score.</summary>
    public const string RawScore = "Score";

    /// <summary>The feature that what the text says is put to in explanations: the score of n-gram models, which counts in the place of.</summary>
    private const string GramFeature = "ngrams";

    /// <summary>Dense features that come from n-gram models: they are left out where the n-grams themselves are counted.</summary>
    private static readonly string[] FromGrams = [GramFeature, "rival", "relevance"];

    private readonly int[] selected =
        [.. Enumerable.Range(0, Names.Count).Where(i => !ReadsText || !FromGrams.Contains(Names[i], StringComparer.Ordinal))];

    /// <summary>Which dense features are read: their indices.</summary>
    public IReadOnlyList<int> Selected => selected;

    /// <summary>Index of the feature that what the text says is put to.</summary>
    public int GramIndex => Math.Max(0, Names.ToList().IndexOf(GramFeature));

    /// <summary>The column of a label's dense features.</summary>
    public string Terms(int label) => "Terms." + Labels[label];

    /// <summary>The column of the same, scaled.</summary>
    public string Scaled(int label) => "Scaled." + Labels[label];

    /// <summary>The column of all features of a label.</summary>
    public string Features(int label) => "Features." + Labels[label];

    /// <summary>The column of a label's score.</summary>
    public string Score(int label) => "Score." + Labels[label];

    /// <summary>The dense features that are read, of all those of a label.</summary>
    public VBuffer<float> Select(ReadOnlySpan<float> features)
    {
        var values = new float[selected.Length];
        for (var i = 0; i < selected.Length; i++) values[i] = features[selected[i]];
        return new VBuffer<float>(values.Length, values);
    }

    /// <summary>Articles with the dense features of all labels, and their texts or n-grams.</summary>
    /// <param name="rows">How many articles.</param>
    /// <param name="text">Their texts.</param>
    /// <param name="values">Dense features of a row and a label.</param>
    /// <param name="grams">Their n-grams where they are counted already; null to count those of the texts.</param>
    public ArticleView View(int rows, Func<int, string> text, Func<int, int, VBuffer<float>> values, VBuffer<float>[]? grams)
    {
        var columns = new List<ArticleColumn>(Labels.Count + 1);
        if (ReadsText) columns.Add(grams is null ? ArticleColumn.Text(Text, [.. Enumerable.Range(0, rows).Select(text)]) : GramColumn(grams));
        for (var label = 0; label < Labels.Count; label++)
        {
            var own = label;
            columns.Add(ArticleColumn.Vectors(Terms(label), selected.Length, row => values(row, own)));
        }

        return new ArticleView(rows, columns);
    }

    /// <summary>Articles with the features of one label, and its truth where it is known.</summary>
    public ArticleView LabelView(int label, int rows, VBuffer<float>[] grams, Func<int, VBuffer<float>> values, Func<int, bool>? truth)
    {
        var columns = new List<ArticleColumn> { ArticleColumn.Vectors(Terms(label), selected.Length, values) };
        if (ReadsText) columns.Add(GramColumn(grams));
        if (truth is not null) columns.Add(ArticleColumn.Truth(Truth, truth));
        return new ArticleView(rows, columns);
    }

    private static ArticleColumn GramColumn(VBuffer<float>[] grams) => ArticleColumn.Vectors(Grams, grams.Length == 0 ? 0 : grams[0].Length, row => grams[row]);
}
