namespace PolicyML.Core.Programs;

/// <summary>Looks up programs. The only place that asks the environment where programs are.</summary>
public static class ProgramFinder
{
    /// <summary>The full path of a program in one of the folders of PATH; null where there is none.</summary>
    /// <param name="name">Its name, without <c>.exe</c>.</param>
    /// <param name="searchPath">Folders in the form of PATH; null takes PATH itself.</param>
    public static string? Find(string name, string? searchPath = null)
    {
        searchPath ??= Environment.GetEnvironmentVariable("PATH") ?? "";
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        foreach (var folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var path = Path.Combine(folder, file);
            if (Path.IsPathFullyQualified(path) && File.Exists(path)) return path;
        }

        return null;
    }
}
