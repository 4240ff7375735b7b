using System.Text;

using PolicyML.Benchmarks.Texts;
using PolicyML.Core;
using PolicyML.Extraction;
using PolicyML.Text.Dates;
using PolicyML.Text.Decoding;
using PolicyML.Text.Layout;

namespace PolicyML.Benchmarks.Rooms;

/// <summary>A document with what the rooms before the measured one made of it.</summary>
public sealed class Prepared
{
    private readonly Chain chain;
    private readonly Lazy<IReadOnlyList<ArticleLayout>> articles;
    private readonly Lazy<IReadOnlyList<Place?>> places;
    private readonly Lazy<DateOnly?> published;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<Fact>>> facts;
    private readonly Lazy<byte[]> utf8;
    private readonly Lazy<byte[]> gb18030;

    public Prepared(Chain chain, Document document)
    {
        this.chain = chain;
        Document = document;
        articles = new(() => chain.Layout.Split(document.Source));
        places = new(() => this.chain.Places.Resolve(document.Source, Articles));
        published = new(() => document.Published ?? IssueDate.Infer(document.Source.Path, document.Source.Text, Articles)?.Date);
        facts = new(() => [.. Articles.Select((a, i) => chain.Facts.Extract(a, document.Source.Text, new FactContext(Published, Places[i], chain.Places.Gazetteer)))]);
        utf8 = new(() => Encoding.UTF8.GetBytes(document.Source.Text));
        gb18030 = new(() => TextEncodings.Gb18030.GetBytes(document.Source.Text));
    }

    public Document Document { get; }

    public IReadOnlyList<ArticleLayout> Articles => articles.Value;

    public IReadOnlyList<Place?> Places => places.Value;

    public DateOnly? Published => published.Value;

    public IReadOnlyList<IReadOnlyList<Fact>> Facts => facts.Value;

    /// <summary>A list to put words into, again and again.</summary>
    public List<TextSpan> Words { get; } = [];

    public byte[] Utf8 => utf8.Value;

    public byte[] Gb18030 => gb18030.Value;
}
