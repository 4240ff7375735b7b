using System.Collections.Frozen;

using AngleSharp.Dom;

using PolicyML.Core.Lexicons;

namespace PolicyML.Text.Sources.Html;

/// <summary>Tells by name, class, id and style whether an element is furniture of the page.</summary>
internal static class HtmlFurniture
{
    private static readonly Lazy<FrozenSet<string>> Words = new(() =>
        Lexicon.Default.Read("html-furniture.tsv").Select(row => row["word"]).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>True for menus, footers, comments and what is not shown.</summary>
    public static bool Is(IElement element) =>
        HtmlElements.Furniture.Contains(element.LocalName)
        || HasWord(element.ClassName)
        || HasWord(element.Id)
        || IsHidden(element);

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true") return true;
        var style = element.GetAttribute("style");
        return style is not null && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasWord(string? names)
    {
        if (string.IsNullOrEmpty(names)) return false;
        var words = Words.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = names.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = WordLength(rest);
            if (words.Contains(rest[..length])) return true;
            rest = rest[Math.Max(1, length)..];
        }

        return false;
    }

    /// <summary>Letters up to the next sign, or to a capital as in <c>pageFooter</c>.</summary>
    private static int WordLength(ReadOnlySpan<char> names)
    {
        var length = 0;
        while (length < names.Length && char.IsAsciiLetter(names[length]) &&
               (length == 0 || !char.IsAsciiLetterUpper(names[length]) || char.IsAsciiLetterUpper(names[length - 1]))) length++;
        return length;
    }
}
