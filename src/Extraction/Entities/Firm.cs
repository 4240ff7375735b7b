using System.Runtime.InteropServices;

using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>How sure the name of a company is by its form.</summary>
internal enum FirmForm : byte
{
    /// <summary>Ends in a legal form.</summary>
    Full,

    /// <summary>A widely known short name.</summary>
    Known,

    /// <summary>Ends as only companies do.</summary>
    Short,

    /// <summary>Ends in a common noun; a name by the words around.</summary>
    Trade,
}

/// <summary>A company's name in the reading text.</summary>
/// <param name="Span">Its range.</param>
/// <param name="Form">Its form.</param>
/// <param name="IsSure">False where only a role or an investment beside it makes it a company.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Firm(TextSpan Span, FirmForm Form, bool IsSure);
