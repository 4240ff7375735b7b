namespace PolicyML.Text.Places;

/// <summary>What each kind of evidence weighs when an article's place is chosen. Set by hand, checked on labelled news.</summary>
internal sealed record PlaceWeights
{
    public static PlaceWeights Default { get; } = new();

    /// <summary>A place in the headline.</summary>
    public double Headline { get; init; } = 5;

    /// <summary>A place in a kicker or subhead.</summary>
    public double Kicker { get; init; } = 3.5;

    /// <summary>A place in a heading inside the body, or in a caption.</summary>
    public double Heading { get; init; } = 1.5;

    /// <summary>A place in the first characters of the body.</summary>
    public double Lead { get; init; } = 2.5;

    /// <summary>How many characters the lead has.</summary>
    public int LeadLength { get; init; } = 120;

    /// <summary>A place elsewhere in the body.</summary>
    public double Body { get; init; } = 1;

    /// <summary>The factor of a headline's place before a colon (芮城：…).</summary>
    public double Announced { get; init; } = 2;

    /// <summary>A dateline (中新网太原8月10日电), which names where the agency's office is.</summary>
    public double Dateline { get; init; } = 1;

    /// <summary>The factor of a parent that a smaller division directly follows (山西省晋中市平遥县).</summary>
    public double ChainParent { get; init; } = 0.25;

    /// <summary>The factor of a short or weak form against the full name.</summary>
    public double ShortForm { get; init; } = 0.65;

    /// <summary>How fast further mentions of one division lose weight.</summary>
    public double Saturation { get; init; } = 0.12;

    /// <summary>The place of a paper named in a single article.</summary>
    public double Home { get; init; } = 0.8;

    /// <summary>The paper's own place on a page of several articles.</summary>
    public double PageHome { get; init; } = 1.6;

    /// <summary>The factor of cues of a level (全市, 县委).</summary>
    public double Level { get; init; } = 0.7;

    /// <summary>The most that cues of one level may weigh.</summary>
    public double LevelMost { get; init; } = 8;

    /// <summary>The factor of cues of the whole country.</summary>
    public double National { get; init; } = 0.8;

    /// <summary>The factor of foreign countries.</summary>
    public double Abroad { get; init; } = 1;

    /// <summary>Least weight that makes any place.</summary>
    public double Least { get; init; } = 2;

    /// <summary>Share that the best province needs of everything.</summary>
    public double ProvinceShare { get; init; } = 0.5;

    /// <summary>Share of its province that the best prefecture needs.</summary>
    public double PrefectureShare { get; init; } = 0.55;

    /// <summary>Share of its prefecture that the best county needs.</summary>
    public double CountyShare { get; init; } = 0.55;

    /// <summary>How much a province's own weight counts against its best part: a region's name goes with its parts'.</summary>
    public double ProvinceAgainstPart { get; init; } = 0.6;

    /// <summary>How much a prefecture's or municipality's own weight counts against its best part.</summary>
    public double CityAgainstPart { get; init; } = 0.33;
}
