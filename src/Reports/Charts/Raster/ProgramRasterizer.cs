using PolicyML.Core.Programs;

namespace PolicyML.Reports.Charts.Raster;

/// <summary>A program that makes a PNG of SVG, run without a shell.</summary>
public sealed class ProgramRasterizer : IRasterizer
{
    private const long MostOutput = 1 << 28;

    /// <summary>How the known programs are called, in the order of preference.</summary>
    private static readonly ProgramCall[] Calls =
    [
        new("rsvg-convert", false, (p, _, _) => ["--format=png", $"--width={p.PixelWidth}", $"--height={p.PixelHeight}"]),
        new("resvg", false, (p, _, _) => ["--width", $"{p.PixelWidth}", "--height", $"{p.PixelHeight}", "-", "-c"]),
        new("inkscape", false, (p, _, _) => ["--pipe", "--export-type=png", "--export-filename=-", $"--export-width={p.PixelWidth}", $"--export-height={p.PixelHeight}"]),
        new("chromium", true, Browser),
        new("chromium-browser", true, Browser),
        new("google-chrome", true, Browser),
        new("chrome", true, Browser),
        new("msedge", true, Browser),
        new("magick", false, Magick),
        new("convert", false, Magick),
    ];

    private readonly ProgramCall _call;
    private readonly string _path;
    private readonly TimeSpan _timeout;

    private ProgramRasterizer(ProgramCall call, string path, TimeSpan timeout) => (_call, _path, _timeout) = (call, path, timeout);

    private delegate IEnumerable<string> Arguments(SvgPicture picture, string input, string output);

    /// <inheritdoc/>
    public string Name => _call.Program;

    /// <summary>The names of the known programs, in the order of preference.</summary>
    public static IReadOnlyList<string> Known => [.. Calls.Select(c => c.Program)];

    /// <summary>Those of the known programs that are found, in the order of preference.</summary>
    /// <param name="findProgram">Finds a program by its name; see <see cref="ProgramFinder"/>.</param>
    /// <param name="timeout">How long a run may take; null for a minute.</param>
    public static IEnumerable<IRasterizer> Find(Func<string, string?> findProgram, TimeSpan? timeout = null)
    {
        foreach (var call in Calls)
        {
            if (findProgram(call.Program) is { } path) yield return new ProgramRasterizer(call, path, timeout ?? TimeSpan.FromMinutes(1));
        }
    }

    /// <inheritdoc/>
    public byte[] Rasterize(SvgPicture picture) => _call.UsesFiles ? ByFiles(picture) : ByPipes(picture);

    private byte[] ByPipes(SvgPicture picture)
    {
        var run = ProgramRun.Run(_path, _call.Arguments(picture, "-", "-"), picture.Svg, MostOutput, _timeout);
        return Check(run, run.Output.ToArray());
    }

    /// <summary>Through files in a new folder, which is removed again.</summary>
    private byte[] ByFiles(SvgPicture picture)
    {
        var folder = Directory.CreateTempSubdirectory("policyml-chart-").FullName;
        try
        {
            var (input, output) = (Path.Combine(folder, "chart.svg"), Path.Combine(folder, "chart.png"));
            File.WriteAllBytes(input, picture.Svg.Span);
            var arguments = _call.Arguments(picture, input, output).Prepend($"--user-data-dir={Path.Combine(folder, "profile")}").ToArray();
            var run = ProgramRun.Run(_path, arguments, default, MostOutput, _timeout);
            // Chromium refuses to run as root with its sandbox; the document is our own and holds no script.
            if (!File.Exists(output) && run.Errors.Contains("no-sandbox", StringComparison.Ordinal))
                run = ProgramRun.Run(_path, arguments.Prepend("--no-sandbox"), default, MostOutput, _timeout);
            return Check(run, File.Exists(output) ? File.ReadAllBytes(output) : []);
        }
        finally
        {
            Remove(folder);
        }
    }

    private byte[] Check(ProgramRun run, byte[] png)
    {
        if (run.Outcome == ProgramOutcome.Ended && run.ExitCode == 0 && Png.Is(png)) return png;
        var reason = run.Outcome switch
        {
            ProgramOutcome.NotStarted => "it could not be started",
            ProgramOutcome.TimedOut => $"it took longer than {_timeout.TotalSeconds:0} seconds",
            ProgramOutcome.TooMuchOutput => "the picture is too large",
            _ when run.Errors.Split('\n', 2)[0].Trim() is { Length: > 0 } line => line,
            _ => "it wrote no picture",
        };
        throw new ChartException(ChartProblem.RasterizerFailed, $"{Name} made no picture of the chart: {reason}");
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A browser may still hold a file; the folder is a temporary one.
        }
        catch (UnauthorizedAccessException)
        {
            // As above.
        }
    }

    private static string[] Browser(SvgPicture picture, string input, string output) =>
    [
        "--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions", "--disable-background-networking",
        FormattableString.Invariant($"--force-device-scale-factor={picture.Scale}"), $"--window-size={Math.Ceiling(picture.Width)},{Math.Ceiling(picture.Height)}",
        $"--screenshot={output}", new Uri(input).AbsoluteUri,
    ];

    private static string[] Magick(SvgPicture picture, string input, string output) =>
        ["-background", "white", "-density", FormattableString.Invariant($"{96 * picture.Scale}"), "svg:-", "-resize", $"{picture.PixelWidth}x{picture.PixelHeight}!", "png:-"];

    private sealed record ProgramCall(string Program, bool UsesFiles, Arguments Arguments);
}
