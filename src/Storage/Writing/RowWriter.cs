using PolicyML.Storage.Schema;

namespace PolicyML.Storage.Writing;

/// <summary>Writes rows, cell by cell in the order of the table's columns.</summary>
internal abstract class RowWriter : IDisposable
{
    /// <summary>Begins a row.</summary>
    public abstract void Start(Table table);

    /// <summary>A whole number, or nothing.</summary>
    public abstract void Add(long? value);

    /// <summary>A whole number.</summary>
    public abstract void Add(long value);

    /// <summary>A probability.</summary>
    public abstract void AddReal(double value);

    /// <summary>A decimal number, or nothing.</summary>
    public abstract void Add(decimal? value);

    /// <summary>A text, or nothing.</summary>
    public abstract void Add(string? text);

    /// <summary>Bytes, or nothing.</summary>
    public abstract void Add(byte[]? bytes);

    /// <summary>Ends the row.</summary>
    public abstract void End();

    /// <summary>Sends what is held back; rows are certain to be seen by queries only after it.</summary>
    public abstract void Flush();

    /// <summary>Drops what is held back.</summary>
    public abstract void Clear();

    /// <summary>Both ends of a range, or two times nothing.</summary>
    public void Add(Core.TextSpan? span)
    {
        Add((long?)span?.Start);
        Add((long?)span?.End);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the database holds for the rows.</summary>
    protected abstract void Dispose(bool disposing);
}
