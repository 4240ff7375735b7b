using PolicyML.Core;
using PolicyML.Storage.Schema;

namespace PolicyML.Storage.Writing;

/// <summary>Writes the rows of sources and articles.</summary>
internal sealed class ArticleRows(WriteSession session, HashSet<int> knownPlaces)
{
    /// <summary>Flag of an article whose day was inferred.</summary>
    public const int Inferred = 1;

    /// <summary>Flag of an article that carries its text.</summary>
    public const int WithText = 2;

    /// <summary>Flag of an article that a person corrected.</summary>
    public const int Corrected = 4;

    private readonly ByteWriter bytes = new();
    private readonly RowWriter rows = session.Rows;

    /// <summary>Writes a source with its articles; gives the numbers of these.</summary>
    public long[] Write(PreparedSource source)
    {
        var id = session.Next("source");
        rows.Start(Table.Source);
        rows.Add(id);
        rows.Add(source.Record.Path);
        rows.Add(source.TextHash);
        rows.Add(source.ReadingHashes);
        rows.End();
        rows.Start(Table.SourceText);
        rows.Add(id);
        rows.Add(source.Form);
        rows.Add(source.Text);
        rows.End();
        return [.. source.Articles.Select(article => Write(id, source.Record.Path, article))];
    }

    private long Write(long source, string path, PreparedArticle prepared)
    {
        var article = prepared.Article;
        var id = session.Next("article");
        var day = Codes.Of(article.Published);
        var place = article.Place is { } division ? session.Place(division.Code) : (int?)null;
        if (place is { } code) session.NamePlace(code, article.Place!.Name, knownPlaces);
        WriteHead(source, path, prepared, id, day, place);
        for (var i = 0; i < article.Facts.Count; i++) WriteFact(article.Facts[i], id, i, day, place, null);
        WriteMentions(article, id, place);
        WriteTags(ArticleTags.Of(session, article), id, day);
        WriteStoryKeys(prepared, id);
        return id;
    }

    /// <summary>Writes the head of an article that is there anew, but for what no correction changes.</summary>
    public void Update(long id, PreparedArticle prepared, bool isCorrected)
    {
        var article = prepared.Article;
        session.Run(
            "UPDATE article SET kind = @kind, relevant = @relevant, labels = @labels, core_facts = @facts, segments = @segments, flags = @flags, own_text = @text WHERE id = @id",
            ("kind", (int)article.Kind),
            ("relevant", article.Relevant ? 1 : 0),
            ("labels", (object?)Labels(article) ?? DBNull.Value),
            ("facts", prepared.CoreFacts),
            ("segments", Segments(article.Segments)),
            ("flags", Flags(prepared) | (isCorrected ? Corrected : 0)),
            ("text", prepared.OwnText is { } own ? ExactText.Escape(own) : DBNull.Value),
            ("id", id));
    }

    /// <summary>Writes a fact of an article that is there.</summary>
    /// <param name="article">The article.</param>
    /// <param name="id">Its number.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="ordinal">Its place in the article.</param>
    /// <param name="correction">The correction that made it what it is; null for the machine's.</param>
    public void WriteFact(Article article, long id, Fact fact, int ordinal, long? correction) =>
        WriteFact(fact, id, ordinal, Codes.Of(article.Published), HomeOf(article), correction);

    /// <summary>Writes the projects and enterprises of an article that is there.</summary>
    public void WriteMentions(Article article, long id) => WriteMentions(article, id, HomeOf(article));

    /// <summary>Writes by which keys an article shares its story with others.</summary>
    public void WriteStoryKeys(PreparedArticle prepared, long id)
    {
        foreach (var key in prepared.StoryKeys.Distinct())
        {
            rows.Start(Table.StoryKey);
            rows.Add(key);
            rows.Add(id);
            rows.End();
        }
    }

    /// <summary>Writes by which tags an article is found.</summary>
    public void WriteTags(HashSet<int> tags, long article, int day)
    {
        foreach (var tag in tags)
        {
            rows.Start(Table.Tag);
            rows.Add(tag);
            rows.Add(day);
            rows.Add(article);
            rows.End();
        }
    }

    private static int Flags(PreparedArticle prepared) => (prepared.Article.PublishedInferred ? Inferred : 0) | (prepared.HasText ? WithText : 0);

    private int? HomeOf(Article article) => article.Place is { } place ? session.Place(place.Code) : null;

    private void WriteMentions(Article article, long id, int? place)
    {
        for (var i = 0; i < article.Projects.Count; i++) Write(article.Projects[i], id, i, place);
        for (var i = 0; i < article.Enterprises.Count; i++) Write(article.Enterprises[i], id, i);
    }

