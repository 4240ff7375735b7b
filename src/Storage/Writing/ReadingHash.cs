using System.Security.Cryptography;

using PolicyML.Core;

namespace PolicyML.Storage.Writing;

/// <summary>A hash of everything that was read off a source: equal readings have equal hashes, on every machine.</summary>
internal static class ReadingHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 16;

    [ThreadStatic]
    private static ByteWriter? writer;

    /// <summary>The first bytes of SHA-256.</summary>
    public static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return hash[..Length].ToArray();
    }

    /// <summary>The hash of the articles with all their fields.</summary>
    public static byte[] Of(IReadOnlyList<Article> articles)
    {
        var bytes = writer ??= new ByteWriter();
        bytes.Clear();
        foreach (var article in articles) Add(bytes, article);
        return Of(bytes.Written);
    }

    private static void Add(ByteWriter bytes, Article article)
    {
        bytes.Add(article.Number);
        bytes.Add(article.Headline);
        bytes.Add((int)article.Kind);
        AddList(bytes, article.Segments, Add);
        AddText(bytes, article.Byline);
        AddNumber(bytes, article.Published?.DayNumber);
        bytes.Add(article.PublishedInferred ? 1 : 0);
        AddText(bytes, article.Place?.Code);
        AddText(bytes, article.Place?.Name);
        AddList(bytes, article.Chains, Add);
        AddList(bytes, article.Themes, Add);
        bytes.Add(article.Relevant ? 1 : 0);
        AddList(bytes, article.Facts, Add);
        AddList(bytes, article.Projects, Add);
        AddList(bytes, article.Enterprises, Add);
        AddText(bytes, article.Text);
    }

    private static void Add(ByteWriter bytes, Fact fact)
    {
        bytes.Add(fact.Indicator);
        bytes.Add((int)fact.Measure);
        AddNumber(bytes, fact.Value);
        AddNumber(bytes, fact.Low);
        AddNumber(bytes, fact.High);
        bytes.Add(fact.Unit);
        bytes.Add((int)fact.Bound);
        AddNumber(bytes, (int?)fact.Basis);
        AddText(bytes, fact.Period?.Text);
        AddNumber(bytes, fact.Period?.From.DayNumber);
        AddNumber(bytes, fact.Period?.To.DayNumber);
        bytes.Add((int)fact.Status);
        AddText(bytes, fact.Subject);
        AddText(bytes, fact.Place);
        Add(bytes, fact.Span);
        bytes.Add(fact.Text);
        bytes.Add(fact.Confidence);
        bytes.Add(fact.Rule);
        AddNumber(bytes, (int?)fact.Stage);
    }

    private static void Add(ByteWriter bytes, ProjectMention project)
    {
        bytes.Add(project.Name);
        Add(bytes, project.NameSpan);
        AddText(bytes, project.Owner);
        AddText(bytes, project.Place);
        AddText(bytes, project.Chain);
        AddNumber(bytes, (int?)project.Stage);
        AddSpan(bytes, project.StageSpan);
        AddNumber(bytes, project.Investment);
        AddText(bytes, project.Currency);
        AddSpan(bytes, project.InvestmentSpan);
        AddText(bytes, project.Part);
        bytes.Add(project.Confidence);
    }

    private static void Add(ByteWriter bytes, EnterpriseMention enterprise)
    {
        bytes.Add(enterprise.Name);
        Add(bytes, enterprise.Span);
        AddList(bytes, enterprise.Roles, static (b, role) => b.Add(role));
        AddSpan(bytes, enterprise.RoleSpan);
        AddText(bytes, enterprise.Chain);
        bytes.Add(enterprise.Confidence);
    }

    private static void Add(ByteWriter bytes, Label label)
    {
        bytes.Add(label.Id);
        bytes.Add(label.P);
    }

    private static void Add(ByteWriter bytes, TextSpan span)
    {
        bytes.Add(span.Start);
        bytes.Add(span.End);
    }

    private static void AddSpan(ByteWriter bytes, TextSpan? span)
    {
        bytes.Add(span is null ? 0 : 1);
        if (span is { } range) Add(bytes, range);
    }

    private static void AddText(ByteWriter bytes, string? text)
    {
        bytes.Add(text is null ? 0 : 1);
        if (text is not null) bytes.Add(text);
    }

    private static void AddNumber(ByteWriter bytes, long? number)
    {
        bytes.Add(number is null ? 0 : 1);
        if (number is { } value) bytes.Add(value);
    }

    private static void AddNumber(ByteWriter bytes, decimal? number)
    {
        bytes.Add(number is null ? 0 : 1);
        if (number is { } value) bytes.Add(value / 1.0000000000000000000000000000m);
    }

    private static void AddList<T>(ByteWriter bytes, IReadOnlyList<T> list, Action<ByteWriter, T> add)
    {
        bytes.Add(list.Count);
        for (var i = 0; i < list.Count; i++) add(bytes, list[i]);
    }
}
