using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Extraction.Cues;
using PolicyML.Text.Layout;
using PolicyML.Text.Matching;
using PolicyML.Text.Places;

namespace PolicyML.Extraction.Entities;

/// <summary>
/// Gives figures the specialty town, zone or park that their sentence is about as subject (某某专业镇产值9.8亿元，下降2.6%，镇上企业34户).
/// Immutable and safe for use from several threads.
/// </summary>
public sealed class ClusterSubjects
{
    private const string Part = "clusters";
    private const string Firms = "企业";
    private const int Longest = 24;
    private const int Lead = 14;
    private static readonly HashSet<string> Indicators = ["output_value", "revenue", "value_added", "investment_completed", "trade", "tax", "other"];
    private readonly PhraseTrie forms;
    private readonly WordSet locative;
    private readonly WordSet others;
    private readonly EntityVocabulary words;

    private ClusterSubjects(EntityVocabulary words, WordSet others, PhraseTrie forms)
    {
        (this.words, this.others, this.forms) = (words, others, forms);
        locative = words.Locative;
    }

    /// <summary>Reads the kinds of clusters.</summary>
    /// <exception cref="FormatException">A table of the vocabulary is malformed.</exception>
    public static ClusterSubjects Load(Lexicon lexicon) => Make(EntityVocabulary.Load(lexicon), lexicon);

    /// <summary>The same beside an extractor of entities, whose vocabulary it shares.</summary>
    /// <exception cref="FormatException">A table of the vocabulary is malformed.</exception>
    public static ClusterSubjects Load(Lexicon lexicon, EntityExtractor entities) => (ClusterSubjects)lexicon.Part(
        Part,
        ["cluster-kinds.tsv", "entity-cues.tsv"],
        reader => new ClusterSubjects(entities.Words, WordSet.Read(reader), PhraseTrie.Read(reader)),
        tables => Make(entities.Words, tables));

    /// <summary>Writes what <see cref="Load(Lexicon, EntityExtractor)"/> makes of the tables.</summary>
    /// <returns>The name of the part.</returns>
    public string Write(PreparedWriter writer)
    {
        others.Write(writer);
        forms.Write(writer);
        return Part;
    }

    private static ClusterSubjects Make(EntityVocabulary words, Lexicon lexicon)
    {
        var names = lexicon.Read("cluster-kinds.tsv").SelectMany(r => r.List("forms")).ToList();
        return new ClusterSubjects(words, new WordSet([.. words.ClusterStops, .. names.Where(n => n.Length > 2)]), PhraseTrie.Build(names));
    }

    /// <summary>The facts, those of a sentence that opens with a cluster's name with it as their subject.</summary>
    /// <param name="article">The article as laid out.</param>
    /// <param name="sourceText">The decoded source.</param>
    /// <param name="facts">The article's facts in the order of the text.</param>
    /// <param name="gazetteer">Names of places.</param>
    public IReadOnlyList<Fact> Apply(ArticleLayout article, string sourceText, IReadOnlyList<Fact> facts, Gazetteer gazetteer)
    {
        if (facts.Count == 0 || article.Kind == ArticleKind.Masthead) return facts;
        var changed = facts.OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End).ToArray();
        var given = false;
        foreach (var paragraph in article.Paragraphs)
        {
            for (var start = paragraph.Span.Start; start < paragraph.Span.End;)
            {
                var end = start;
                while (end < paragraph.Span.End && !Ends(article.Reading.Text[end])) end++;
                if (Topic(article.Reading.Text, start, end, gazetteer) is { } name) given |= Give(changed, article, name, end, sourceText);
                start = end + 1;
            }
        }

        return given ? changed : facts;
    }

    // Figures up to the first word that brings another subject.
    private bool Give(Fact[] facts, ArticleLayout article, TextSpan name, int end, string source)
    {
        var range = article.Reading.ToSource(name);
        if (range.Length > name.Length + 2) return false;
        var subject = range.Of(source).ToString().Replace("\n", "", StringComparison.Ordinal);
        var room = article.Reading.ToSource(new TextSpan(name.End, end));
        var given = false;
        var read = room.Start;
        for (var i = FirstFrom(facts, room.Start); i < facts.Length && facts[i].Span.Start < room.End; i++)
        {
            if (facts[i].Span.Start > read && others.IsIn(source.AsSpan(read, facts[i].Span.Start - read))) return given;
            read = Math.Max(read, facts[i].Span.Start);
            if (!Indicators.Contains(facts[i].Indicator)) continue;
            facts[i] = facts[i] with { Subject = IsOfFirms(facts[i]) ? subject + Firms : subject };
            given = true;
        }

        return given;
    }

    // 甲开发区产值A；乙开发区产值B: each part has its own subject.
    private static bool Ends(char c) => Signs.EndsSentence(c) || c is '；' or ';';

    private static bool IsOfFirms(Fact fact) => fact.Measure == Measure.Count && fact.Subject is { } said && said.Contains(Firms, StringComparison.Ordinal);

    private static int FirstFrom(Fact[] facts, int start)
    {
        var (low, high) = (0, facts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (facts[middle].Span.Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    // The cluster that a sentence opens with, times and adverbs aside; null where something stands in one (在某开发区).
    private TextSpan? Topic(string text, int start, int end, Gazetteer gazetteer)
    {
        var limit = Math.Min(end, start + Lead + Longest);
        var limited = text.AsSpan(0, end);
        foreach (var at in forms.StartsIn(limited[..Math.Min(end, limit + 1)], start))
        {
            if (at >= limit) break;
            var length = forms.Longest(limited, at, out _);
            if (length == 0) continue;
            while (at + length < end && forms.Longest(limited, at + length, out _) is var more && more > 0) length += more;
            var from = From(text, start, at, gazetteer);
            if (from < 0 || from - start > Lead || locative.EndsAt(text, Math.Max(start, from - 3), from) > 0) return null;
            return new TextSpan(from, at + length);
        }

        return null;
    }

    // A name begins with its place; without one behind the last word that no name holds.
    private int From(string text, int start, int form, Gazetteer gazetteer)
    {
        var floor = Math.Max(start, form - Longest + 6);
        foreach (var mention in gazetteer.Enumerate(text.AsSpan(floor, form - floor)))
        {
            if (mention.Span.Length >= 2) return floor + mention.Span.Start;
        }

        var from = floor;
        for (var at = floor; at < form;)
        {
            var keep = words.Keep.StartsAt(text, at, form);
            var cut = Signs.Bounds(text[at]) || text[at] is '的' or ')' or '(' ? 1 : words.Cut.StartsAt(text, at, form);
            if (cut > keep) from = at + cut;
            at += Math.Max(1, Math.Max(keep, cut));
        }

        return form - from >= 2 ? from : -1;
    }
}
