using System.Security;

namespace PolicyML.Text.Sources;

/// <summary>Tells users what an exception of the file system means.</summary>
internal static class IoProblems
{
    private static readonly char[] NewLines = ['\r', '\n'];

    /// <summary>True for the exceptions that <see cref="Of"/> explains.</summary>
    public static bool Explains(Exception e) =>
        e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException or OutOfMemoryException;

    /// <summary>The problem behind an exception.</summary>
    public static SourceProblem Of(Exception e, string path) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => new(SourceProblemCode.NotFound, path),
        UnauthorizedAccessException or SecurityException => new(SourceProblemCode.AccessDenied, path),
        OutOfMemoryException => new(SourceProblemCode.TooLarge, path, "1024"),
        _ when RealPath.IsLoop(path) => new(SourceProblemCode.LinkLoop, path),
        _ => new(SourceProblemCode.ReadFailed, path, Reason(e.Message, path)),
    };

    /// <summary>One line, without the path that the framework puts into its messages.</summary>
    private static string Reason(string message, string path)
    {
        var line = message.Split(NewLines, 2)[0];
        foreach (var name in (string[])[Path.GetFullPath(path), path])
        {
            line = line.Replace($" : '{name}'", "", StringComparison.Ordinal).Replace($"'{name}'", "the file", StringComparison.Ordinal);
        }

        return line.TrimEnd('.', ' ');
    }
}
