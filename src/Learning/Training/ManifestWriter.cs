using System.Reflection;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Models;

namespace PolicyML.Learning.Training;

/// <summary>Describes a training in a manifest.</summary>
internal static class ManifestWriter
{
    private const int Digits = 4;

    public static ModelManifest Describe(
        TrainingSet set, Choice choice, double[] thresholds, TrainOptions options, IReadOnlyList<LabeledArticle> data) => new()
        {
            Name = options.Name,
            Format = ModelFile.Format,
            Version = VersionOf(),
            Engine = choice.Whole.Name,
            Seed = options.Seed,
            Folds = set.FoldCount,
            Objective = options.Objective.ToString(),
            Articles = data.Count,
            Learned = set.Share.Count < data.Count ? set.Share.Count : null,
            Weighed = set.Written < data.Count ? set.Written : null,
            DataHash = DataHash.Of(data),
            LabelsHash = DataHash.Of(set.Labels),
            LexiconHash = set.LexiconHash,
            ModelHash = "",
            TermShares = choice.Shares,
            Tried = new SortedDictionary<string, ModelScores>(choice.Tried.ToDictionary(c => c.Name, ScoresOf, StringComparer.Ordinal), StringComparer.Ordinal),
            Scores = ScoresOf(choice.Whole),
            Labels = [.. choice.Whole.Report.Labels.Select((l, i) => Label(l, thresholds[i]))],
        };

    private static ManifestLabel Label(LabelReport report, double threshold) => new(
        report.Label.Id,
        report.Label.Kind == LabelKind.Chain ? "chain" : "theme",
        report.Positives,
        threshold,
        Math.Round(report.F1.Value, Digits),
        double.IsNaN(report.AveragePrecision) ? 0 : Math.Round(report.AveragePrecision, Digits));

    private static ModelScores ScoresOf(Candidate candidate)
    {
        var (chains, themes) = (candidate.Report.Groups[0], candidate.Report.Groups[1]);
        return new ModelScores(
            Math.Round(chains.MicroF1.Value, Digits),
            Math.Round(chains.MacroF1.Value, Digits),
            Math.Round(themes.MicroF1.Value, Digits),
            Math.Round(themes.MacroF1.Value, Digits),
            Math.Round(chains.CalibrationError, Digits),
            Math.Round(themes.CalibrationError, Digits),
            Math.Round(candidate.LogLoss, Digits));
    }

    private static string VersionOf()
    {
        var version = typeof(ManifestWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var plus = version.IndexOf('+', StringComparison.Ordinal);   // the commit behind it would make every build's model another
        return plus < 0 ? version : version[..plus];
    }
}
