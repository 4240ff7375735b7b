using System.Globalization;
using System.Text;

using PolicyML.Learning.Evaluating;

namespace PolicyML.Trainer.Output.Html;

/// <summary>Drawings of an evaluation as inline SVG; both axes run from 0 to 1.</summary>
internal static class Charts
{
    /// <summary>A bin of fewer decisions says little: three of four right may be chance.</summary>
    private const int FewestOnLine = 10;
    private const double Left = 22;
    private const double Bottom = 16;
    private const double Margin = 5;

    /// <summary>F1 as a point on its interval.</summary>
    public static string Interval(Interval f1)
    {
        const double width = 90;
        const double height = 12;
        string X(double value) => Page.N(4 + (Math.Clamp(value, 0, 1) * (width - 8)));
        return $"<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-hidden=\"true\">"
            + $"<path class=\"axis\" d=\"M4 6H{width - 4}\"/><path d=\"M{X(f1.Low)} 6H{X(f1.High)}\" stroke=\"currentColor\" stroke-width=\"4\" stroke-opacity=\".35\"/>"
            + $"<circle class=\"dot\" cx=\"{X(f1.Value)}\" cy=\"6\" r=\"3.2\"/></svg>";
    }

    /// <summary>A precision-recall curve with the point of the threshold.</summary>
    public static string Curve(LabelReport label)
    {
        const double width = 160;
        const double height = 120;
        var svg = Start(width, height, "recall", "precision");
        if (label.Curve.Count > 0)
        {
            var (x, y) = (Scale.Of(width, height).X, Scale.Of(width, height).Y);
            var points = label.Curve.Select(p => $"{Page.N(x(p.Recall))} {Page.N(y(p.Precision))}").ToList();
            points.Insert(0, $"{Page.N(x(0))} {Page.N(y(label.Curve[0].Precision))}");
            var path = "M" + string.Join('L', points);
            svg.Append($"<path class=\"area\" d=\"{path}L{Page.N(x(label.Curve[^1].Recall))} {Page.N(y(0))}L{Page.N(x(0))} {Page.N(y(0))}Z\"/>");
            svg.Append($"<path class=\"line\" d=\"{path}\"/>");
            if (label.Counts.TruePositives > 0) svg.Append($"<circle class=\"dot\" cx=\"{Page.N(x(label.Counts.Recall))}\" cy=\"{Page.N(y(label.Counts.Precision))}\" r=\"3.5\"/>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>A reliability diagram: the share that is true over the mean probability of each bin; bars say how many decisions a bin holds (logarithmic). A bin of few is a faint dot beside the line.</summary>
    public static string Reliability(IReadOnlyList<ReliabilityBin> bins, double width = 320, double height = 260)
    {
        var svg = Start(width, height, "p", "");
        var (x, y) = (Scale.Of(width, height).X, Scale.Of(width, height).Y);
        svg.Append($"<path class=\"guide\" d=\"M{Page.N(x(0))} {Page.N(y(0))}L{Page.N(x(1))} {Page.N(y(1))}\"/>");
        var filled = bins.Where(b => b.Count > 0).ToList();
        if (filled.Count == 0) return svg.Append("</svg>").ToString();
        var most = Math.Log(1 + filled.Max(b => b.Count));
        foreach (var bin in filled)
        {
            var top = y(0.25 * Math.Log(1 + bin.Count) / most);
            svg.Append($"<rect class=\"bar\" x=\"{Page.N(x(bin.Low) + 1)}\" y=\"{Page.N(top)}\" width=\"{Page.N(x(bin.High) - x(bin.Low) - 2)}\" height=\"{Page.N(y(0) - top)}\"/>");
        }

        var sure = filled.Where(b => b.Count >= FewestOnLine).Select(b => $"{Page.N(x(b.MeanProbability))} {Page.N(y(b.ShareTrue))}").ToList();
        if (sure.Count > 1) svg.Append("<path class=\"line\" d=\"M").AppendJoin('L', sure).Append("\"/>");
        foreach (var bin in filled)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"{(bin.Count < FewestOnLine ? "dot few" : "dot")}\" cx=\"{Page.N(x(bin.MeanProbability))}\" cy=\"{Page.N(y(bin.ShareTrue))}\" r=\"3.2\">");
            svg.Append(CultureInfo.InvariantCulture, $"<title>{bin.Low:0.0}–{bin.High:0.0}: p {bin.MeanProbability:0.000}, {bin.ShareTrue:0.000}, n {bin.Count}</title></circle>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>A bar of a share.</summary>
    public static string Bar(double share) =>
        $"<svg width=\"120\" height=\"10\" viewBox=\"0 0 120 10\" aria-hidden=\"true\"><rect class=\"bar\" x=\"0\" y=\"1\" width=\"{Page.N(120 * Math.Clamp(share, 0, 1))}\" height=\"8\"/></svg>";

    private static StringBuilder Start(double width, double height, string across, string up)
    {
        var (x, y) = (Scale.Of(width, height).X, Scale.Of(width, height).Y);
        var svg = new StringBuilder($"<svg viewBox=\"0 0 {Page.N(width)} {Page.N(height)}\" role=\"img\">");
        foreach (var at in (double[])[0.25, 0.5, 0.75, 1])
            svg.Append($"<path class=\"guide\" d=\"M{Page.N(x(0))} {Page.N(y(at))}H{Page.N(x(1))}\"/>");
        svg.Append($"<path class=\"axis\" d=\"M{Page.N(x(0))} {Page.N(y(1))}V{Page.N(y(0))}H{Page.N(x(1))}\"/>");
        svg.Append($"<text x=\"{Page.N(x(0) - 3)}\" y=\"{Page.N(y(1) + 4)}\" text-anchor=\"end\">1</text><text x=\"{Page.N(x(0) - 3)}\" y=\"{Page.N(y(0.5) + 3)}\" text-anchor=\"end\">.5</text>");
        svg.Append($"<text x=\"{Page.N(x(0))}\" y=\"{Page.N(height - 4)}\">0</text><text x=\"{Page.N(x(1))}\" y=\"{Page.N(height - 4)}\" text-anchor=\"end\">1</text>");
        svg.Append($"<text x=\"{Page.N(x(0.5))}\" y=\"{Page.N(height - 4)}\" text-anchor=\"middle\">{across}</text>");
        if (up.Length > 0) svg.Append($"<text transform=\"translate(8 {Page.N(y(0.5))}) rotate(-90)\" text-anchor=\"middle\">{up}</text>");
        return svg;
    }

    /// <summary>From 0 to 1 to places of a drawing.</summary>
    private readonly record struct Scale(Func<double, double> X, Func<double, double> Y)
    {
        public static Scale Of(double width, double height) => new(
            value => Left + (Math.Clamp(value, 0, 1) * (width - Left - Margin)),
            value => height - Bottom - (Math.Clamp(value, 0, 1) * (height - Bottom - Margin)));
    }
}
