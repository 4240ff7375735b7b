using PolicyML.Core;

namespace PolicyML.Storage.Ledgers.Tables;

/// <summary>Quotes the sentences of sources that evidence stands in. Keeps the last source read; not for several threads.</summary>
/// <param name="text">The decoded text of a source by its path; null where it is gone.</param>
public sealed class EvidenceQuotes(Func<string, string?> text)
{
    private const int Furthest = 120;
    private const int Margin = 40;
    private const string SentenceEnds = "。！？\n；";
    private string? path;
    private string? kept;

    /// <summary>Quotes of a store.</summary>
    public static EvidenceQuotes Of(IStoreReader store) => new(source => store.Source(source)?.Text);

    /// <summary>The words that hold the ranges, from a sentence's begin to its end where these are near, line breaks dropped; of ranges far apart only the first. Empty where the source is gone.</summary>
    /// <param name="source">Path of the source.</param>
    /// <param name="spans">Ranges of its text, at least one.</param>
    public string Around(string source, IReadOnlyList<TextSpan> spans)
    {
        if (path != source) (path, kept) = (source, text(source));
        if (kept is null) return "";
        var whole = spans.Aggregate((a, b) => a.Union(b));
        var span = whole.Length <= Furthest ? whole : spans[0];
        if (span.Start < 0 || span.End > kept.Length) return "";
        return kept[Start(kept, span.Start)..End(kept, span.End)].Replace("\n", "", StringComparison.Ordinal).Trim();
    }

    private static int Start(string text, int at)
    {
        var floor = Math.Max(0, at - Margin);
        while (at > floor && !SentenceEnds.Contains(text[at - 1])) at--;
        return at > 0 && char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    private static int End(string text, int at)
    {
        var limit = Math.Min(text.Length, at + Margin);
        while (at < limit && !SentenceEnds.Contains(text[at])) at++;
        return at < text.Length && text[at] == '。' ? at + 1 : at > 0 && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
    }
}
