using System.Globalization;

using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>The weights of ledger-weights.tsv.</summary>
internal sealed class LinkWeights
{
    private readonly Dictionary<(string Feature, string Level), LinkFeature> weights = [];

    /// <summary>The least sum that links two mentions.</summary>
    public double Threshold { get; private set; }

    /// <summary>A level of a feature with its weight.</summary>
    public LinkFeature this[string feature, string level] => weights[(feature, level)];

    /// <summary>Reads the table.</summary>
    /// <exception cref="FormatException">A weight is no number, or a level that the ledger uses is missing.</exception>
    public static LinkWeights Load(Lexicon lexicon)
    {
        var read = new LinkWeights();
        foreach (var row in lexicon.Read("ledger-weights.tsv"))
        {
            if (!double.TryParse(row["weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
                throw row.Error($"\"{row["weight"]}\" is no weight");
            read.weights[(row["feature"], row["level"])] = new LinkFeature(row["feature"], row["level"], weight);
        }

        foreach (var (feature, level) in LinkFeature.Known)
        {
            if (!read.weights.ContainsKey((feature, level))) throw new FormatException($"ledger-weights.tsv: no weight for {feature} {level}");
        }

        read.Threshold = read["threshold", "link"].Weight;
        return read;
    }
}
