using System.Runtime.InteropServices;
using System.Text;

using PolicyML.Core;
using PolicyML.Storage.Stories;

namespace PolicyML.Storage.Writing;

/// <summary>
/// A source with everything that can be worked out without the database (hashes, search index, sketches): made on any thread, so that
/// the one that writes has less to do. Immutable; see <see cref="StoreIntake.Add(PreparedSource)"/>.
/// </summary>
public sealed class PreparedSource
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private PreparedSource(SourceRecord record, int form, byte[] text)
    {
        Record = record;
        Form = form;
        Text = text;
        TextHash = ReadingHash.Of(text);
        ReadingHashes = ReadingHash.Of(record.Articles);
        Articles = [.. record.Articles.Select(a => new PreparedArticle(a, record.Text))];
    }

    internal SourceRecord Record { get; }

    /// <summary>0: the text is UTF-8; 1: UTF-16, which is a third shorter for Chinese and holds half a surrogate pair too.</summary>
    internal int Form { get; }

    internal byte[] Text { get; }

    internal byte[] TextHash { get; }

    internal byte[] ReadingHashes { get; }

    internal PreparedArticle[] Articles { get; }

    /// <summary>Prepares a source.</summary>
    /// <exception cref="ArgumentException">The numbers of the articles do not ascend.</exception>
    public static PreparedSource Of(SourceRecord record)
    {
        for (var i = 1; i < record.Articles.Count; i++)
            if (record.Articles[i].Number <= record.Articles[i - 1].Number) throw new ArgumentException($"{record.Path}: the numbers of the articles do not ascend");
        return IsShorterInUtf8(record.Text)
            ? new PreparedSource(record, 0, Strict.GetBytes(record.Text))
            : new PreparedSource(record, 1, MemoryMarshal.AsBytes(record.Text.AsSpan()).ToArray());
    }

    /// <summary>The text that was written in a form.</summary>
    internal static string Decode(int form, byte[] text) => form == 0 ? Strict.GetString(text) : new string(MemoryMarshal.Cast<byte, char>(text));

    private static bool IsShorterInUtf8(string text)
    {
        try
        {
            return Strict.GetByteCount(text) < text.Length * sizeof(char);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}

/// <summary>An article with what its search, its story and its rows need.</summary>
internal sealed class PreparedArticle
{
    public PreparedArticle(Article article, string source)
    {
        Article = article;
        var text = ArticleText.Of(source, article.Segments);
        HasText = article.Text is not null;
        OwnText = HasText && article.Text != text ? article.Text : null;
        Grams = Searching.Grams.Of(article.Headline, text);
        StoryKeys = StorySketch.Of(article, text);
        foreach (var fact in article.Facts)
            if (fact.IsCore) CoreFacts++;
    }

    public Article Article { get; }

    public bool HasText { get; }

    public string? OwnText { get; }

    public int[] Grams { get; }

    public long[] StoryKeys { get; }

    public int CoreFacts { get; }
}
