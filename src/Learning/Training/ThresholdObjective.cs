using System.Globalization;

namespace PolicyML.Learning.Training;

/// <summary>What a threshold is chosen for.</summary>
public enum ObjectiveKind
{
    /// <summary>The highest F1.</summary>
    F1,

    /// <summary>The highest recall at a precision of at least <see cref="ThresholdObjective.At"/>.</summary>
    Precision,

    /// <summary>The highest precision at a recall of at least <see cref="ThresholdObjective.At"/>.</summary>
    Recall,
}

/// <summary>What the thresholds of labels are chosen for: <c>f1</c>, <c>precision@0.9</c> or <c>recall@0.8</c>.</summary>
/// <param name="Kind">What is aimed at.</param>
/// <param name="At">The precision or recall to keep, 0 to 1; 0 for F1.</param>
public sealed record ThresholdObjective(ObjectiveKind Kind, double At = 0)
{
    /// <summary>The highest F1, the default.</summary>
    public static ThresholdObjective F1 { get; } = new(ObjectiveKind.F1);

    /// <summary>Reads an objective as it is written on a command line; null where it is none.</summary>
    public static ThresholdObjective? Parse(string text)
    {
        if (string.Equals(text, "f1", StringComparison.OrdinalIgnoreCase)) return F1;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || !double.TryParse(text.AsSpan(at + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) return null;
        if (value is <= 0 or > 1) return null;
        return text[..at].ToUpperInvariant() switch
        {
            "PRECISION" => new ThresholdObjective(ObjectiveKind.Precision, value),
            "RECALL" => new ThresholdObjective(ObjectiveKind.Recall, value),
            _ => null,
        };
    }

    /// <summary>As it is written on a command line.</summary>
    public override string ToString() => Kind switch
    {
        ObjectiveKind.Precision => string.Create(CultureInfo.InvariantCulture, $"precision@{At}"),
        ObjectiveKind.Recall => string.Create(CultureInfo.InvariantCulture, $"recall@{At}"),
        _ => "f1",
    };
}