    private void WriteHead(long source, string path, PreparedArticle prepared, long id, int day, int? place)
    {
        var article = prepared.Article;
        var name = article.Place is { } division ? session.Word(division.Name) : (int?)null;
        var labels = Labels(article);
        rows.Start(Table.Article);
        rows.Add(id);
        rows.Add(source);
        rows.Add(article.Number);
        rows.Add(path);
        rows.Add(day);
        rows.Add(article.Headline);
        rows.Add((int)article.Kind);
        rows.Add(article.Relevant ? 1 : 0);
        rows.Add((long?)place);
        rows.Add((long?)name);
        rows.Add(labels);
        rows.Add(id);
        rows.Add(prepared.CoreFacts);
        rows.Add(article.Byline);
        rows.Add(Segments(article.Segments));
        rows.Add(Flags(prepared));
        rows.Add(prepared.OwnText);
        rows.End();
    }

    private void WriteFact(Fact fact, long article, int ordinal, int day, int? home, long? correction)
    {
        var (place, isOwn) = Effective(fact.Place, home);
        var (indicator, unit, rule) = (session.Word(fact.Indicator), session.Word(fact.Unit), session.Word(fact.Rule));
        rows.Start(Table.Fact);
        rows.Add(indicator);
        rows.Add(day);
        rows.Add(article);
        rows.Add(ordinal);
        rows.Add((int)fact.Measure);
        rows.Add((int)fact.Status);
        rows.Add((long?)place);
        rows.Add(isOwn);
        rows.Add(fact.Period is { } from ? Codes.Of(from.From) : (long?)null);
        rows.Add(fact.Period is { } to ? Codes.Of(to.To) : (long?)null);
        rows.AddReal(fact.Confidence);
        rows.Add((decimal?)fact.Value);
        rows.Add(fact.Low);
        rows.Add(fact.High);
        rows.Add(unit);
        rows.Add((int)fact.Bound);
        rows.Add((long?)fact.Basis);
        rows.Add((long?)fact.Stage);
        rows.Add(rule);
        rows.Add(fact.Span.Start);
        rows.Add(fact.Span.End);
        rows.Add(fact.Period?.Text);
        rows.Add(fact.Subject);
        rows.Add(fact.Text);
        rows.Add(correction);
        rows.End();
    }

    private void Write(ProjectMention project, long article, int ordinal, int? home)
    {
        var (place, isOwn) = Effective(project.Place, home);
        var (chain, currency) = (session.Word(project.Chain, true), session.Word(project.Currency, true));
        rows.Start(Table.Project);
        rows.Add(article);
        rows.Add(ordinal);
        rows.Add((long?)place);
        rows.Add(isOwn);
        rows.Add(project.Name);
        rows.Add((TextSpan?)project.NameSpan);
        rows.Add(project.Owner);
        rows.Add(chain);
        rows.Add((long?)project.Stage);
        rows.Add(project.StageSpan);
        rows.Add(project.Investment);
        rows.Add(currency);
        rows.Add(project.InvestmentSpan);
        rows.Add(project.Part);
        rows.AddReal(project.Confidence);
        rows.End();
    }

    private void Write(EnterpriseMention enterprise, long article, int ordinal)
    {
        var chain = session.Word(enterprise.Chain, true);
        bytes.Clear();
        foreach (var role in enterprise.Roles) bytes.Add(session.Word(role));
        var roles = enterprise.Roles.Count > 0 ? bytes.ToArray() : null;
        rows.Start(Table.Enterprise);
        rows.Add(article);
        rows.Add(ordinal);
        rows.Add(enterprise.Name);
        rows.Add((TextSpan?)enterprise.Span);
        rows.Add(roles);
        rows.Add(enterprise.RoleSpan);
        rows.Add(chain);
        rows.AddReal(enterprise.Confidence);
        rows.End();
    }

    private (long? Place, int IsOwn) Effective(string? place, int? home) => place is null ? (home, 0) : (session.Place(place), 1);

    private byte[]? Labels(Article article)
    {
        if (article.Chains.Count + article.Themes.Count == 0) return null;
        var chains = article.Chains.Select(l => (Word: session.Word(l.Id), l.P)).ToList();
        var themes = article.Themes.Select(l => (Word: session.Word(l.Id), l.P)).ToList();
        bytes.Clear();
        bytes.Add(chains.Count);
        foreach (var (word, p) in chains.Concat(themes))
        {
            bytes.Add(word);
            bytes.Add(p);
        }

        return bytes.ToArray();
    }

    private byte[] Segments(IReadOnlyList<TextSpan> segments)
    {
        bytes.Clear();
        foreach (var segment in segments)
        {
            bytes.Add(segment.Start);
            bytes.Add(segment.End);
        }

        return bytes.ToArray();
    }
}
