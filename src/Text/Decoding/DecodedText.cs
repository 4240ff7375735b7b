namespace PolicyML.Text.Decoding;

/// <summary>How the decoding of a file went.</summary>
public enum DecodingVerdict
{
    /// <summary>Every byte was read.</summary>
    Clean,

    /// <summary>A small share of the bytes could not be read and was replaced by U+FFFD.</summary>
    Repaired,

    /// <summary>The bytes are no text.</summary>
    Binary,

    /// <summary>The bytes are not of the encoding that the caller named.</summary>
    WrongEncoding,

    /// <summary>The bytes are text of no encoding that is known here.</summary>
    UnknownEncoding,

    /// <summary>The bytes are text of more than one encoding, or badly damaged.</summary>
    MixedEncodings,
}

/// <summary>A decoded file: line ends are <c>\n</c>, a leading byte-order mark is gone.</summary>
/// <param name="Verdict">How it went.</param>
/// <param name="Text">The text; empty unless the verdict is <see cref="DecodingVerdict.Clean"/> or <see cref="DecodingVerdict.Repaired"/>.</param>
/// <param name="Encoding">Name of the encoding, such as <c>gb18030</c>; of the best guess where decoding failed.</param>
/// <param name="Errors">Number of places where bytes could not be read.</param>
public sealed record DecodedText(DecodingVerdict Verdict, string Text, string Encoding, int Errors)
{
    /// <summary>True where <see cref="Text"/> may be used.</summary>
    public bool IsUsable => Verdict is DecodingVerdict.Clean or DecodingVerdict.Repaired;
}
