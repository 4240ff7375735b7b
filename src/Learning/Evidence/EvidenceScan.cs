using System.Runtime.InteropServices;

using PolicyML.Core;
using PolicyML.Text.Layout;
using PolicyML.Text.Matching;

namespace PolicyML.Learning.Evidence;

/// <summary>
/// One pass over an article's reading text: all term and context phrases, clauses with their figures and verbs.
/// Of terms of chains the leftmost longest counts, likewise of themes; a longer one hides those inside it.
/// Reusable scratch memory; not safe for use from several threads at once.
/// </summary>
public sealed class EvidenceScan
{
    /// <summary>How much of the body is its lead, in code units.</summary>
    public const int LeadLength = 120;

    private static readonly byte[] Classes = BuildClasses();
    private readonly TermLexicon lexicon;
    private readonly CharFilter marks;   // signs, and phrases of one character
    private readonly int[] noise;
    private readonly ulong[] present;
    private int item;
    private int chainsFree;
    private int themesFree;
    private int lastDigit;

    internal EvidenceScan(TermLexicon lexicon)
    {
        this.lexicon = lexicon;
        marks = lexicon.MarksOf(Classes);
        Counts = new int[lexicon.TermLabels.Length];
        noise = new int[lexicon.Contexts.NoiseKinds];
        present = new ulong[(lexicon.Contexts.Count + 63) / 64];
    }

    internal List<RawHit> Hits { get; } = [];

    internal List<ContextHit> Contexts { get; } = [];

    internal List<Clause> Clauses { get; } = [];

    /// <summary>Offsets of the units of sums, rates and tonnages, ascending.</summary>
    internal List<int> Figures { get; } = [];

    /// <summary>Scratch of the aggregation: occurrences of each term, all 0 between articles.</summary>
    internal int[] Counts { get; }

    /// <summary>Code units that were read.</summary>
    internal int Length { get; private set; }

    internal int Sentences { get; private set; }

    /// <summary>Clauses with a verb of action.</summary>
    internal int Actions { get; private set; }

    /// <summary>Most occurrences of noise phrases (accidents, crime …) of one kind.</summary>
    internal int LoudestNoise
    {
        get
        {
            var loudest = 0;
            foreach (var count in noise) loudest = Math.Max(loudest, count);
            return loudest;
        }
    }

    /// <summary>True where a phrase of the set stands in the article.</summary>
    internal bool IsPresent(PhraseSet phrases) => phrases.Overlaps(present);

    internal void Run(ArticleLayout article)
    {
        Reset();
        var text = article.Reading.Text;
        var bodyStart = -1;
        foreach (var paragraph in article.Paragraphs)
        {
            if (paragraph.Role is ParagraphRole.Byline or ParagraphRole.Credit) continue;
            var zone = paragraph.Role is ParagraphRole.Kicker or ParagraphRole.Headline or ParagraphRole.Subhead ? EvidenceZone.Headline : EvidenceZone.Body;
            var leadEnd = 0;
            if (zone == EvidenceZone.Body)
            {
                if (bodyStart < 0) bodyStart = paragraph.Span.Start;
                leadEnd = bodyStart + LeadLength;
            }

            Read(text, paragraph.Span, zone, leadEnd);
            Length += paragraph.Span.Length;
        }

        new ContextJudge(lexicon, this).Run();
    }

    private void Reset()
    {
        Hits.Clear();
        Contexts.Clear();
        Clauses.Clear();
        Figures.Clear();
        Array.Clear(noise);
        Array.Clear(present);
        Length = Sentences = Actions = 0;
        item = chainsFree = themesFree = 0;
        lastDigit = -2;
    }

    private void Read(string text, TextSpan span, EvidenceZone zone, int leadEnd)
    {
        var part = text.AsSpan(0, Math.Min(span.End, text.Length));
        Open(sentence: true);
        for (var starts = lexicon.Trie.StartsIn(part, span.Start, marks); starts.MoveNext();)
        {
            var at = starts.Current;
            var kind = Classes[part[at]];
            if (kind != 0) Punctuate(kind, at);
            Match(part, ref starts, zone == EvidenceZone.Body && at < leadEnd ? EvidenceZone.Lead : zone);
        }
    }

