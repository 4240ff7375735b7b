using PolicyML.Reports.Charts;
using PolicyML.Reports.Documents;

namespace PolicyML.Reports.Briefing;

/// <summary>What the sections of a briefing share.</summary>
internal sealed record BriefingFrame
{
    /// <summary>The rows.</summary>
    public required BriefingRows Rows { get; init; }

    /// <summary>The days that the briefing is about.</summary>
    public required BriefingPeriod Period { get; init; }

    /// <summary>What it is to be like.</summary>
    public required BriefingOptions Options { get; init; }

    /// <summary>Names.</summary>
    public required BriefingVocabulary Words { get; init; }

    /// <summary>Points of the facts of the period and the one before.</summary>
    public required IndicatorPoints Points { get; init; }

    /// <summary>Points of the facts printed in the period alone.</summary>
    public required IndicatorPoints PeriodPoints { get; init; }

    /// <summary>The projects of the period.</summary>
    public required ProjectMoves Projects { get; init; }

    /// <summary>Notes.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Draws charts.</summary>
    public required Func<Chart, Picture?> Draw { get; init; }
}

/// <summary>Collects the blocks of a section.</summary>
internal sealed class Section
{
    private readonly List<Block> blocks = [];

    /// <summary>The blocks.</summary>
    public IReadOnlyList<Block> Blocks => blocks;

    /// <summary>Adds a block; nothing for null.</summary>
    public void Add(Block? block)
    {
        if (block is not null) blocks.Add(block);
    }

    /// <summary>Adds a remark in small type.</summary>
    public void Remark(string text) => blocks.Add(new Paragraph(text, ParagraphKind.Remark));
}
