using System.Globalization;
using System.Text;

namespace PolicyML.Learning.Models;

/// <summary>Writes the model's card: what it is for, what it was made from, how well it reads.</summary>
internal static class ModelCard
{
    public static string Write(ModelManifest manifest)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Model {manifest.Name}

            Labels Chinese articles on industry policy with {Count(manifest, "chain")} industry chains and {Count(manifest, "theme")} themes, each with a calibrated probability.
            Written by `trainer train`; every figure below comes from that run.

            ## What it was made from

            | | |
            | --- | --- |
            | articles | {manifest.Articles} |
            | data (SHA-256 over texts and labels) | `{manifest.DataHash}` |
            | labels (SHA-256 over kinds and ids) | `{manifest.LabelsHash}` |
            | terms (SHA-256) | `{manifest.LexiconHash}` |
            | engine | {manifest.Engine} |
            | seed | {manifest.Seed} |
            | share of the terms alone | {manifest.TermShares.Chains} chains, {manifest.TermShares.Themes} themes |
            | thresholds chosen for | {manifest.Objective} |
            | program | {manifest.Version} |
            | model.bin (SHA-256 of all before it) | `{manifest.ModelHash}` |

            The same data, terms, seed and program give the same bytes: `trainer train DATA --out models/{manifest.Name} --seed {manifest.Seed} --folds {manifest.Folds}`.

            ## How it works

            Linear models on character n-grams, one a label, and weighted terms of the lexicon with their place, density and the figures and verbs around
            them; an engine weighs both together and learns only from n-gram scores of models that did not see the article. The same engine over the terms
            alone is mixed in by the share above: least log loss on held-out folds, drawn three quarters of the way to equal shares, because wording is what changes first in
            other text. All this is done on several divisions of the articles into folds and averaged, as one division is chance. Probabilities are
            calibrated (Platt scaling, pooled over the labels of a kind) and thresholds chosen on held-out folds: for chains the lowest one that costs little.

            ## How well it reads

            {manifest.Folds}-fold cross-validation on the training articles: no article is judged by a model that saw it or a near-duplicate of it, and
            calibration and thresholds of each fold come from the others. {Drawn(manifest)}These articles were written like news, they are no news: expect lower figures
            on real pages, and measure with `trainer evaluate` on articles of your own.

            | engine | chains micro-F1 | macro-F1 | themes micro-F1 | macro-F1 | calibration error chains | themes | log loss |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (var (engine, scores) in manifest.Tried) AppendScores(text, engine, scores);
        AppendScores(text, "**the model: " + manifest.Engine + ", terms mixed in**", manifest.Scores);
        text.Append("\n| label | articles | F1 | average precision | threshold |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var label in manifest.Labels)
            text.Append(CultureInfo.InvariantCulture, $"| {label.Id} | {label.Positives} | {label.F1:F3} | {label.AveragePrecision:F3} | {label.Threshold:F2} |\n");
        text.Append("""

            ## What it is not for

            It reads Chinese text of the kind that papers and government sites print. It says which chains and themes an article reports on, not whether what
            it reports is true. Labels with few articles above are the least certain. Themes are the noisier part: careful readers differ on them too.

            """);
        return text.ToString();
    }

    /// <summary>What part of very many articles was used for what.</summary>
    private static string Drawn(ModelManifest manifest) => manifest.Weighed is not { } weighed ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"Of the {manifest.Articles} articles given, {manifest.Learned ?? manifest.Articles} were learned from; {weighed} of them, drawn evenly, serve the second stage, its calibration, the thresholds and the figures below. ");

    private static void AppendScores(StringBuilder text, string name, ModelScores s) => text.Append(
        CultureInfo.InvariantCulture,
        $"| {name} | {s.ChainMicroF1:F3} | {s.ChainMacroF1:F3} | {s.ThemeMicroF1:F3} | {s.ThemeMacroF1:F3} | {s.ChainCalibrationError:F3} | {s.ThemeCalibrationError:F3} | {s.LogLoss:F4} |\n");

    private static int Count(ModelManifest manifest, string kind) => manifest.Labels.Count(l => string.Equals(l.Kind, kind, StringComparison.Ordinal));
}
