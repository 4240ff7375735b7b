using PolicyML.Learning.Evidence;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.NGrams;

/// <summary>Counts the n-grams of one text after another. Scratch memory that is used again; not safe for use from several threads at once.</summary>
internal sealed class GramCounter(NGramOptions options, GramTable table, PairTable? pairs = null)
{
    private const char Begin = '\u0002';
    private const char End = '\u0003';

    private readonly ulong[] masks = [.. Enumerable.Range(0, GramKey.MaxLength + 1).Select(GramKey.Mask)];
    private float[] weights = [1, .. new float[Math.Max(1024, table.Count)]];   // of n-gram g at g + 1; the first cell is for unknown ones and never 0
    private int[] touched = new int[1024];
    private int count;

    /// <summary>Whether a <see cref="PairTable"/> may be used: single characters and pairs, and nothing but letters and digits.</summary>
    public static bool IsPlain(NGramOptions options) => options is { Shortest: 1, Longest: 2, MarkEnds: false, KeepSigns: false };

    /// <summary>How often an n-gram stands in the text, weighted by where.</summary>
    public float WeightOf(int gram) => weights[gram + 1];

    /// <summary>Forgets the text.</summary>
    public void Clear()
    {
        foreach (var gram in Grams) weights[gram + 1] = 0;
        weights[0] = 1;
        count = 0;
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
        if (!grow && pairs is not null)
        {
            ReadPlain(pairs, text, weight);
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

    /// <summary>
    /// Counts known single characters and pairs: the common case, made fast. Whether a pair is known cannot be foretold, so nothing
    /// branches on it: unknown ones are counted in a cell of their own, which stands first and is passed over.
    /// </summary>
    private void ReadPlain(PairTable known, ReadOnlySpan<char> text, float weight)
    {
        if (touched.Length < count + (2 * text.Length) + 2) Array.Resize(ref touched, Math.Max(touched.Length * 2, count + (2 * text.Length) + 2));
        var (sums, found, at) = (weights, touched, count);
        var before = GramKey.Break;
        foreach (var c in text)
        {
            var (single, folded) = known.Of(c);
            ref var alone = ref sums[single + 1];
            found[at] = single;
            at += alone == 0 ? 1 : 0;
            alone += weight;
            var pair = known.Find(before, folded);
            ref var both = ref sums[pair + 1];
            found[at] = pair;
            at += both == 0 ? 1 : 0;
            both += weight;
            before = folded;
        }

        count = at;
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
        if (gram + 1 >= weights.Length) Array.Resize(ref weights, Math.Max(weights.Length * 2, gram + 2));
        ref var sum = ref weights[gram + 1];
        if (sum == 0) Touch(gram);
        sum += weight;
    }

    private void Touch(int gram)
    {
        if (count == touched.Length) Array.Resize(ref touched, count * 2);
        touched[count++] = gram;
    }

    /// <summary>The n-grams of the text so far, by their number in the table.</summary>
    public ReadOnlySpan<int> Grams => touched.AsSpan(0, count);
}
