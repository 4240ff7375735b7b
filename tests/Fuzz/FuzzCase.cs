namespace PolicyML.Tests.Fuzz;

/// <summary>What a case is made of, and the door it goes in by.</summary>
internal enum FuzzKind
{
    /// <summary>Characters of all planes, controls, marks of direction, half surrogates.</summary>
    Characters,

    /// <summary>Words of the field in any order.</summary>
    Words,

    /// <summary>A piece of a page, edited.</summary>
    Page,

    /// <summary>A piece of a page in an encoding, its bytes cut and turned.</summary>
    Bytes,

    /// <summary>HTML, edited.</summary>
    Html,

    /// <summary>A line of JSON, edited.</summary>
    Json,

    /// <summary>A Word document, its zip or its XML edited.</summary>
    Docx,

    /// <summary>A PDF, edited.</summary>
    Pdf,

    /// <summary>A store, edited.</summary>
    Store,

    /// <summary>A label model, edited, with a checksum that fits.</summary>
    Model,
}

/// <summary>One input.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text; null where it is bytes.</param>
/// <param name="Bytes">The bytes of a file; empty where it is text.</param>
internal sealed record FuzzCase(FuzzKind Kind, string? Text, byte[] Bytes)
{
    /// <summary>Size in bytes.</summary>
    public int Size => Text is null ? Bytes.Length : Text.Length * 2;

    /// <summary>The name that a file of the kind has.</summary>
    public string Name => Kind switch
    {
        FuzzKind.Html => "a.html",
        FuzzKind.Docx => "a.docx",
        FuzzKind.Pdf => "a.pdf",
        FuzzKind.Json => "a.jsonl",
        FuzzKind.Store => "a.db",
        FuzzKind.Model => "model.bin",
        _ => "a.txt",
    };
}
