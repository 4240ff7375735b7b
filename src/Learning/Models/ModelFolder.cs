namespace PolicyML.Learning.Models;

/// <summary>Puts a folder of files in place, all or nothing.</summary>
internal static class ModelFolder
{
    /// <summary>Writes the files beside the folder, then renames; what stood there before goes only after the new one is whole.</summary>
    /// <exception cref="ModelException">The folder holds something that is no model, or cannot be written.</exception>
    public static void Replace(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target)) throw new ModelException($"{folder}: a file of that name is in the way");
        var isThere = Directory.Exists(target);
        if (isThere && Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(Path.Combine(target, ModelFile.FileName)))
            throw new ModelException($"{folder}: holds files but no model: name a new folder, so that nothing is lost");
        var (fresh, old) = (target + ".new", target + ".old");
        try
        {
            Remove(fresh);
            Directory.CreateDirectory(fresh);
            foreach (var (name, bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal)) WriteThrough(Path.Combine(fresh, name), bytes);
            Remove(old);
            if (isThere) Directory.Move(target, old);
            Directory.Move(fresh, target);
            Remove(old);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (!Directory.Exists(target) && Directory.Exists(old)) Directory.Move(old, target);
            Remove(fresh);
            throw new ModelException($"{folder}: cannot be written: {error.Message}", error);
        }
    }

    private static void WriteThrough(string path, byte[] bytes)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
