namespace PolicyML.Text.Sources.Documents;

/// <summary>One line of a JSON Lines file, as bytes.</summary>
/// <param name="Path">The path of the file; <c>-</c> is standard input.</param>
/// <param name="Number">Position in the file, from 1; empty lines count.</param>
/// <param name="Bytes">The line without its end; empty where it is too long.</param>
public sealed record DocumentLine(string Path, int Number, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The most bytes that a line could have had, where it had more and was passed over; else 0.</summary>
    public long Limit { get; init; }
}
