using System.Text.Json.Serialization;

using PolicyML.Learning.Training;

namespace PolicyML.Learning.Models;

/// <summary>What a model was made from, and how well it reads; <c>manifest.json</c> in its folder. Holds nothing that a second run would change.</summary>
public sealed record ModelManifest
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the format of the model file.</summary>
    public required int Format { get; init; }

    /// <summary>Version of the program that trained it.</summary>
    public required string Version { get; init; }

    /// <summary>The engine, or the engines joined by + where they are blended.</summary>
    public required string Engine { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Folds of the cross-validation.</summary>
    public required int Folds { get; init; }

    /// <summary>What thresholds were chosen for.</summary>
    public required string Objective { get; init; }

    /// <summary>Articles given.</summary>
    public required int Articles { get; init; }

    /// <summary>Articles that anything was learned from, drawn evenly; null where all were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Learned { get; init; }

    /// <summary>Articles that the second stage learned from and that figures were measured on, drawn evenly; null where all were.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Weighed { get; init; }

    /// <summary>SHA-256 over texts and labels in their order, hexadecimal.</summary>
    public required string DataHash { get; init; }

    /// <summary>SHA-256 over ids and kinds of the labels, hexadecimal.</summary>
    public required string LabelsHash { get; init; }

    /// <summary>SHA-256 over terms and contexts, hexadecimal.</summary>
    public required string LexiconHash { get; init; }

    /// <summary>SHA-256 of the model file, hexadecimal.</summary>
    public required string ModelHash { get; init; }

    /// <summary>How much the terms alone count beside all features.</summary>
    public required TermShares TermShares { get; init; }

    /// <summary>Cross-validated figures of every engine that was tried, by its name.</summary>
    public required IReadOnlyDictionary<string, ModelScores> Tried { get; init; }

    /// <summary>Cross-validated figures of the model, thresholds chosen on other folds.</summary>
    public required ModelScores Scores { get; init; }

    /// <summary>The labels in order.</summary>
    public required IReadOnlyList<ManifestLabel> Labels { get; init; }
}

/// <summary>Cross-validated figures, 0 to 1.</summary>
/// <param name="ChainMicroF1">Micro-F1 of chains.</param>
/// <param name="ChainMacroF1">Macro-F1 of chains.</param>
/// <param name="ThemeMicroF1">Micro-F1 of themes.</param>
/// <param name="ThemeMacroF1">Macro-F1 of themes.</param>
/// <param name="ChainCalibrationError">Expected calibration error of chains.</param>
/// <param name="ThemeCalibrationError">Expected calibration error of themes.</param>
/// <param name="LogLoss">Mean log loss of all decisions, natural logarithm.</param>
public sealed record ModelScores(
    double ChainMicroF1, double ChainMacroF1, double ThemeMicroF1, double ThemeMacroF1, double ChainCalibrationError, double ThemeCalibrationError, double LogLoss);

/// <summary>A label of a model.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Kind"><c>chain</c> or <c>theme</c>.</param>
/// <param name="Positives">Articles of the training data it holds for.</param>
/// <param name="Threshold">The least probability at which it holds.</param>
/// <param name="F1">Cross-validated F1.</param>
/// <param name="AveragePrecision">Cross-validated average precision.</param>
public sealed record ManifestLabel(string Id, string Kind, int Positives, double Threshold, double F1, double AveragePrecision);
