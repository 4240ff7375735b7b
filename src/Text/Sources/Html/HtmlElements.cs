using System.Collections.Frozen;

namespace PolicyML.Text.Sources.Html;

/// <summary>Groups of HTML elements, by the HTML standard.</summary>
internal static class HtmlElements
{
    /// <summary>Elements without content.</summary>
    public static readonly FrozenSet<string> Void = Set("area base br col embed hr img input link meta param source track wbr");

    /// <summary>Elements that a following one closes by itself, so that they do not nest where their end tags are missing.</summary>
    public static readonly FrozenSet<string> SelfEnding = Set("a body button caption colgroup dd dt h1 h2 h3 h4 h5 h6 head html li nobr optgroup option p rb rp rt rtc tbody td tfoot th thead tr");

    /// <summary>Elements that only change the look of their text.</summary>
    public static readonly FrozenSet<string> Formatting = Set("abbr acronym b bdi bdo big cite code dfn em font i ins kbd mark nobr s samp small strike strong tt u var");

    /// <summary>Elements whose content is no text of the page; all have end tags.</summary>
    public static readonly FrozenSet<string> Unread = Set("applet audio canvas datalist iframe math noembed noframes noscript object script select style svg template textarea video xmp");

    /// <summary>Controls, and the pronunciation above a character: part of a line, but not of its text.</summary>
    public static readonly FrozenSet<string> Silent = Set("button head rp rt title");

    /// <summary>Elements that start a new line.</summary>
    public static readonly FrozenSet<string> Block = Set(
        "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
        "header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul");

    /// <summary>Block elements that hold a single piece of text.</summary>
    public static readonly FrozenSet<string> Leaf = Set("address caption dt figcaption h1 h2 h3 h4 h5 h6 legend li p pre summary");

    /// <summary>Block elements that are furniture by their meaning.</summary>
    public static readonly FrozenSet<string> Furniture = Set("aside dialog footer header menu nav");

    /// <summary>True for h1 to h6.</summary>
    public static bool IsHeading(string name) => name is ['h', >= '1' and <= '6'];

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
