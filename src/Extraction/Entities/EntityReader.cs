using PolicyML.Core;
using PolicyML.Text.Layout;

namespace PolicyML.Extraction.Entities;

/// <summary>Reads the paragraphs of an article. Reused from article to article; not safe for several threads.</summary>
internal sealed class EntityReader
{
    // A long paragraph is read in pieces, so that no text costs more per letter than another.
    private const int PieceLength = 1500;
    private readonly EntityVocabulary words;
    private readonly FirmFinder firmFinder;
    private readonly RoleLinker roleLinker;
    private readonly ProjectFinder projectFinder;
    private readonly List<EntityToken> tokens = [];
    private readonly List<Firm> firms = [];
    private readonly List<FoundProject> found = [];

    public EntityReader(EntityVocabulary words, FirmFinder firmFinder, RoleLinker roleLinker)
    {
        this.words = words;
        this.firmFinder = firmFinder;
        this.roleLinker = roleLinker;
        projectFinder = new ProjectFinder(words);
    }

    public void Read(ArticleLayout article, InvestmentIndex investments, FactContext context, EntityBuilder builder)
    {
        projectFinder.Reset();
        found.Clear();
        foreach (var paragraph in article.Paragraphs)
        {
            if (paragraph.Role is ParagraphRole.Byline or ParagraphRole.Credit || paragraph.Span.Length < 5) continue;
            for (var start = paragraph.Span.Start; start < paragraph.Span.End;)
            {
                var end = PieceEnd(article.Reading.Text, start, paragraph.Span.End);
                ReadPiece(article.Reading.Text, new TextSpan(start, end), investments, context, builder);
                start = end;
            }
        }

        foreach (var project in found) builder.Add(project);
    }

    private static int PieceEnd(string text, int start, int end)
    {
        if (end - start <= PieceLength) return end;
        for (var at = start + PieceLength; at < end && at < start + 2 * PieceLength; at++)
        {
            if (Signs.EndsSentence(text[at])) return at + 1;
        }

        return Math.Min(end, start + 2 * PieceLength);
    }

    private void ReadPiece(string text, TextSpan piece, InvestmentIndex investments, FactContext context, EntityBuilder builder)
    {
        words.Scan(text, piece.Start, piece.End, tokens);
        if (tokens.Count == 0) return;
        firmFinder.Find(text, piece, tokens, context.Gazetteer, firms);
        foreach (var firm in firms) builder.Add(firm);
        roleLinker.Link(text, piece, tokens, firms, (i, group, chain) => builder.AddRole(i < 0 ? builder.OnlyFirm : firms[i], group, chain));
        ReadSentences(new EntityParagraph(text, tokens, firms, investments, context.Gazetteer, context.Published), piece);
    }

    private void ReadSentences(in EntityParagraph read, TextSpan span)
    {
        var (start, first) = (span.Start, 0);
        while (start < span.End)
        {
            var end = start;
            while (end < span.End && !Signs.EndsSentence(read.Text[end])) end++;
            var last = first;
            while (last < tokens.Count && tokens[last].Start < end) last++;
            if (last > first) projectFinder.Find(read, new TextSpan(start, end), first, last, found);
            (start, first) = (end + 1, last);
        }
    }
}
