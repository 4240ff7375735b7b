using System.Collections.Frozen;

using AngleSharp.Dom;

using PolicyML.Core.Lexicons;

namespace PolicyML.Text.Sources.Html;

/// <summary>Whether an element is furniture of the page rather than part of an article.</summary>
internal enum HtmlFurnitureKind
{
    /// <summary>Nothing marks it.</summary>
    None,

    /// <summary>The head of the page or of an article: furniture unless the headline stands in it.</summary>
    Head,

    /// <summary>A menu, a footer, comments and the like, or something that is not shown.</summary>
    Plain,
}

/// <summary>Tells by name, class, id and style whether an element is furniture of the page.</summary>
internal static class HtmlFurniture
{
    private static readonly Lazy<FrozenDictionary<string, HtmlFurnitureKind>> Words = new(() =>
        Lexicon.Default.Read("html-furniture.tsv").ToFrozenDictionary(row => row["word"], KindOf, StringComparer.OrdinalIgnoreCase));

    /// <summary>What an element is marked as.</summary>
    public static HtmlFurnitureKind Of(IElement element)
    {
        if (IsHidden(element)) return HtmlFurnitureKind.Plain;
        if (HtmlElements.Furniture.Contains(element.LocalName))
            return element.LocalName == "header" ? HtmlFurnitureKind.Head : HtmlFurnitureKind.Plain;
        var kind = Of(element.ClassName);
        return kind == HtmlFurnitureKind.None ? Of(element.Id) : kind;
    }

    private static HtmlFurnitureKind KindOf(TsvRow row) => row["what"] == "head" ? HtmlFurnitureKind.Head : HtmlFurnitureKind.Plain;

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true") return true;
        var style = element.GetAttribute("style");
        return style is not null && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
    }

    private static HtmlFurnitureKind Of(string? names)
    {
        if (string.IsNullOrEmpty(names)) return HtmlFurnitureKind.None;
        var words = Words.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = names.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = WordLength(rest);
            if (words.TryGetValue(rest[..length], out var kind)) return kind;
            rest = rest[Math.Max(1, length)..];
        }

        return HtmlFurnitureKind.None;
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
