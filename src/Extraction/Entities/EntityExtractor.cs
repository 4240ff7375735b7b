using System.Collections.Concurrent;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Layout;

namespace PolicyML.Extraction.Entities;

/// <summary>The projects and enterprises of an article.</summary>
/// <param name="Projects">Projects named with a stage or an investment, in reading order.</param>
/// <param name="Enterprises">Enterprises, once an article, in reading order.</param>
public sealed record ArticleEntities(IReadOnlyList<ProjectMention> Projects, IReadOnlyList<EnterpriseMention> Enterprises)
{
    /// <summary>An article that names none.</summary>
    public static ArticleEntities None { get; } = new([], []);
}

/// <summary>
/// Finds the projects that an article names, with owner, stage and investment, and the enterprises with their roles.
/// Names that are not certain are left out. Immutable and safe for use from several threads.
/// </summary>
public sealed class EntityExtractor
{
    private const string Part = "entities";
    private readonly EntityVocabulary words;
    private readonly ChainTerms chains;
    private readonly FirmFinder firms;
    private readonly RoleLinker roles;
    private readonly ConcurrentBag<EntityReader> pool = [];

    private EntityExtractor(EntityVocabulary words, ChainTerms chains)
    {
        this.words = words;
        this.chains = chains;
        firms = new FirmFinder(words, chains);
        roles = new RoleLinker(words, chains);
    }

    /// <summary>The vocabulary, for what reads beside it.</summary>
    internal EntityVocabulary Words => words;

    /// <summary>Builds an extractor from a vocabulary.</summary>
    /// <exception cref="FormatException">A table of the vocabulary is malformed.</exception>
    public static EntityExtractor Load(Lexicon lexicon) => (EntityExtractor)lexicon.Part(
        Part,
        ["entity-cues.tsv", "cues.tsv", "companies.tsv", "roles.tsv", "terms.tsv", "labels.tsv"],
        reader => new EntityExtractor(EntityVocabulary.Read(reader), ChainTerms.Read(reader)),
        tables => new EntityExtractor(EntityVocabulary.Load(tables), ChainTerms.Load(tables)));

    /// <summary>Writes what <see cref="Load"/> makes of the tables.</summary>
    /// <returns>The name of the part.</returns>
    public string Write(PreparedWriter writer)
    {
        words.Write(writer);
        chains.Write(writer);
        return Part;
    }

    /// <summary>The projects and enterprises of an article.</summary>
    /// <param name="article">The article as laid out.</param>
    /// <param name="sourceText">The decoded source that the article's spans point into.</param>
    /// <param name="facts">The article's facts: investments are taken from them.</param>
    /// <param name="context">Day of publication, place and names of places.</param>
    public ArticleEntities Extract(ArticleLayout article, string sourceText, IReadOnlyList<Fact> facts, FactContext context)
    {
        if (article.Kind == ArticleKind.Masthead) return ArticleEntities.None;
        var reader = pool.TryTake(out var pooled) ? pooled : new EntityReader(words, firms, roles);
        var builder = new EntityBuilder(article.Reading, sourceText, context, chains, words);
        reader.Read(article, new InvestmentIndex(article.Reading, facts), context, builder);
        pool.Add(reader);
        return builder.ToEntities();
    }
}
