namespace PolicyML.Learning.Data.Formats;

/// <summary>A data file, or why a path leads to none.</summary>
internal readonly record struct FoundFile(string Path, DataProblem? Problem);

/// <summary>Finds data files.</summary>
internal static class DataFiles
{
    private static readonly string[] Extensions = [".jsonl", ".ndjson", ".json", ".csv", ".tsv"];

    /// <summary>The file itself, or the data files below a folder in ordinal order; hidden ones are left out.</summary>
    public static IEnumerable<FoundFile> Find(string path)
    {
        if (path == "-") return [new FoundFile(path, null)];
        if (!Directory.Exists(path)) return [new FoundFile(path, File.Exists(path) ? null : new DataProblem(path, 0, DataProblemCode.NotFound))];
        try
        {
            var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 16 })
                .Where(IsNamedAsData)
                .Order(StringComparer.Ordinal)
                .Select(f => new FoundFile(f, null))
                .ToList();
            return files.Count > 0 ? files : [Failed(path, DataProblemCode.NoDataFiles, string.Join(' ', Extensions))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [Failed(path, DataProblemCode.ReadFailed, error.Message)];
        }
    }

    private static FoundFile Failed(string path, DataProblemCode code, string argument) => new(path, new DataProblem(path, 0, code, argument));

    /// <summary>True for a file whose extension is one of a data file.</summary>
    public static bool IsNamedAsData(string path) =>
        Path.GetFileName(path) is [not ('.' or '~'), ..] && Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
