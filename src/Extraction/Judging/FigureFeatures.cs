using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Linking;

namespace PolicyML.Extraction.Judging;

/// <summary>
/// What speaks for and against the indicator that the rules chose: the rule and its evidence, the noun and how far it stands,
/// unit and size of the number, and the words around it.
/// </summary>
internal static class FigureFeatures
{
    private const char FirstHan = '\u2E80';
    private const int Before = 24;
    private const int Beside = 4;
    private const int LongestVerb = 6;
    private static readonly string[] Shares = ["none", "few", "half", "most"];
    private static readonly string[] Counts = ["1", "2-3", "4-7", "8-15", "many"];
    private static readonly string[] Sizes = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"];
    private static readonly string[] Steps = ["-2", "-1", "0", "1", "2", "3", "4", "5"];
    private static readonly string[] Gaps = ["0", "1-2", "3-5", "6-10", "11-20", "21-40", "far"];

    /// <summary>The features of one figure.</summary>
    /// <param name="text">The reading text.</param>
    /// <param name="link">The figure as the rules read it.</param>
    /// <param name="previous">The core figure before it in its sentence, or null.</param>
    /// <param name="others">The figures of the article.</param>
    /// <param name="cues">The vocabulary.</param>
    /// <param name="confidence">The evidence of the rules, as log-odds.</param>
    /// <param name="sink">Receives the features.</param>
    public static void OfFigure<T>(string text, Link link, Link? previous, ArticleFigures others, CueTable cues, double confidence, ref T sink)
        where T : IFeatureSink
    {
        var chosen = cues.Indicators[Math.Max(0, link.Indicator)];
        sink.Add('e', Shares[others.Share], Counts[others.Size]);
        OfChoice(link, previous, cues, chosen, confidence, ref sink);
        OfNumber(link, chosen, ref sink);
        OfNoun(text, link, chosen, ref sink);
        OfWords(text, link, ref sink);
    }

    private static void OfChoice<T>(Link link, Link? previous, CueTable cues, string chosen, double confidence, ref T sink)
        where T : IFeatureSink
    {
        var measure = link.Measure == Measure.Growth ? "growth" : "amount";
        sink.Add('i', chosen);
        sink.Add('m', chosen, measure);
        sink.Add('r', link.Rule, measure);
        sink.Add('R', link.Rule, chosen);
        sink.Add('c', Steps[Math.Clamp((int)Math.Round(confidence), -2, 5) + 2]);
        sink.Add('s', link.Status switch { FactStatus.Reported => "reported", FactStatus.Planned => "planned", FactStatus.Target => "target", _ => "expected" }, link.Period is null ? "timeless" : "timed");
        if (previous is null) sink.Add('p', "first");
        else sink.Add('p', cues.Indicators[Math.Max(0, previous.Indicator)], chosen);
    }

    private static void OfNumber<T>(Link link, string chosen, ref T sink)
        where T : IFeatureSink
    {
        var size = Sizes[Math.Clamp((int)Math.Log10((double)Math.Max(1, Math.Abs(link.Value))), 0, 12)];
        sink.Add('u', link.Unit, chosen);
        sink.Add('z', link.Unit, size);
        sink.Add('Z', size, chosen);
        sink.Add('b', link.Bound switch { Bound.Exact => "exact", Bound.Approx => "approx", Bound.AtLeast => "least", _ => "most" }, link.Quantity.Chinese ? "hanzi" : "digits");
        if (link.Quantity.SharedUnit) sink.Add('b', "shared");
        if (link.Low is not null) sink.Add('b', "range");
        if (link.Value < 0) sink.Add('b', "fall");
    }

    private static void OfNoun<T>(string text, Link link, string chosen, ref T sink)
        where T : IFeatureSink
    {
        if (link.NounStart < 0 || link.NounEnd > text.Length)
        {
            sink.Add('n', "none");
            return;
        }

        var noun = text.AsSpan(link.NounStart, link.NounEnd - link.NounStart);
        sink.Add('n', noun);
        sink.Add('N', noun, chosen);
        var after = link.NounStart >= link.Quantity.End;
        var gap = after ? link.NounStart - link.Quantity.End : Math.Max(0, link.ChangeStart - link.NounEnd);
        sink.Add('d', after ? "after" : "before", Gaps[gap switch { 0 => 0, <= 2 => 1, <= 5 => 2, <= 10 => 3, <= 20 => 4, <= 40 => 5, _ => 6 }]);
        var between = after ? text.AsSpan(link.Quantity.End, gap) : text.AsSpan(link.NounEnd, gap);
        if (between.IndexOfAny('，', '；', '。') >= 0) sink.Add('d', "comma", chosen);
        if (!after && link.NounEnd < text.Length) sink.Add('g', text.AsSpan(link.NounEnd, Math.Min(2, text.Length - link.NounEnd)));
        if (link.NounStart > 0) sink.Add('h', text.AsSpan(Math.Max(0, link.NounStart - 2), Math.Min(2, link.NounStart)), noun);
    }

    private static void OfWords<T>(string text, Link link, ref T sink)
        where T : IFeatureSink
    {
        var start = Math.Min(link.ChangeStart, link.Quantity.Start);
        var end = Math.Max(link.ChangeEnd, link.Quantity.End);
        for (var n = 1; n <= Beside && start - n >= 0; n++) sink.Add('<', text.AsSpan(start - n, n));
        for (var n = 1; n <= Beside && end + n <= text.Length; n++) sink.Add('>', text.AsSpan(end, n));
        if (start < link.Quantity.Start) sink.Add('v', text.AsSpan(start, Math.Min(LongestVerb, link.Quantity.Start - start)));
        var clause = start;
        while (clause > link.SentenceStart && start - clause < Before && text[clause - 1] is not ('，' or '；' or '。' or '：')) clause--;
        for (var i = clause; i + 1 < start; i++)
        {
            if (IsHan(text[i]) && IsHan(text[i + 1])) sink.Add('B', text.AsSpan(i, 2));
        }
    }

    private static bool IsHan(char c) => c > FirstHan && char.IsLetter(c);
}
