namespace PolicyML.Terminal;

/// <summary>The result could not be written; apart from errors of reading, which only skip a source.</summary>
public sealed class OutputException(Exception cause) : Exception(Reason(cause), cause)
{
    private const int BrokenPipe = 32;   // EPIPE of POSIX

    /// <summary>True where whoever read the pipe has gone, which ends a run but is no error.</summary>
    public bool IsReaderGone => InnerException is { HResult: BrokenPipe };

    /// <summary>What the system says, without the path of a draft that it may name.</summary>
    public static string Reason(Exception error)
    {
        if (error is FileNotFoundException or DirectoryNotFoundException) return "no file can be made here";
        var path = error.Message.LastIndexOf(" : '", StringComparison.Ordinal);
        return path > 0 ? error.Message[..path] : error.Message;
    }

    /// <summary>Runs a step of writing; an error of the file system becomes an <see cref="OutputException"/>.</summary>
    public static void Guard(Action write) => Guard(() =>
    {
        write();
        return 0;
    });

    /// <summary>Runs a step of writing that has a result.</summary>
    public static T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(error);
        }
    }
}
