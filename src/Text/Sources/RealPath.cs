namespace PolicyML.Text.Sources;

/// <summary>Paths with all symbolic links resolved.</summary>
internal static class RealPath
{
    /// <summary>Links followed before a path counts as a loop, as Linux does.</summary>
    private const int MostLinks = 40;

    /// <summary>The path without symbolic links; null where they form a loop. Parts that do not exist are kept.</summary>
    public static string? Of(string path)
    {
        var pending = new Stack<string>();
        var at = Push(pending, Path.GetFullPath(path));
        for (var links = 0; pending.TryPop(out var name);)
        {
            var next = Path.Combine(at, name);
            if (LinkTarget(next) is not { } target)
            {
                at = next;
                continue;
            }

            if (++links > MostLinks) return null;
            at = Push(pending, Path.GetFullPath(target, at));
        }

        return at;
    }

    /// <summary>True where the links of a path form a loop.</summary>
    public static bool IsLoop(string path) => path.Length > 0 && !path.Contains('\0') && Of(path) is null;

    /// <summary>The target of a symbolic link as written in it; null for anything else.</summary>
    public static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True where a folder is another one or lies above it.</summary>
    public static bool Holds(string folder, string other) =>
        other.StartsWith(folder, StringComparison.Ordinal) &&
        (other.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || other[folder.Length] == Path.DirectorySeparatorChar);

    private static string Push(Stack<string> pending, string path)
    {
        var root = Path.GetPathRoot(path) ?? "";
        var names = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var i = names.Length - 1; i >= 0; i--) pending.Push(names[i]);
        return root;
    }
}
