using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Text.Layout;

/// <summary>Tells what each line of a page is, by a linear-chain model over what is seen of it.</summary>
internal sealed class LineTagger
{
    private readonly LinearChain<LineTag> model;

    private LineTagger(LinearChain<LineTag> model) => this.model = model;

    /// <summary>Reads the weights.</summary>
    public static LineTagger Load(Lexicon lexicon) => new(LinearChain<LineTag>.Load(lexicon, "line"));

    public void Write(PreparedWriter writer) => model.Write(writer);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LineTagger Read(PreparedReader reader) => new(LinearChain<LineTag>.Read(reader));

    /// <summary>Sets the tag of every line.</summary>
    public void Tag(PageLine[] lines)
    {
        var features = new FeatureSet[lines.Length];
        for (var i = 0; i < lines.Length; i++) features[i] = lines[i].Features;
        var tags = new LineTag[lines.Length];
        model.Decode(features, tags);
        for (var i = 0; i < lines.Length; i++) lines[i].Tag = tags[i];
    }

    /// <summary>How much more a line looks like a headline than like a heading within an article.</summary>
    public float Strength(PageLine line)
    {
        Span<float> scores = stackalloc float[Enum.GetValues<LineTag>().Length];
        model.Score(line.Features, scores);
        return scores[(int)LineTag.Head] - scores[(int)LineTag.Heading];
    }
}
