using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Learning.Engines;

namespace PolicyML.Learning.Models;

/// <summary>The tables of a model's n-grams as they are looked up in, prepared of the bytes of one model file.</summary>
/// <param name="Grams">The tables.</param>
/// <param name="Rest">Where in the file's payload the rest of the model begins.</param>
/// <param name="Labels">Ids and kinds of its labels in their order.</param>
internal sealed record PreparedModel(GramScorer Grams, long Rest, (string Id, string Kind)[] Labels)
{
    /// <summary>What was prepared of a model file; null where nothing was of these very bytes.</summary>
    public static PreparedModel? Of(ReadOnlySpan<byte> file, Lexicon lexicon) => lexicon.HasPrepared ? (PreparedModel?)lexicon.Prepared(NameOf(file), Read) : null;

    /// <summary>The name of the part that was prepared of a model file.</summary>
    public static string NameOf(ReadOnlySpan<byte> file) =>
        string.Create(CultureInfo.InvariantCulture, $"model {file.Length} {PreparedHash.Of(file):x16}");

    /// <summary>True where these are the labels.</summary>
    public bool HasLabels(IReadOnlyList<LabelDefinition> labels)
    {
        if (labels.Count != Labels.Length) return false;
        for (var i = 0; i < Labels.Length; i++)
            if (labels[i].Id != Labels[i].Id || (labels[i].Kind == LabelKind.Chain ? "chain" : "theme") != Labels[i].Kind) return false;
        return true;
    }

    /// <summary>Writes it.</summary>
    /// <returns>False for n-grams that cannot be prepared.</returns>
    public bool Write(PreparedWriter writer)
    {
        writer.Number(Rest);
        writer.Texts([.. Labels.Select(l => l.Id)]);
        writer.Texts([.. Labels.Select(l => l.Kind)]);
        return Grams.Write(writer);
    }

    private static PreparedModel Read(PreparedReader reader)
    {
        var (rest, ids, kinds) = (reader.Number(0, int.MaxValue), reader.Texts(), reader.Texts());
        var labels = new (string, string)[ids.Count];
        for (var i = 0; i < labels.Length; i++) labels[i] = (ids[i], kinds[i]);
        return new PreparedModel(GramScorer.Read(reader), rest, labels);
    }
}
