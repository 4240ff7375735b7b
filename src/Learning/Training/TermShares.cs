using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evaluating;

namespace PolicyML.Learning.Training;

/// <summary>How much the view of the terms alone counts beside the view of all features, 0 to 1, for each kind of label.</summary>
/// <param name="Chains">For chains.</param>
/// <param name="Themes">For themes.</param>
public sealed record TermShares(double Chains, double Themes)
{
    private const int Steps = 20;
    private const double Equal = 0.5;
    private const double Trust = 0.25;

    /// <summary>
    /// Chooses shares from scores of models that did not see the article: the share of least log loss for all labels of a kind, then
    /// drawn three quarters of the way to equal shares (Diebold and Pauly 1990). The least loss is that of articles like the ones trained on; wording is
    /// what changes first in other text, terms what stays.
    /// </summary>
    /// <param name="labels">The labels.</param>
    /// <param name="wide">Scores of the view of all features, one row an article, one cell a label.</param>
    /// <param name="narrow">Those of the terms alone.</param>
    /// <param name="truth">Whether each label holds.</param>
    /// <param name="themeRows">How many of the first rows count for themes.</param>
    internal static TermShares Choose(IReadOnlyList<LabelDefinition> labels, double[][] wide, double[][] narrow, bool[][] truth, int themeRows)
    {
        return new TermShares(Best(LabelKind.Chain, truth.Length), Best(LabelKind.Theme, themeRows));

        double Best(LabelKind kind, int rows)
        {
            int[] own = [.. Enumerable.Range(0, labels.Count).Where(l => labels[l].Kind == kind)];
            if (own.Length == 0 || rows == 0) return Equal;
            var least = Enumerable.Range(0, Steps + 1).Select(s => (double)s / Steps).MinBy(share => Loss(own, rows, share));
            return Math.Round((Trust * least) + ((1 - Trust) * Equal), 4);
        }

        double Loss(int[] own, int rows, double share) => Reliability.LogLoss(Enumerable.Range(0, rows).SelectMany(
            i => own.Select(l => (1 / (1 + Math.Exp(-Mix(wide[i][l], narrow[i][l], share))), truth[i][l]))));
    }

    /// <summary>The scores of both views mixed.</summary>
    internal double[][] Mix(IReadOnlyList<LabelDefinition> labels, double[][] wide, double[][] narrow) =>
        [.. wide.Select((row, i) => labels.Select((label, l) => Mix(row[l], narrow[i][l], label.Kind == LabelKind.Chain ? Chains : Themes)).ToArray())];

    private static double Mix(double wide, double narrow, double share) => ((1 - share) * wide) + (share * narrow);
}
