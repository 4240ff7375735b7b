using PolicyML.Learning.Evidence;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.NGrams;

/// <summary>Counts the n-grams of one text after another. Scratch memory that is used again; not safe for use from several threads at once.</summary>
internal sealed class GramCounter(NGramOptions options, GramTable table, PairTable? pairs = null)
{
    private const char Begin = '\u0002';
    private const char End = '\u0003';
    private const int Block = 256;

    private readonly ulong[] masks = [GramKey.Mask(0), GramKey.Mask(1), GramKey.Mask(2), GramKey.Mask(3), GramKey.Mask(4)];   // by length, to GramKey.MaxLength
    private float[] weights = new float[Math.Max(1024, pairs?.Numbers.Length ?? table.Count)];
    private int[] touched = new int[1024];
    private int count;

    /// <summary>Whether a <see cref="PairTable"/> may be used: single characters and pairs, and nothing but letters and digits.</summary>
    public static bool IsPlain(NGramOptions options) => options is { Shortest: 1, Longest: 2, MarkEnds: false, KeepSigns: false };

    /// <summary>How often the n-gram of a cell stands in the text, weighted by where.</summary>
    public float WeightOf(int cell) => weights[cell];

    /// <summary>Forgets the text.</summary>
    public void Clear()
    {
        foreach (var cell in Cells) weights[cell] = 0;
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
    /// Counts known single characters and pairs: the common case, made fast. Whether a character or pair is known cannot be foretold, so
    /// nothing branches on it: what is known is gathered first, block by block, then counted in the order of the text.
    /// </summary>
    private void ReadPlain(PairTable known, ReadOnlySpan<char> text, float weight)
    {
        if (touched.Length < count + (2 * text.Length) + 2) Array.Resize(ref touched, Math.Max(touched.Length * 2, count + (2 * text.Length) + 2));
        Span<int> cells = stackalloc int[2 * Block];
        var before = GramKey.Break;
        for (var from = 0; from < text.Length; from += Block)
        {
            var found = Gather(known, text.Slice(from, Math.Min(Block, text.Length - from)), ref before, cells);
            CountAll(cells[..found], weight);
        }
    }

    /// <summary>The cells of what is known in a block, in the order of the text, each pair after its last character; gives how many.</summary>
    private static int Gather(PairTable known, ReadOnlySpan<char> block, ref char before, Span<int> cells)
    {
        Span<int> pairs = stackalloc int[Block];
        FindPairs(known, block, ref before, pairs);
        var at = 0;
        for (var i = 0; i < block.Length; i++)
        {
            var single = known.SingleOf(block[i]);
            cells[at] = single - 1;
            at += single != 0 ? 1 : 0;
            cells[at] = pairs[i] - 1;
            at += pairs[i] != 0 ? 1 : 0;
        }

        return at;
    }

    /// <summary>For each character of a block the cell of the pair it ends, and one more; 0 where that is not known.</summary>
    private static void FindPairs(PairTable known, ReadOnlySpan<char> block, ref char before, Span<int> pairs)
    {
        Span<uint> keys = stackalloc uint[Block];
        Span<int> places = stackalloc int[Block];
        var maybe = 0;
        for (var i = 0; i < block.Length; i++)
        {
            var folded = GramKey.Fold(block[i]);
            var key = PairTable.KeyOf(before, folded);
            (keys[maybe], places[maybe]) = (key, i);
            maybe += known.MayHold(key);
            before = folded;
        }

        pairs[..block.Length].Clear();
        for (var i = 0; i < maybe; i++) pairs[places[i]] = known.Find(keys[i]);
    }

    private void CountAll(ReadOnlySpan<int> cells, float weight)
    {
        var (sums, found, at) = (weights, touched, count);
        foreach (var cell in cells)
        {
            ref var sum = ref sums[cell];
            found[at] = cell;
            at += sum == 0 ? 1 : 0;
            sum += weight;
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
        if (gram >= weights.Length) Array.Resize(ref weights, Math.Max(weights.Length * 2, gram + 1));
        ref var sum = ref weights[gram];
        if (sum == 0) Touch(gram);
        sum += weight;
    }

    private void Touch(int gram)
    {
        if (count == touched.Length) Array.Resize(ref touched, count * 2);
        touched[count++] = gram;
    }

    /// <summary>The n-grams of the text so far, each by its cell, as they were met.</summary>
    public ReadOnlySpan<int> Cells => touched.AsSpan(0, count);
}
