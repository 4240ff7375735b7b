using PolicyML.Core;

namespace PolicyML.Reports.Charts;

/// <summary>Where a drawn number comes from: shown on hover and focus, and in the table below an interactive chart.</summary>
/// <param name="Source">The source as the reader knows it: a path, a newspaper with its date.</param>
/// <param name="Quote">The words of the source that state the number.</param>
public sealed record ChartEvidence(string Source, string Quote)
{
    /// <summary>Number of the article within its source, from 1; null where unknown.</summary>
    public int? Article { get; init; }

    /// <summary>Headline of the article; null where unknown.</summary>
    public string? Headline { get; init; }
}

/// <summary>One number of a chart, with its spread and its evidence. Amounts are in whole units of the currency, growth in per cent.</summary>
/// <param name="Value">The number; null where there is none, which is drawn as a gap or as 无数据.</param>
public sealed record ChartMark(decimal? Value)
{
    /// <summary>A mark without a number.</summary>
    public static ChartMark None { get; } = new((decimal?)null);

    /// <summary>Lower end of a range or spread, drawn as a whisker; null for none.</summary>
    public decimal? Low { get; init; }

    /// <summary>Upper end of a range or spread, drawn as a whisker; null for none.</summary>
    public decimal? High { get; init; }

    /// <summary>How the printed number bounds the true one: 约, ≥ or ≤ before it.</summary>
    public Bound Bound { get; init; }

    /// <summary>What the number rests on.</summary>
    public IReadOnlyList<ChartEvidence> Evidence { get; init; } = [];

    /// <summary>A word to the reader about this number, such as 置信度低; null for none.</summary>
    public string? Remark { get; init; }

    /// <summary>The caller's name for the mark, carried into the picture as <c>data-id</c>; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>Where more is to be read: http, https or a relative address, anything else is not linked; null for none.</summary>
    public string? Link { get; init; }
}
