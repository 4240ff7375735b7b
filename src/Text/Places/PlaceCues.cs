using System.Buffers;
using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Text.Places;

/// <summary>Words around places and in articles that say what an article is about; see place-cues.tsv.</summary>
internal sealed class PlaceCues
{
    private const int LongestReporter = 6;
    private readonly PhraseTrie before;          // the cues reversed, to be matched from a place's start to the left
    private readonly double[] beforeWeights;
    private readonly PhraseTrie after;
    private readonly (double Weight, int Reach)[] afterRules;
    private readonly int longestReach;
    private readonly PhraseTrie anywhere;
    private readonly ArticleCue[] anywhereCues;
    private readonly PhraseTrie papers;
    private readonly string paperTails;
    private readonly SearchValues<char> paperEnds;
    private readonly int[] paperLengths;
    private readonly PhraseTrie zones;
    private readonly PhraseTrie mastheads;
    private readonly PhraseTrie reporters;      // the words reversed, to be matched to the left

    private PlaceCues(ILookup<string, TsvRow> rows)
    {
        var left = rows["before"].ToArray();
        before = PhraseTrie.Build(left.Select(r => Reverse(r["cue"])));
        beforeWeights = Array.ConvertAll(left, r => Number(r, "weight"));
        var right = rows["after"].ToArray();
        after = PhraseTrie.Build(right.Select(r => r["cue"]));
        afterRules = Array.ConvertAll(right, r => (Number(r, "weight"), r["reach"].Length > 0 ? (int)Number(r, "reach") : 0));
        longestReach = afterRules.Length == 0 ? 0 : afterRules.Max(r => r.Reach);
        var free = rows["level"].Concat(rows["own"]).Concat(rows["national"]).Concat(rows["abroad"]).ToArray();
        anywhere = PhraseTrie.Build(free.Select(r => r["cue"]));
        anywhereCues = Array.ConvertAll(free, r => new ArticleCue(r["kind"], r["level"], Number(r, "weight")));
        var titles = rows["paper"].Select(r => r["cue"]).ToArray();
        papers = PhraseTrie.Build(titles);
        paperTails = new string([.. titles.Select(t => t[^1]).Distinct()]);
        paperEnds = SearchValues.Create(paperTails);
        paperLengths = [.. titles.Select(t => t.Length).Distinct()];
        zones = PhraseTrie.Build(rows["zone"].Select(r => r["cue"]));
        mastheads = PhraseTrie.Build(rows["masthead"].Select(r => r["cue"]));
        reporters = PhraseTrie.Build(rows["reporter"].Select(r => Reverse(r["cue"])));
    }

    private PlaceCues(PreparedReader reader)
    {
        beforeWeights = reader.Array<double>();
        before = PhraseTrie.Read(reader, beforeWeights.Length);
        var (weights, reaches) = (reader.Array<double>(), reader.Array<int>());
        afterRules = new (double, int)[weights.Length];
        for (var i = 0; i < afterRules.Length; i++) afterRules[i] = (weights[i], reaches[i]);
        after = PhraseTrie.Read(reader, afterRules.Length);
        longestReach = reader.Number(0, int.MaxValue);
        var (kinds, levels, says) = (reader.Texts(), reader.Texts(), reader.Array<double>());
        anywhereCues = new ArticleCue[kinds.Count];
        for (var i = 0; i < anywhereCues.Length; i++) anywhereCues[i] = new ArticleCue(kinds[i], levels[i], says[i]);
        anywhere = PhraseTrie.Read(reader, anywhereCues.Length);
        papers = PhraseTrie.Read(reader);
        paperTails = reader.Text();
        paperEnds = SearchValues.Create(paperTails);
        paperLengths = reader.Array<int>();
        (zones, mastheads, reporters) = (PhraseTrie.Read(reader), PhraseTrie.Read(reader), PhraseTrie.Read(reader));
    }

