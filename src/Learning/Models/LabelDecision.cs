using PolicyML.Learning.Training;

namespace PolicyML.Learning.Models;

/// <summary>Which of a model's views decide.</summary>
public enum ModelPart
{
    /// <summary>Both, mixed: what labels.</summary>
    All,

    /// <summary>The engines that weigh n-grams and terms together.</summary>
    NGrams,

    /// <summary>The engines that weigh the terms alone.</summary>
    Terms,
}

/// <summary>From scores to probabilities and labels.</summary>
/// <param name="Calibrator">Makes probabilities of scores.</param>
/// <param name="Thresholds">The least probability at which each label holds.</param>
internal sealed record LabelDecision(Calibrator Calibrator, double[] Thresholds)
{
    public void Save(BinaryWriter writer)
    {
        Calibrator.Save(writer);
        foreach (var threshold in Thresholds) writer.Write(threshold);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static LabelDecision Load(BinaryReader reader, int labels)
    {
        var calibrator = Calibrator.Load(reader);
        var thresholds = new double[labels];
        for (var i = 0; i < labels; i++) thresholds[i] = reader.ReadDouble();
        return new LabelDecision(calibrator, thresholds);
    }
}
