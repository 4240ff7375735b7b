using System.Text;

namespace PolicyML.Reports.Charts.Svg;

/// <summary>What is said of a number on hover and to those who listen.</summary>
internal static class MarkText
{
    private const int MostEvidence = 3;
    private const int LongestQuote = 80;

    /// <summary>Name, period, number and the first of its evidence, for the title of a mark.</summary>
    public static string Of(DrawnMark mark)
    {
        var text = new StringBuilder(Head(mark)).Append('：').Append(mark.Value);
        if (mark.Mark.Remark is { Length: > 0 } remark) text.Append('（').Append(remark).Append('）');
        foreach (var evidence in mark.Mark.Evidence.Take(MostEvidence))
            text.Append(" · ").Append(Shorten(evidence.Quote)).Append('（').Append(Where(evidence)).Append('）');
        if (mark.Mark.Evidence.Count > MostEvidence) text.Append($" · 另有{mark.Mark.Evidence.Count - MostEvidence}处依据");
        return text.ToString();
    }

    /// <summary>What the number is of.</summary>
    public static string Head(DrawnMark mark) => string.Join(' ', new[] { mark.Series, mark.Name, mark.Period }.Where(p => p.Length > 0).Distinct(StringComparer.Ordinal));

    /// <summary>Where a piece of evidence stands.</summary>
    public static string Where(ChartEvidence evidence) =>
        evidence.Source + (evidence.Article is { } article ? $" 第{article}篇" : "") + (evidence.Headline is { Length: > 0 } headline ? $"《{headline}》" : "");

    private static string Shorten(string quote)
    {
        if (quote.Length <= LongestQuote) return quote;
        var end = char.IsHighSurrogate(quote[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return quote[..end] + "…";
    }
}