    public void Write(PreparedWriter writer)
    {
        writer.Array<double>(beforeWeights);
        before.Write(writer);
        writer.Array<double>([.. afterRules.Select(r => r.Weight)]);
        writer.Array<int>([.. afterRules.Select(r => r.Reach)]);
        after.Write(writer);
        writer.Number(longestReach);
        writer.Texts([.. anywhereCues.Select(c => c.Kind)]);
        writer.Texts([.. anywhereCues.Select(c => c.Level)]);
        writer.Array<double>([.. anywhereCues.Select(c => c.Weight)]);
        anywhere.Write(writer);
        papers.Write(writer);
        writer.Text(paperTails);
        writer.Array<int>(paperLengths);
        foreach (var trie in (ReadOnlySpan<PhraseTrie>)[zones, mastheads, reporters]) trie.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PlaceCues Read(PreparedReader reader) => new(reader);

    private static bool IsNameGap(char c) => c is ' ' or '\u3000' or '、' or '\u00A0';

    private bool EndsWithReporter(ReadOnlySpan<char> text)
    {
        Span<char> reversed = stackalloc char[Math.Min(text.Length, LongestReporter)];
        text[^reversed.Length..].CopyTo(reversed);
        reversed.Reverse();
        return reporters.Longest(reversed, 0, out _) > 0;
    }

    public static PlaceCues Load(Lexicon lexicon) => new(lexicon.Read("place-cues.tsv").ToLookup(r => r["kind"], StringComparer.Ordinal));

    /// <summary>How much what stands directly before a place multiplies its weight.</summary>
    public double Before(ReadOnlySpan<char> text, int start)
    {
        Span<char> reversed = stackalloc char[6];
        var length = 0;
        while (length < reversed.Length && start - 1 - length >= 0) reversed[length] = text[start - 1 - length++];
        return length > 0 && before.Longest(reversed[..length], 0, out var value) > 0 ? beforeWeights[value] : 1;
    }

    /// <summary>How much what stands after a place, with few characters between, multiplies its weight.</summary>
    public double After(ReadOnlySpan<char> text, int end)
    {
        var weight = 1.0;
        for (var gap = 0; gap <= longestReach && end + gap < text.Length; gap++)
        {
            if (IsBreak(text[end + gap])) break;
            var length = after.Longest(text, end + gap, out var value);
            if (length > 0 && afterRules[value].Reach >= gap) weight = Math.Min(weight, afterRules[value].Weight);
        }

        return weight;
    }

    /// <summary>True where the name of a paper follows, so that a place before it is the paper's home.</summary>
    public bool IsPaper(ReadOnlySpan<char> text, int end) => end < text.Length && papers.Longest(text, end, out _) > 0;

    /// <summary>True where a text holds a word that <see cref="IsPaper"/> would find behind a place: most texts name no paper, and this is told fast.</summary>
    public bool MayNamePaper(ReadOnlySpan<char> text)
    {
        for (var at = 0; text[at..].IndexOfAny(paperEnds) is var next and >= 0; at += next + 1)
        {
            var end = at + next + 1;
            foreach (var length in paperLengths)
                if (length <= end && papers.Longest(text, end - length, out _) == length) return true;
        }

        return false;
    }

    /// <summary>True where a development zone's kind follows (经开区), so that the name before it is a place for sure.</summary>
    public bool IsZone(ReadOnlySpan<char> text, int end) => end < text.Length && zones.Longest(text, end, out _) > 0;

    /// <summary>
    /// True where what looks like a place is a reporter's name or its start: it follows 记者 or 通讯员 after a blank, with nothing
    /// but other names between (记者 乐山青), or directly where a bracket or line ends with it (（记者乐山青）).
    /// </summary>
    public bool IsReporter(ReadOnlySpan<char> text, TextSpan span)
    {
        const int Reach = 24;
        const int RestOfName = 2;
        if (span.Start == 0) return false;
        var end = span.End;
        while (end < text.Length && char.IsLetter(text[end]) && end - span.End <= RestOfName) end++;
        if (end - span.End > RestOfName) return false;
        if (EndsWithReporter(text[..span.Start])) return end == text.Length || text[end] is '）' or ')' or '\n' or ' ' or '、';
        if (!IsNameGap(text[span.Start - 1])) return false;
        for (var at = span.Start - 1; at > 0 && span.Start - at < Reach; at--)
        {
            if (EndsWithReporter(text[..at])) return true;
            if (!IsNameGap(text[at - 1]) && !char.IsLetter(text[at - 1])) return false;
        }

        return false;
    }

    /// <summary>True where a line says who publishes the paper.</summary>
    public bool IsMasthead(ReadOnlySpan<char> line)
    {
        foreach (var at in mastheads.StartsIn(line))
        {
            if (mastheads.Longest(line, at, out _) > 0) return true;
        }

        return false;
    }

    /// <summary>The cues of an article in reading order.</summary>
    public CueEnumerator CuesIn(ReadOnlySpan<char> text) => new(this, text);

    /// <summary>Walks the cues of an article.</summary>
    public ref struct CueEnumerator
    {
        private readonly PlaceCues cues;
        private PhraseTrie.StartEnumerator starts;

        internal CueEnumerator(PlaceCues cues, ReadOnlySpan<char> text)
        {
            this.cues = cues;
            starts = cues.anywhere.StartsIn(text);
            Current = default;
        }

        /// <summary>The cue found.</summary>
        public ArticleCue Current { get; private set; }

        /// <summary>Goes to the next cue.</summary>
        public bool MoveNext()
        {
            while (starts.MoveNext())
            {
                var length = starts.Longest(out var value);
                if (length == 0) continue;
                starts.SkipTo(starts.Current + length);
                Current = cues.anywhereCues[value];
                return true;
            }

            return false;
        }

        /// <summary>The enumerator itself, so that <c>foreach</c> may walk it.</summary>
        public readonly CueEnumerator GetEnumerator() => this;
    }

    private static bool IsBreak(char c) => c is '，' or '。' or '、' or '；' or '：' or '\n' or ' ' or '“' or '”' or '《' or '》' or '！' or '？';

    private static double Number(TsvRow row, string column) =>
        double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw row.Error($"\"{row[column]}\" in column {column} is no number");

    private static string Reverse(string word)
    {
        var characters = word.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}

/// <summary>A cue that stands anywhere in an article.</summary>
/// <param name="Kind">level, own, national or abroad.</param>
/// <param name="Level">For a cue of a level or of the paper's own: province, prefecture, city (a prefecture or a county-level city) or county.</param>
/// <param name="Weight">How much it says.</param>
internal readonly record struct ArticleCue(string Kind, string Level, double Weight);
