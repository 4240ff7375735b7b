using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Text.Layout;

/// <summary>The parts of a headline block.</summary>
internal enum HeadPart : byte
{
    /// <summary>肩题.</summary>
    Kicker,

    /// <summary>主题.</summary>
    Headline,

    /// <summary>副题.</summary>
    Subhead,
}

/// <summary>Tells kicker, headline and subhead apart, by a linear-chain model over the lines of a block.</summary>
internal sealed class HeadlineReader
{
    private readonly LinearChain<HeadPart> model;

    private HeadlineReader(LinearChain<HeadPart> model) => this.model = model;

    /// <summary>Reads the weights.</summary>
    public static HeadlineReader Load(Lexicon lexicon) => new(LinearChain<HeadPart>.Load(lexicon, "headline"));

    public void Write(PreparedWriter writer) => model.Write(writer);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static HeadlineReader Read(PreparedReader reader) => new(LinearChain<HeadPart>.Read(reader));

    /// <summary>The part of each line of a block; bylines are left out of the sequence.</summary>
    public HeadPart[] Read(PageLine[] lines, PageUnit block)
    {
        var features = new List<FeatureSet>();
        for (var l = block.From; l < block.To; l++)
        {
            if (lines[l].Tag != LineTag.Byline) features.Add(lines[l].Features);
        }

        var parts = new HeadPart[features.Count];
        model.Decode(features.ToArray(), parts);
        return parts;
    }
}
