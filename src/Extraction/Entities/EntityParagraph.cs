using System.Runtime.InteropServices;

using PolicyML.Core;
using PolicyML.Text.Places;

namespace PolicyML.Extraction.Entities;

/// <summary>A paragraph as scanned for entities.</summary>
/// <param name="Text">The article's reading text.</param>
/// <param name="Tokens">The words of the paragraph.</param>
/// <param name="Firms">Its companies.</param>
/// <param name="Investments">The article's sums of investment.</param>
/// <param name="Gazetteer">Names of places, or null.</param>
/// <param name="Published">The day of publication; null where unknown.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EntityParagraph(
    string Text, List<EntityToken> Tokens, List<Firm> Firms, InvestmentIndex Investments, Gazetteer? Gazetteer, DateOnly? Published)
{
    /// <summary>The company that ends at a position, blanks and brackets aside; null where there is none.</summary>
    public TextSpan? FirmEndingAt(int at)
    {
        foreach (var firm in Firms)
        {
            if (firm.Span.End == at) return firm.Span;
        }

        return null;
    }
}