    private void Punctuate(byte kind, int at)
    {
        switch (kind)
        {
            case Digit:
                lastDigit = at;
                break;
            case Unit or Sum:
                if (lastDigit == at - 1) AddFigure(at, kind);
                break;
            case ListMark:
                item++;
                break;
            default:
                Open(kind == SentenceEnd);
                break;
        }
    }

    private void AddFigure(int at, byte kind)
    {
        if (kind == Sum) Figures.Add(at);
        CollectionsMarshal.AsSpan(Clauses)[^1].HasFigure = true;
    }

    private void Open(bool sentence)
    {
        if (sentence) Sentences++;
        item++;
        Clauses.Add(new Clause(Sentences));
    }

    private void Match(ReadOnlySpan<char> text, ref PhraseTrie.StartEnumerator starts, EvidenceZone zone)
    {
        var (phrases, at) = (lexicon.Phrases, starts.Current);
        int chain = -1, chainLength = 0, theme = -1, themeLength = 0;
        foreach (var (length, value) in starts.Prefixes())
        {
            ref readonly var phrase = ref phrases[value];
            if (phrase.HasLatinEdge && CutsWord(text, at, length)) continue;
            if (phrase.Context >= 0) AddContext(phrase.Context, at);
            if (phrase.Chains > 0) (chain, chainLength) = (value, length);
            if (phrase.Themes > 0) (theme, themeLength) = (value, length);
        }

        if (chain >= 0 && at >= chainsFree)
        {
            AddHits(lexicon.PhraseTerms.AsSpan(phrases[chain].First, phrases[chain].Chains), at, chainLength, zone);
            chainsFree = at + chainLength;
        }

        if (theme >= 0 && at >= themesFree)
        {
            AddHits(lexicon.PhraseTerms.AsSpan(phrases[theme].First + phrases[theme].Chains, phrases[theme].Themes), at, themeLength, zone);
            themesFree = at + themeLength;
        }
    }

    /// <summary>True where the phrase begins or ends inside a Latin word or a number (6G in 6GWh).</summary>
    private static bool CutsWord(ReadOnlySpan<char> text, int at, int length)
    {
        var end = at + length;
        return (char.IsAsciiLetterOrDigit(text[end - 1]) && end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            || (char.IsAsciiLetter(text[at]) && at > 0 && char.IsAsciiLetter(text[at - 1]));
    }

    private void AddHits(ReadOnlySpan<int> terms, int at, int length, EvidenceZone zone)
    {
        foreach (var term in terms) Hits.Add(new RawHit(at, length, term, Clauses.Count - 1, item, zone));
    }

    private void AddContext(int phrase, int at)
    {
        var contexts = lexicon.Contexts;
        present[phrase >> 6] |= 1UL << (phrase & 63);
        Contexts.Add(new ContextHit(at, phrase));
        var kind = contexts.NoiseOf[phrase];
        if (kind >= 0) noise[kind]++;
        if (!contexts.Action.Contains(phrase)) return;
        Actions++;
        CollectionsMarshal.AsSpan(Clauses)[^1].HasAction = true;
    }

    private const byte SentenceEnd = 1;
    private const byte ClauseEnd = 2;
    private const byte ListMark = 3;
    private const byte Digit = 4;
    private const byte Unit = 5;
    private const byte Sum = 6;

    private static byte[] BuildClasses()
    {
        var all = new byte[char.MaxValue + 1];
        foreach (var c in "。！？；;\n") all[c] = SentenceEnd;
        foreach (var c in "，：") all[c] = ClauseEnd;
        foreach (var c in "、和及与") all[c] = ListMark;
        foreach (var c in "0123456789") all[c] = Digit;
        foreach (var c in "千百余多个家户项台套辆公米亩头只羽件种座条架列班趟元美点人株片棵瓶箱担斤立平兆吉瓦G") all[c] = Unit;
        foreach (var c in "亿万%％倍吨") all[c] = Sum;
        return all;
    }
}
