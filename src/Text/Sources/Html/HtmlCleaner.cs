using System.Collections.Frozen;
using System.Text;

namespace PolicyML.Text.Sources.Html;

/// <summary>
/// Takes out of HTML what costs a parser time and memory but holds no text: scripts, styles, comments, drawings,
/// formatting. Bounds nesting and the number of tags, so that a parser's effort is linear in the input: nesting is
/// cut where browsers cut it, too. One linear pass.
/// </summary>
internal sealed class HtmlCleaner
{
    /// <summary>Nesting beyond this is flattened; browsers flatten at 512.</summary>
    private const int DeepestNesting = 256;

    /// <summary>Tags beyond this many are taken out; large real pages have some ten thousand.</summary>
    private const int MostTags = 500_000;

    /// <summary>Longer tags, such as those with embedded pictures, lose their attributes.</summary>
    private const int LongestTag = 512;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Unread = HtmlElements.Unread.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Formatting = HtmlElements.Formatting.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Void = HtmlElements.Void.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SelfEnding = HtmlElements.SelfEnding.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string html;
    private readonly StringBuilder clean;

    /// <summary>Elements whose end tag is known to be missing from here on, so that it is searched for only once.</summary>
    private readonly HashSet<string> unended = new(StringComparer.OrdinalIgnoreCase);
    private int depth;
    private int tags;

    private HtmlCleaner(string html)
    {
        this.html = html;
        clean = new StringBuilder(html.Length / 2);
    }

    /// <summary>The HTML without what holds no text.</summary>
    public static string Clean(string html) => new HtmlCleaner(html).Clean();

    private string Clean()
    {
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            clean.Append(html, at, tag - at);
            if (tag == html.Length) break;
            at = Markup(tag);
        }

        return clean.ToString();
    }

    /// <summary>Deals with what starts at a <c>&lt;</c>; returns where to go on.</summary>
    private int Markup(int at)
    {
        var rest = html.AsSpan(at);
        if (rest.StartsWith("<!--")) return After(html.IndexOf("-->", Math.Min(at + 2, html.Length), StringComparison.Ordinal), 3);
        if (rest.Length > 1 && rest[1] is '!' or '?') return After(html.IndexOf('>', at), 1);
        var isEnd = rest.Length > 1 && rest[1] == '/';
        var start = at + (isEnd ? 2 : 1);
        if (start >= html.Length || !char.IsAsciiLetter(html[start]))
        {
            clean.Append(isEnd ? "" : "&lt;");
            return isEnd ? After(html.IndexOf('>', at), 1) : start;
        }

        var nameEnd = start;
        while (nameEnd < html.Length && html[nameEnd] is not (' ' or '\t' or '\n' or '\r' or '\f' or '/' or '>')) nameEnd++;
        var end = TagEnd(nameEnd);
        return isEnd ? EndTag(at, start, nameEnd, end) : StartTag(at, nameEnd, end);
    }

    private int StartTag(int at, int nameEnd, int end)
    {
        var name = html.AsSpan(at + 1, nameEnd - at - 1);
        if (Unread.Contains(name)) return SkipElement(name.ToString(), end);
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase)) return CopyTitle(end);
        if (Formatting.Contains(name)) return end;
        var nests = !Void.Contains(name) && !SelfEnding.Contains(name);
        if (nests && ++depth > DeepestNesting) return Blank(end);
        return Copy(at, nameEnd, end);
    }

    private int EndTag(int at, int start, int nameEnd, int end)
    {
        var name = html.AsSpan(start, nameEnd - start);
        if (Formatting.Contains(name) || Unread.Contains(name)) return end;
        var nests = !Void.Contains(name) && !SelfEnding.Contains(name);
        if (nests && depth > 0 && depth-- > DeepestNesting) return Blank(end);
        return Copy(at, nameEnd, end);
    }

    /// <summary>Where a tag ends: after the next <c>&gt;</c> that is in no quoted attribute value.</summary>
    private int TagEnd(int at)
    {
        var afterEquals = false;
        while (at < html.Length)
        {
            var c = html[at++];
            if (c == '>') return at;
            if (afterEquals && c is '"' or '\'') at = After(html.IndexOf(c, at), 1);
            if (c is not (' ' or '\t' or '\n' or '\r' or '\f')) afterEquals = c == '=';
        }

        return at;
    }

    private int SkipElement(string name, int at)
    {
        clean.Append(' ');
        if (unended.Contains(name)) return at;
        var end = FindEndTag(name, at);
        if (end >= 0) return After(html.IndexOf('>', end), 1);
        unended.Add(name);
        return name.ToLowerInvariant() is "script" or "style" or "textarea" or "xmp" or "iframe" ? html.Length : at;
    }

    private int CopyTitle(int at)
    {
        var end = unended.Contains("title") ? -1 : FindEndTag("title", at);
        if (end < 0)
        {
            unended.Add("title");
            return at;
        }

        clean.Append("<title>").Append(html, at, end - at).Append("</title>");
        return After(html.IndexOf('>', end), 1);
    }

    private int FindEndTag(string name, int at) => html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);

    private int Copy(int at, int nameEnd, int end)
    {
        if (++tags > MostTags) return Blank(end);
        if (end - at <= LongestTag) clean.Append(html, at, end - at);
        else if (nameEnd - at <= LongestTag) clean.Append(html, at, nameEnd - at).Append('>');
        return end;
    }

    private int Blank(int end)
    {
        clean.Append(' ');
        return end;
    }

    private int After(int at, int length) => at < 0 ? html.Length : Math.Min(at + length, html.Length);
}
