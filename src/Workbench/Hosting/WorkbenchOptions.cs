using PolicyML.Core.Lexicons;
using PolicyML.Reports.Charts;
using PolicyML.Storage;

namespace PolicyML.Workbench.Hosting;

/// <summary>What a workbench works on and where it listens.</summary>
public sealed record WorkbenchOptions
{
    /// <summary>The address that is taken where none is asked for.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The open store.</summary>
    public required Store Store { get; init; }

    /// <summary>What the store is called on the pages: a file's name, or server and database; never with a password.</summary>
    public required string StoreName { get; init; }

    /// <summary>True where the store was opened for writing: then there are uploads and corrections.</summary>
    public bool CanWrite { get; init; }

    /// <summary>The vocabulary.</summary>
    public required Lexicon Lexicon { get; init; }

    /// <summary>Reads what is uploaded, and knows places and rules.</summary>
    public required ISourceAnalysis Analysis { get; init; }

    /// <summary>Draws charts.</summary>
    public required IChartEngine Charts { get; init; }

    /// <summary>Where to listen, such as <c>http://127.0.0.1:5080</c>; port 0 takes a free one.</summary>
    public IReadOnlyList<ListenAddress> Addresses { get; init; } = [];

    /// <summary>Language of the pages unless a visitor chooses another: <c>zh</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>What a visitor must know where the workbench can be reached from other machines; null where it cannot.</summary>
    public string? Token { get; init; }

    /// <summary>Name that corrections are signed with unless a visitor gives another.</summary>
    public string User { get; init; } = "";

    /// <summary>The folder of the program; nothing is served from it.</summary>
    public required string Home { get; init; }

    /// <summary>The clock that corrections and uploads are dated by.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Is told when the start takes longer than a moment, with the seconds that it takes at most.</summary>
    public Action<int> Say { get; init; } = _ => { };

    /// <summary>Bytes of an upload at most.</summary>
    public long MostBytes { get; init; } = 32 << 20;
}
