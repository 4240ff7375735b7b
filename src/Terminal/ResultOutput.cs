using Microsoft.Win32.SafeHandles;

namespace PolicyML.Terminal;

/// <summary>Where results go: standard output, or a file that appears only when it is complete.</summary>
public sealed class ResultOutput : IDisposable
{
    private readonly string? path;
    private readonly string? draft;

    private ResultOutput(Stream stream, string? path = null, string? draft = null)
    {
        Stream = stream;
        this.path = path;
        this.draft = draft;
    }

    /// <summary>The stream to write to.</summary>
    public Stream Stream { get; }

    /// <summary>Why a result cannot go to a path, told before any work is done; null where it can, or where it goes to standard output.</summary>
    public static string? Problem(string? path, Catalogue messages)
    {
        if (path is null) return null;
        if (Directory.Exists(path)) return messages.Format("out.is-folder", path);
        var folder = Path.GetDirectoryName(path);
        return string.IsNullOrEmpty(folder) || Directory.Exists(folder) ? null : messages.Format("out.folder", folder);
    }

    /// <summary>Standard output.</summary>
    public static ResultOutput Standard()
    {
        if (OperatingSystem.IsWindows()) return new ResultOutput(Console.OpenStandardOutput());

        // The console's own stream hides that the reader of a pipe has gone; a pipe is therefore opened as a file.
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, 0);
        return new ResultOutput(pipe.CanSeek ? Console.OpenStandardOutput() : pipe);
    }

    /// <summary>A draft beside <paramref name="path"/> that <see cref="Commit"/> moves into its place; devices are written to directly.</summary>
    /// <exception cref="IOException">The draft cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static ResultOutput ToFile(string path)
    {
        var full = Path.GetFullPath(path);
        if (full.StartsWith("/dev/", StringComparison.Ordinal))
            return new ResultOutput(new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0));
        if (new FileInfo(full).LinkTarget is not null) full = File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
        var beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}.tmp");
        var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        return new ResultOutput(stream, full, beside);
    }

    /// <summary>Moves the draft into place.</summary>
    public void Commit()
    {
        if (draft is null || path is null) return;
        Stream.Dispose();
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Closes the stream and removes a draft that was not committed.</summary>
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What could not be written has been reported when it was written; here only the handle is given back.
        }

        if (draft is not null) File.Delete(draft);
    }
}
