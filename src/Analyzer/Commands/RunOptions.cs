using System.Text;

using PolicyML.Analyzer.Pipeline;

namespace PolicyML.Analyzer.Commands;

/// <summary>Form of a result.</summary>
internal enum ResultFormat
{
    /// <summary>A table to read.</summary>
    Table,

    /// <summary>One article a line as JSON.</summary>
    Jsonl,

    /// <summary>One fact a row.</summary>
    Csv,

    /// <summary>An Excel workbook.</summary>
    Xlsx,
}

/// <summary>What every command that reads sources is told.</summary>
internal sealed record RunOptions
{
    /// <summary>Files, folders or <c>-</c>.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Day of the issue; null where each source tells its own.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Form of the result.</summary>
    public ResultFormat Format { get; init; }

    /// <summary>File for the result; null for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>Folder of word lists laid over the built-in ones.</summary>
    public string? Lexicon { get; init; }

    /// <summary>Folder of a label model, or <see cref="LabelerChoice.Rules"/>; null for the one beside the program.</summary>
    public string? Model { get; init; }

    /// <summary>Sources read at the same time.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Encoding of the texts; null to tell it by content.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>No progress, no summary.</summary>
    public bool Quiet { get; init; }

    /// <summary>Stack traces of errors.</summary>
    public bool Debug { get; init; }
}
