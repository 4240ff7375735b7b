using PolicyML.Benchmarks.Texts;
using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Extraction.Entities;
using PolicyML.Learning;
using PolicyML.Learning.Models;
using PolicyML.Learning.Rules;
using PolicyML.Text;
using PolicyML.Text.Dates;
using PolicyML.Text.Decoding;
using PolicyML.Text.Layout;
using PolicyML.Text.Places;
using PolicyML.Text.Words;

namespace PolicyML.Benchmarks.Rooms;

/// <summary>The rooms of the analyser with their vocabulary loaded.</summary>
public sealed class Chain
{
    private Chain(Lexicon lexicon)
    {
        Layout = PageLayout.Load(lexicon);
        Places = PlaceResolver.Load(lexicon);
        Rules = RuleLabeler.Load(lexicon);
        var model = Path.Combine(Corpora.Root, "models", "default");
        Labeler = Directory.Exists(model) ? LabelModel.Load(model, lexicon) : Rules;
        Facts = FactExtractor.Load(lexicon);
        Entities = EntityExtractor.Load(lexicon);
        Words = Segmenter.Load(lexicon);
    }

    /// <summary>All rooms over the built-in vocabulary.</summary>
    public static Chain Default { get; } = new(Lexicon.Default);

    public PageLayout Layout { get; }

    public PlaceResolver Places { get; }

    /// <summary>The shipped model; terms alone where there is none.</summary>
    public ILabeler Labeler { get; }

    /// <summary>Terms alone.</summary>
    public ILabeler Rules { get; }

    public FactExtractor Facts { get; }

    public EntityExtractor Entities { get; }

    /// <summary>Cuts into words.</summary>
    public Segmenter Words { get; }

    /// <summary>From bytes to articles, as the command line does it.</summary>
    /// <returns>The number of facts, so that nothing is optimised away.</returns>
    public int Analyze(byte[] bytes, string path, DateOnly? published)
    {
        var decoded = TextDecoder.Decode(bytes);
        var source = new SourceText(path, decoded.Text, decoded.Encoding, bytes.Length);
        var pieces = Layout.Split(source);
        var day = published ?? IssueDate.Infer(path, source.Text, pieces)?.Date;
        var where = Places.Resolve(source, pieces);
        var facts = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Kind != ArticleKind.Masthead) Labeler.Label(pieces[i]);
            facts += Facts.Extract(pieces[i], source.Text, new FactContext(day, where[i], Places.Gazetteer)).Count;
        }

        return facts;
    }
}
