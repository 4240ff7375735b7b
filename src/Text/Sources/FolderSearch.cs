namespace PolicyML.Text.Sources;

/// <summary>Searches a folder and all below it, one folder at a time and without recursion.</summary>
internal sealed class FolderSearch
{
    private static readonly EnumerationOptions All = new() { IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None };
    private readonly string root;
    private readonly HashSet<string> seen;
    private readonly Stack<Entry> pending = new();
    private string realRoot = "";

    /// <summary>A search below a folder.</summary>
    /// <param name="root">The folder, as the user named it.</param>
    /// <param name="seen">Real paths of the folders entered so far; more are added.</param>
    public FolderSearch(string root, HashSet<string> seen)
    {
        this.root = root;
        this.seen = seen;
    }

    /// <summary>The files and problems, in the ordinal order of names.</summary>
    public IEnumerable<SourceFound> Run()
    {
        realRoot = RealPath.Of(root) ?? root;
        // A folder that lay in an earlier one is not reported as empty.
        if (seen.Contains(realRoot)) yield break;
        pending.Push(new Entry(root, realRoot, null));
        var any = false;
        while (pending.TryPop(out var entry))
        {
            var found = entry.Found ?? (seen.Add(entry.Real) ? Enter(entry) : null);
            if (found is null) continue;
            any = true;
            yield return found;
        }

        if (!any) yield return SourceFound.Failed(SourceProblemCode.NoSources, root, string.Join(' ', SourceFinder.Extensions));
    }

    /// <summary>Puts the contents of a folder before all that is pending; a problem where they cannot be listed.</summary>
    private SourceFound? Enter(Entry folder)
    {
        try
        {
            var infos = new DirectoryInfo(folder.Path).GetFileSystemInfos("*", All);
            Array.Sort(infos, static (a, b) => string.CompareOrdinal(b.Name, a.Name));
            foreach (var info in infos)
            {
                if (!SourceFinder.IsHidden(info.Name) && EntryOf(info, folder) is { } entry) pending.Push(entry);
            }

            return null;
        }
        catch (Exception e) when (IoProblems.Explains(e))
        {
            return SourceFound.Failed(IoProblems.Of(e, folder.Path));
        }
    }

    private Entry? EntryOf(FileSystemInfo info, Entry folder)
    {
        var path = Path.Combine(folder.Path, info.Name);
        var real = Path.Combine(folder.Real, info.Name);
        if (info.Attributes.HasFlag(FileAttributes.Hidden) && OperatingSystem.IsWindows()) return null;
        if (info.LinkTarget is not null) return LinkOf(path, real, folder);
        if (info is DirectoryInfo) return new Entry(path, real, null);
        return SourceFinder.IsSource(info.Name) ? new Entry(path, real, SourceFound.Of(path, real)) : null;
    }

    private Entry? LinkOf(string path, string real, Entry folder)
    {
        var target = RealPath.Of(real);
        if (target is not null && Directory.Exists(target))
        {
            var leadsUp = RealPath.Holds(target, folder.Real) || RealPath.Holds(target, realRoot);
            return leadsUp ? null : new Entry(path, target, null);
        }

        if (!SourceFinder.IsSource(Path.GetFileName(path))) return null;
        if (target is null) return new Entry(path, real, SourceFound.Failed(SourceProblemCode.LinkLoop, path));
        return new Entry(path, target, File.Exists(target) ? SourceFound.Of(path, target) : SourceFound.Failed(SourceProblemCode.NotFound, path));
    }

    /// <summary>Something to report, or, where <paramref name="Found"/> is null, a folder to enter.</summary>
    private sealed record Entry(string Path, string Real, SourceFound? Found);
}
