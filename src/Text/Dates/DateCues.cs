using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text.Matching;

namespace PolicyML.Text.Dates;

/// <summary>Scores how much a written day looks like the day of publication, by what stands beside it; see date-cues.tsv.</summary>
internal sealed class DateCues
{
    private const int ShortLine = 40;
    private const int Edge = 400;
    private const int LongestCue = 8;
    private readonly PhraseTrie before;
    private readonly double[] beforeWeights;
    private readonly PhraseTrie after;
    private readonly double[] afterWeights;

    private DateCues(ILookup<string, TsvRow> rows)
    {
        before = PhraseTrie.Build(rows["before"].Select(r => Reverse(r["cue"])));
        beforeWeights = [.. rows["before"].Select(Weight)];
        after = PhraseTrie.Build(rows["after"].Select(r => r["cue"]));
        afterWeights = [.. rows["after"].Select(Weight)];
    }

    public static DateCues Load(Lexicon lexicon) => new(lexicon.Read("date-cues.tsv").ToLookup(r => r["side"], StringComparer.Ordinal));

    /// <summary>Weight of the words directly before a span.</summary>
    public double Before(ReadOnlySpan<char> text, TextSpan span)
    {
        var end = span.Start;
        while (end > 0 && span.Start - end < 3 && text[end - 1] is ' ' or '\u3000' or '：' or ':' or '\n') end--;
        Span<char> reversed = stackalloc char[LongestCue];
        var length = 0;
        while (length < LongestCue && end - 1 - length >= 0) reversed[length] = text[end - 1 - length++];
        return length > 0 && before.Longest(reversed[..length], 0, out var value) > 0 ? beforeWeights[value] : 0;
    }

    /// <summary>Weight of the words directly after a span; a time of day counts in full in a line of its own only.</summary>
    public double After(ReadOnlySpan<char> text, TextSpan span, bool ownLine)
    {
        var at = span.End;
        while (at < text.Length && at - span.End < 3 && text[at] is ' ' or '\u3000' or '(' or '（') at++;
        if (at >= text.Length) return 0;
        return IsTimeOfDay(text, at) ? (ownLine ? 4 : 0.5) : after.Longest(text, at, out var value) > 0 ? afterWeights[value] : 0;
    }

    /// <summary>What the line and its place in the text say: a short line, the edges of the text.</summary>
    public static double Line(ReadOnlySpan<char> text, TextSpan span)
    {
        var from = Math.Max(0, span.Start - ShortLine);
        var to = Math.Min(text.Length, span.End + ShortLine);
        var start = text[from..span.Start].LastIndexOf('\n');
        var end = text[span.End..to].IndexOf('\n');
        var startsNear = start >= 0 || from == 0;
        var endsNear = end >= 0 || to == text.Length;
        var length = (start >= 0 ? span.Start - from - start - 1 : span.Start - from) + span.Length + (end >= 0 ? end : to - span.End);
        var score = startsNear && endsNear && length <= ShortLine ? 2.5 - (length / (double)ShortLine) : 0;
        return score + (span.Start < Edge || text.Length - span.End < Edge ? 0.5 : 0);
    }

    private static bool IsTimeOfDay(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (at < text.Length && at - start < 2 && char.IsAsciiDigit(text[at])) at++;
        return at > start && at + 1 < text.Length && text[at] is ':' or '：' or '时' && char.IsAsciiDigit(text[at + 1]);
    }

    private static string Reverse(string word)
    {
        var characters = word.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    private static double Weight(TsvRow row) =>
        double.TryParse(row["weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            ? weight
            : throw row.Error($"\"{row["weight"]}\" is no number");
}
