using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Text.Layout;

/// <summary>
/// A linear-chain model: the score of a sequence of tags is the sum of the weights of each position's features and of
/// each pair of neighbouring tags; Viterbi's algorithm finds the best sequence. Weights are rows of <c>layout-model.tsv</c>.
/// </summary>
/// <typeparam name="TTag">An enum of the tags, from 0 without gaps.</typeparam>
internal sealed class LinearChain<TTag>
    where TTag : struct, Enum
{
    private static readonly int Tags = Enum.GetValues<TTag>().Length;
    private readonly float[] weights;
    private readonly float[] steps;
    private readonly float[] first;
    private readonly float[] last;

    private LinearChain(float[] weights, float[] steps, float[] first, float[] last)
    {
        this.weights = weights;
        this.steps = steps;
        this.first = first;
        this.last = last;
    }

    /// <summary>Reads the rows of one model. A later row for the same feature and tag wins.</summary>
    /// <exception cref="FormatException">A row names an unknown feature or tag, or its weight is no number.</exception>
    public static LinearChain<TTag> Load(Lexicon lexicon, string model)
    {
        var chain = new LinearChain<TTag>(new float[(int)LineFeature.Count * Tags], new float[Tags * Tags], new float[Tags], new float[Tags]);
        foreach (var row in lexicon.Read("layout-model.tsv"))
        {
            if (row["model"] == model) chain.Add(row);
        }

        return chain;
    }

    public void Write(PreparedWriter writer)
    {
        foreach (var numbers in (ReadOnlySpan<float[]>)[weights, steps, first, last]) writer.Array<float>(numbers);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static LinearChain<TTag> Read(PreparedReader reader)
    {
        var chain = new LinearChain<TTag>(reader.Array<float>(), reader.Array<float>(), reader.Array<float>(), reader.Array<float>());
        var isWhole = chain.weights.Length == (int)LineFeature.Count * Tags && chain.steps.Length == Tags * Tags && chain.first.Length == Tags && chain.last.Length == Tags;
        return isWhole ? chain : throw new InvalidDataException("no linear chain");
    }

    /// <summary>The score of every tag at one position, without its neighbours.</summary>
    public void Score(FeatureSet features, Span<float> scores)
    {
        scores.Clear();
        features.Sum(weights, Tags, scores);
    }

    /// <summary>The best sequence of tags.</summary>
    /// <param name="features">Features of each position.</param>
    /// <param name="tags">Receives the tags.</param>
    public void Decode(ReadOnlySpan<FeatureSet> features, Span<TTag> tags)
    {
        if (features.IsEmpty) return;
        var back = new byte[features.Length * Tags];
        Span<float> current = stackalloc float[Tags];
        Span<float> next = stackalloc float[Tags];
        Score(features[0], current);
        for (var t = 0; t < Tags; t++) current[t] += first[t];
        for (var i = 1; i < features.Length; i++)
        {
            Score(features[i], next);
            Step(current, next, back.AsSpan(i * Tags, Tags));
            next.CopyTo(current);
        }

        for (var t = 0; t < Tags; t++) current[t] += last[t];
        Trace(current, back, tags);
    }

    private void Step(ReadOnlySpan<float> from, Span<float> to, Span<byte> back)
    {
        for (var t = 0; t < to.Length; t++)
        {
            var best = float.NegativeInfinity;
            for (var s = 0; s < from.Length; s++)
            {
                var score = from[s] + steps[s * to.Length + t];
                if (score <= best) continue;
                best = score;
                back[t] = (byte)s;
            }

            to[t] += best;
        }
    }

    private static void Trace(ReadOnlySpan<float> final, byte[] back, Span<TTag> tags)
    {
        var values = Enum.GetValues<TTag>();
        var at = 0;
        for (var t = 1; t < final.Length; t++)
        {
            if (final[t] > final[at]) at = t;
        }

        for (var i = tags.Length - 1; i >= 0; i--)
        {
            tags[i] = values[at];
            at = back[i * final.Length + at];
        }
    }

    private void Add(TsvRow row)
    {
        var tag = TagOf(row, row["tag"]);
        if (!float.TryParse(row["weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)) throw row.Error($"\"{row["weight"]}\" is no weight");
        var name = row["feature"];
        if (name == "<start>") first[tag] = weight;
        else if (name == "<end>") last[tag] = weight;
        else if (name.StartsWith("after:", StringComparison.Ordinal)) steps[TagOf(row, name["after:".Length..]) * Tags + tag] = weight;
        else if (Enum.TryParse<LineFeature>(name, out var feature)) weights[(int)feature * Tags + tag] = weight;
        else throw row.Error($"unknown feature \"{name}\"");
    }

    private static int TagOf(TsvRow row, string name) =>
        Enum.TryParse<TTag>(name, out var tag) ? Array.IndexOf(Enum.GetValues<TTag>(), tag) : throw row.Error($"unknown tag \"{name}\"");
}
