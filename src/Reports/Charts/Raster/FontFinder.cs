using System.Text;

using PolicyML.Core.Programs;

namespace PolicyML.Reports.Charts.Raster;

/// <summary>Finds a font with Chinese characters: by fontconfig, else in the folders where systems keep their fonts.</summary>
public static class FontFinder
{
    private const long MostOutput = 1 << 22;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Folders of fonts on Windows and macOS.</summary>
    private static readonly string[] Folders = [@"C:\Windows\Fonts", "/System/Library/Fonts", "/System/Library/Fonts/Supplemental", "/Library/Fonts"];

    /// <summary>Files of fonts and the family they hold.</summary>
    private static readonly (string File, string Family)[] Files =
    [
        ("msyh.ttc", "Microsoft YaHei"), ("msyh.ttf", "Microsoft YaHei"), ("simhei.ttf", "SimHei"), ("Deng.ttf", "DengXian"), ("simsun.ttc", "SimSun"),
        ("PingFang.ttc", "PingFang SC"), ("Hiragino Sans GB.ttc", "Hiragino Sans GB"), ("STHeiti Light.ttc", "Heiti SC"),
    ];

    /// <summary>What to do where there is none.</summary>
    public static string Missing =>
        "no font with Chinese characters was found, so a picture would show empty boxes; install one (Debian: apt-get install fonts-noto-cjk) or write .svg or .html instead";

    /// <summary>The family to draw with; null where none is found.</summary>
    /// <param name="findProgram">Finds a program by its name; see <see cref="ProgramFinder"/>.</param>
    /// <param name="folders">Folders to look in where fontconfig is missing; null for those of Windows and macOS.</param>
    public static string? Find(Func<string, string?> findProgram, IReadOnlyList<string>? folders = null)
    {
        var found = findProgram("fc-list") is { } program ? Listed(program) : [];
        return Choose(found) ?? Files.FirstOrDefault(f => (folders ?? Folders).Any(d => File.Exists(Path.Combine(d, f.File)))).Family;
    }

    /// <summary>The best of some families: the first of <see cref="FontFamilies.Preferred"/> among them, else the first in order of the alphabet.</summary>
    public static string? Choose(IReadOnlyCollection<string> families) =>
        FontFamilies.Preferred.FirstOrDefault(f => families.Contains(f, StringComparer.OrdinalIgnoreCase)) ?? families.Order(StringComparer.Ordinal).FirstOrDefault();

    private static string[] Listed(string program)
    {
        var run = ProgramRun.Run(program, [":lang=zh-cn", "family"], default, MostOutput, Patience);
        return run.Outcome == ProgramOutcome.Ended && run.ExitCode == 0 ? Parse(Encoding.UTF8.GetString(run.Output.Span)) : [];
    }

    /// <summary>Families of the lines of fc-list, each of which may give several names of one.</summary>
    internal static string[] Parse(string output) =>
        [.. output.Split('\n').SelectMany(l => l.Split(',')).Select(f => f.Replace(@"\-", "-", StringComparison.Ordinal).Trim()).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal)];
}
