using System.Runtime.InteropServices;

namespace PolicyML.Extraction.Scanning;

/// <summary>What a token of a paragraph is.</summary>
internal enum TokenKind : byte
{
    Cue,
    Quantity,
    Period,
    Comma,
    Pause,
    Semicolon,
    Colon,
    Stop,
    Open,
    Close,
}

/// <summary>A token: a cue, quantity or time expression (Ref: its index in the scan) or a sign.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First code unit in the reading text, included.</param>
/// <param name="End">End, excluded.</param>
/// <param name="Ref">Index into the cues of the vocabulary, or the scan's quantities or periods; -1 for signs.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Ref);
