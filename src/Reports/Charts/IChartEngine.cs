namespace PolicyML.Reports.Charts;

/// <summary>File formats of charts.</summary>
public enum ChartFormat
{
    /// <summary>Scalable Vector Graphics 1.1 as a document of its own, without scripts.</summary>
    Svg,

    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>One self-contained page with hover, keyboard, toggles and a table; needs no network.</summary>
    Html,
}

/// <summary>Draws charts. Safe for use from several threads; the same chart and options give the same SVG and HTML bytes.</summary>
public interface IChartEngine
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>The formats it can draw.</summary>
    IReadOnlyList<ChartFormat> Formats { get; }

    /// <summary>Draws a chart. The stream is left open.</summary>
    /// <exception cref="ChartException">The format cannot be drawn here; the message says what is missing.</exception>
    void Draw(Chart chart, ChartFormat format, Stream output, ChartOptions options);
}

/// <summary>Why a chart could not be drawn.</summary>
public enum ChartProblem
{
    /// <summary>The engine does not draw this format.</summary>
    Format,

    /// <summary>No program that makes pictures of SVG was found.</summary>
    NoRasterizer,

    /// <summary>The program that makes pictures of SVG failed.</summary>
    RasterizerFailed,

    /// <summary>No font with Chinese characters was found.</summary>
    NoChineseFont,
}

/// <summary>A chart that could not be drawn, with a message for the user that says what to do.</summary>
public sealed class ChartException : Exception
{
    /// <summary>Makes one.</summary>
    public ChartException(ChartProblem problem, string message) : base(message) => Problem = problem;

    /// <summary>What is wrong, for messages in other languages.</summary>
    public ChartProblem Problem { get; }
}
