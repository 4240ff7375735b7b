namespace PolicyML.Storage;

/// <summary>Why a store cannot be used.</summary>
public enum StoreError
{
    /// <summary>There is no such file or database.</summary>
    Missing,

    /// <summary>The file or database holds something else.</summary>
    NotAStore,

    /// <summary>It was written by a newer version of the program. Detail: its version.</summary>
    Newer,

    /// <summary>It was written by an older version and is open for reading only; opening it once for writing brings it up to date. Detail: its version.</summary>
    Older,

    /// <summary>It cannot be written: the file, its folder or the account allows reading only.</summary>
    ReadOnly,

    /// <summary>Another process has held it for too long.</summary>
    Locked,

    /// <summary>The database server cannot be reached. Detail: what it or the network said.</summary>
    Refused,

    /// <summary>The server does not let this account in. Detail: what it said.</summary>
    Denied,

    /// <summary>The connection string is not understood. Detail: the part of it.</summary>
    BadConnection,

    /// <summary>The file is damaged. Detail: what the database said.</summary>
    Damaged,

    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The database failed otherwise. Detail: what it said.</summary>
    Failed,
}

/// <summary>A store cannot be used: one message in a line, and the code and arguments that it was made of.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="error">What is wrong.</param>
    /// <param name="store">The file or database, without any password.</param>
    /// <param name="detail">More, as told at the member of <see cref="StoreError"/>; null where there is none.</param>
    /// <param name="inner">The error behind it.</param>
    public StoreException(StoreError error, string store, string? detail = null, Exception? inner = null)
        : base(Describe(error, store, detail), inner)
    {
        Error = error;
        Store = store;
        Detail = detail;
    }

    /// <summary>What is wrong.</summary>
    public StoreError Error { get; }

    /// <summary>The file or database, without any password.</summary>
    public string Store { get; }

    /// <summary>More, as told at the member of <see cref="StoreError"/>; one line; null where there is none.</summary>
    public string? Detail { get; }

    private static string Describe(StoreError error, string store, string? detail) => error switch
    {
        StoreError.Missing => $"{store}: there is no such store",
        StoreError.NotAStore => $"{store}: this is no store of PolicyML",
        StoreError.Newer => $"{store}: the store has version {detail}, newer than this program reads; update the program",
        StoreError.Older => $"{store}: the store has the older version {detail}; open it once for writing to bring it up to date",
        StoreError.ReadOnly => $"{store}: the store cannot be written, only read",
        StoreError.Locked => $"{store}: another process keeps the store locked; try again later",
        StoreError.Refused => $"{store}: the database server cannot be reached: {detail}",
        StoreError.Denied => $"{store}: the database server does not let this account in: {detail}",
        StoreError.BadConnection => $"{store}: the connection string is not understood: {detail}",
        StoreError.Damaged => $"{store}: the store is damaged: {detail}",
        StoreError.Full => $"{store}: the disk is full",
        _ => $"{store}: the database failed: {detail}",
    };
}
