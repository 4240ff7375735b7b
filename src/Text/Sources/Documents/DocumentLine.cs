namespace PolicyML.Text.Sources.Documents;

/// <summary>One line of a JSON Lines file, as bytes.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Number">Position in the file, from 1; empty lines count.</param>
/// <param name="Bytes">The line without its end.</param>
public sealed record DocumentLine(string Path, int Number, ReadOnlyMemory<byte> Bytes);
