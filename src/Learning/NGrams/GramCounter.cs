using System.Runtime.InteropServices;

using PolicyML.Learning.Evidence;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.NGrams;

/// <summary>Counts the n-grams of one text after another. Scratch memory that is used again; not safe for use from several threads at once.</summary>
internal sealed class GramCounter(NGramOptions options, GramTable table)
{
    private const char Begin = '\u0002';
    private const char End = '\u0003';

    private readonly ulong[] masks = [.. Enumerable.Range(0, GramKey.MaxLength + 1).Select(GramKey.Mask)];
    private readonly bool isPlain = options is { Shortest: 1, Longest: 2, MarkEnds: false, KeepSigns: false };
    private float[] weights = new float[1024];
    private int[]? singles;

    /// <summary>The n-grams of the text so far, by their number in the table.</summary>
    public List<int> Touched { get; } = new(1024);

    /// <summary>How often an n-gram stands in the text, weighted by where.</summary>
    public float WeightOf(int gram) => weights[gram];

    /// <summary>Forgets the text.</summary>
    public void Clear()
    {
        foreach (var gram in Touched) weights[gram] = 0;
        Touched.Clear();
    }

    /// <summary>Counts an article: headline block and lead apart, without bylines and credits.</summary>
    /// <param name="article">The article.</param>
    /// <param name="grow">Whether new n-grams get a number; else they are passed over.</param>
    public void Read(ArticleLayout article, bool grow)
    {
        var text = article.Reading.Text.AsSpan();
        var leadEnd = -1;
        foreach (var (span, role) in article.Paragraphs)
        {
            if (role is ParagraphRole.Byline or ParagraphRole.Credit) continue;
            var end = Math.Min(span.End, text.Length);
            if (role is ParagraphRole.Kicker or ParagraphRole.Headline or ParagraphRole.Subhead)
            {
                Read(text[span.Start..end], options.HeadlineWeight, grow);
                continue;
            }

            if (leadEnd < 0) leadEnd = span.Start + EvidenceScan.LeadLength;
            var lead = Math.Clamp(leadEnd, span.Start, end);
            Read(text[span.Start..lead], options.LeadWeight, grow);
            Read(text[lead..end], 1, grow);
        }
    }

    /// <summary>Counts a text.</summary>
    public void Read(ReadOnlySpan<char> text, float weight, bool grow)
    {
        if (!grow && isPlain)
        {
            ReadPlain(text, weight);
            return;
        }

        var rolling = 0UL;
        var run = 0;
        if (options.MarkEnds) Step(Begin, ref rolling, ref run, weight, grow);
        foreach (var c in text)
        {
            var folded = GramKey.Fold(c);
            if (folded == GramKey.Break && options.KeepSigns) folded = c;
            Step(folded, ref rolling, ref run, weight, grow);
        }

        if (options.MarkEnds) Step(End, ref rolling, ref run, weight, grow);
    }

    /// <summary>Counts known single characters and pairs: the common case, made fast.</summary>
    private void ReadPlain(ReadOnlySpan<char> text, float weight)
    {
        var known = singles ??= table.ToSingles(GramKey.Fold);
        var before = GramKey.Break;
        foreach (var c in text)
        {
            var single = known[c];
            var folded = GramKey.Fold(c);
            if (single >= 0)
            {
                Count(single, weight);
                if (before != GramKey.Break)
                {
                    var pair = table.Find(((ulong)before << 16) | folded);
                    if (pair >= 0) Count(pair, weight);
                }
            }

            before = folded;
        }
    }

    private void Step(char folded, ref ulong rolling, ref int run, float weight, bool grow)
    {
        if (folded == GramKey.Break)
        {
            rolling = 0;
            run = 0;
            return;
        }

        rolling = (rolling << 16) | folded;
        run++;
        var most = Math.Min(run, options.Longest);
        for (var length = options.Shortest; length <= most; length++)
        {
            var key = rolling & masks[length];
            var gram = grow ? table.Add(key) : table.Find(key);
            if (gram < 0) break;   // the n-grams that end in an unknown one are unknown: a rarer one is never kept without it
            Count(gram, weight);
        }
    }

    private void Count(int gram, float weight)
    {
        if (gram >= weights.Length) Array.Resize(ref weights, Math.Max(weights.Length * 2, gram + 1));
        ref var sum = ref weights[gram];
        if (sum == 0) Touched.Add(gram);
        sum += weight;
    }

    /// <summary>The n-grams of the text so far as a span.</summary>
    public ReadOnlySpan<int> Grams => CollectionsMarshal.AsSpan(Touched);
}
