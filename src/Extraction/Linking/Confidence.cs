namespace PolicyML.Extraction.Linking;

/// <summary>Turns the evidence of a link into a probability by a logistic curve.</summary>
internal static class Confidence
{
    private const double Slope = 0.9;
    private const double Offset = 0.6;

    public static double Of(Link link) => Math.Round(1 / (1 + Math.Exp(-(Slope * link.Score + Offset))), 3);
}
