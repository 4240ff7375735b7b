using PolicyML.Core;

namespace PolicyML.Text.Layout;

/// <summary>A line of the source that is not empty.</summary>
internal sealed class PageLine
{
    /// <summary>First code unit that is not blank, marks such as # included.</summary>
    public int Start;

    /// <summary>After the last code unit that is not blank or a crumb.</summary>
    public int End;

    /// <summary>First code unit after Markdown marks.</summary>
    public int TextStart;

    /// <summary>Depth of a Markdown heading mark; 0 where there is none.</summary>
    public byte Mark;

    /// <summary>Empty lines before it, at most 255.</summary>
    public byte Gap;

    /// <summary>True where crumbs of a web page stand before it.</summary>
    public bool AfterCrumb;

    /// <summary>True where the line starts with blanks that indent it.</summary>
    public bool Indented;

    /// <summary>Where a byline at its end starts; 0 where there is none.</summary>
    public int TailByline;

    /// <summary>After the dateline at its start; 0 where there is none.</summary>
    public int DatelineEnd;

    /// <summary>True where names follow the dateline: 本报讯（记者 X）.</summary>
    public bool Signed;

    /// <summary>What was seen of it.</summary>
    public FeatureSet Features;

    /// <summary>What it was taken for.</summary>
    public LineTag Tag;

    /// <summary>Length without marks.</summary>
    public int Length => End - TextStart;

    /// <summary>The line with its marks.</summary>
    public TextSpan Span => new(Start, End);

    /// <summary>The line without its marks.</summary>
    public TextSpan TextSpan => new(TextStart, End);

    /// <summary>True where a feature was seen.</summary>
    public bool Has(LineFeature feature) => Features[feature];
}

/// <summary>What a line is taken for by <see cref="LineTagger"/>.</summary>
internal enum LineTag : byte
{
    /// <summary>A line of a headline block: kicker, headline or subhead.</summary>
    Head,

    /// <summary>A line that names the authors.</summary>
    Byline,

    /// <summary>Body text.</summary>
    Body,

    /// <summary>A heading within an article.</summary>
    Heading,

    /// <summary>Text of a photo.</summary>
    Caption,

    /// <summary>A line that credits a photographer.</summary>
    Credit,

    /// <summary>Page furniture.</summary>
    Masthead,
}
