namespace PolicyML.Text.Sources;

/// <summary>Finds the sources among files and folders.</summary>
public static class SourceFinder
{
    /// <summary>The extensions that are read from folders; a file that is named itself may have any.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".jsonl", ".ndjson"];

    /// <summary>
    /// The files to read, in the order of the paths. Folders are searched recursively in the ordinal order of
    /// names; hidden files and the lock files of office programs are left out. Links to folders are followed,
    /// but never to a folder above, and each real folder is entered once. A file is found once however often it is named.
    /// </summary>
    /// <param name="paths">Files, folders, or <c>-</c> for standard input.</param>
    /// <returns>
    /// Files and problems as they come; nothing is thrown. A missing path, an unreadable folder and a folder
    /// without sources are one problem each.
    /// </returns>
    public static IEnumerable<SourceFound> Find(IEnumerable<string> paths)
    {
        var seenFiles = new HashSet<string>(StringComparer.Ordinal);
        var seenFolders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var found = path != "-" && Directory.Exists(path) ? new FolderSearch(path, seenFolders).Run() : [FindFile(path)];
            foreach (var item in found)
            {
                if (item.File is null || seenFiles.Add(item.Identity)) yield return item;
            }
        }
    }

    /// <summary>True for a file that is read where it lies in a folder.</summary>
    internal static bool IsSource(string name)
    {
        if (IsHidden(name)) return false;
        var extension = Path.GetExtension(name);
        foreach (var known in Extensions)
        {
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>True for <c>.name</c>, and for <c>~$name</c> that office programs leave beside an open document.</summary>
    internal static bool IsHidden(string name) => name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal);

    private static SourceFound FindFile(string path)
    {
        if (path == "-") return SourceFound.Of(path, path);
        if (path.Length == 0 || path.Contains('\0')) return SourceFound.Failed(SourceProblemCode.NotFound, path);
        if (RealPath.Of(path) is not { } real) return SourceFound.Failed(SourceProblemCode.LinkLoop, path);
        return File.Exists(path) ? SourceFound.Of(path, real) : SourceFound.Failed(SourceProblemCode.NotFound, path);
    }
}
