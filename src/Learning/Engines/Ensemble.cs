using PolicyML.Learning.Training;

namespace PolicyML.Learning.Engines;

/// <summary>What one engine learned, or several whose scores are averaged.</summary>
internal sealed class Ensemble(IReadOnlyList<(string Engine, ITrainedLabels Labels)> members)
{
    /// <summary>The engines by name, joined by +.</summary>
    public string Engine { get; } = string.Join('+', members.Select(m => m.Engine));

    /// <summary>The score of each label.</summary>
    public void Score(ReadOnlySpan<float> features, Span<double> scores)
    {
        members[0].Labels.Score(features, scores);
        if (members.Count == 1) return;
        var own = new double[scores.Length];
        for (var m = 1; m < members.Count; m++)
        {
            members[m].Labels.Score(features, own);
            for (var label = 0; label < own.Length; label++) scores[label] += own[label];
        }

        foreach (ref var score in scores) score /= members.Count;
    }

    /// <summary>What each feature adds to the score; gives the bias.</summary>
    public double Contributions(int label, ReadOnlySpan<float> features, Span<double> parts)
    {
        parts.Clear();
        var own = new double[parts.Length];
        var bias = 0.0;
        foreach (var (_, labels) in members)
        {
            bias += labels.Contributions(label, features, own) / members.Count;
            for (var i = 0; i < own.Length; i++) parts[i] += own[i] / members.Count;
        }

        return bias;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(members.Count);
        foreach (var (engine, labels) in members)
        {
            writer.Write(engine);
            labels.Save(writer);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">An engine is not known, or its part is none of its own.</exception>
    public static Ensemble Load(BinaryReader reader, IReadOnlyList<ITrainer> engines)
    {
        var count = reader.ReadInt32();
        if (count is < 1 or > 16) throw new InvalidDataException("no engines");
        var members = new (string, ITrainedLabels)[count];
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            var engine = engines.FirstOrDefault(e => string.Equals(e.Engine, name, StringComparison.Ordinal))
                ?? throw new InvalidDataException($"its engine \"{name}\" is not built in");
            members[i] = (name, engine.Load(reader));
        }

        return new Ensemble(members);
    }
}
