using PolicyML.Core;

namespace PolicyML.Storage;

/// <summary>Which rows of the store are asked for. Conditions are joined by "and"; null means any.</summary>
public sealed record StoreFilter
{
    /// <summary>Every row, masthead pieces left out.</summary>
    public static StoreFilter All { get; } = new();

    /// <summary>Division code of GB/T 2260, six digits; a province or prefecture includes what lies in it.</summary>
    public string? Place { get; init; }

    /// <summary>Label id of an industry chain that the article carries.</summary>
    public string? Chain { get; init; }

    /// <summary>Label id of a theme that the article carries.</summary>
    public string? Theme { get; init; }

    /// <summary>First day of issue, included.</summary>
    public DateOnly? PublishedFrom { get; init; }

    /// <summary>Last day of issue, included.</summary>
    public DateOnly? PublishedTo { get; init; }

    /// <summary>True: relevant articles only; false: the others; null: all.</summary>
    public bool? Relevant { get; init; }

    /// <summary>Paths of sources that contain this text.</summary>
    public string? Source { get; init; }

    /// <summary>Facts: id of the indicator.</summary>
    public string? Indicator { get; init; }

    /// <summary>Facts: the measure.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Facts: the status.</summary>
    public FactStatus? Status { get; init; }

    /// <summary>Facts: the period ends on this day or later; where a fact has none, the day of issue counts.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Facts: the period begins on this day or earlier; where a fact has none, the day of issue counts.</summary>
    public DateOnly? PeriodTo { get; init; }

    /// <summary>Facts, projects, enterprises: the least confidence, 0 to 1, included.</summary>
    public double? MinConfidence { get; init; }

    /// <summary>False: of the articles that tell the same story only the first printed is given.</summary>
    public bool WithRepeats { get; init; } = true;

    /// <summary>True: the latest day first, articles without a day last; within a day the order of print either way.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Articles and search, with <see cref="NewestFirst"/>: only what comes after this place of the list; null: from its begin.</summary>
    public ListPlace? After { get; init; }

    /// <summary>The greatest number of rows; null for all.</summary>
    public int? Limit { get; init; }
}

/// <summary>An article's place in a list, by which the list can be gone on with.</summary>
/// <param name="Published">Its day of issue; null where it has none.</param>
/// <param name="Source">The path of its source.</param>
/// <param name="Number">Its number in the source, from 1.</param>
public sealed record ListPlace(DateOnly? Published, string Source, int Number);
