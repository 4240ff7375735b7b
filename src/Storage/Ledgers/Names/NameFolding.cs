using System.Globalization;
using System.Text;

namespace PolicyML.Storage.Ledgers.Names;

/// <summary>
/// Brings names that are printed differently to one form: full-width signs to half-width, brackets to round ones,
/// quotation marks and blanks away, Latin letters to capitals, digits without the comma of thousands.
/// </summary>
public static class NameFolding
{
    private const string Dropped = "“”‘’\"'《》〈〉「」『』`";
    private const string Opening = "（〔［【[{｛";
    private const string Closing = "）〕］】]}｝";

    /// <summary>The folded form; equal for names that differ in print only.</summary>
    public static string Fold(string name)
    {
        if (IsFolded(name)) return name;
        var wide = name.IsNormalized(NormalizationForm.FormKC) ? name : Normalize(name);
        var folded = new StringBuilder(wide.Length);
        for (var i = 0; i < wide.Length; i++)
        {
            var c = wide[i];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || Dropped.Contains(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            if (c == ',' && IsDigit(wide, i - 1) && IsDigit(wide, i + 1)) continue;
            folded.Append(Opening.Contains(c) ? '(' : Closing.Contains(c) ? ')' : c is '－' or '–' or '—' or '－' ? '-' : char.ToUpperInvariant(c));
        }

        return folded.ToString();
    }

    private static bool IsFolded(string name)
    {
        foreach (var c in name)
        {
            if (c is not (>= '\u4E00' and <= '\u9FFF' or >= '0' and <= '9' or >= 'A' and <= 'Z')) return false;
        }

        return true;
    }

    // Unpaired surrogates have no normal form: such a name is left as it is.
    private static string Normalize(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
