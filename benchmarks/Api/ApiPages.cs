using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace PolicyML.Benchmarks.Api;

/// <summary>Pages on the public types of an assembly, made of its documentation comments.</summary>
internal static class ApiPages
{
    /// <summary>The libraries that have pages.</summary>
    public static readonly string[] Libraries = ["PolicyML.Core", "PolicyML.Text", "PolicyML.Extraction", "PolicyML.Learning", "PolicyML.Storage", "PolicyML.Reports"];

    /// <summary>The page of an assembly, as Markdown: its types by namespace, each with its members.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="comments">The XML file that the compiler wrote of its comments.</param>
    /// <param name="problems">What has no comment, and what a comment points to and is not there.</param>
    public static string Of(Assembly assembly, XDocument comments, out IReadOnlyList<string> problems)
    {
        var members = comments.Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);
        var open = new List<string>();
        open.AddRange(comments.Descendants().Attributes("cref").Where(c => c.Value.StartsWith("!:", StringComparison.Ordinal)).Select(c => $"{c.Value[2..]} is not there"));
        var page = new StringBuilder($"# {assembly.GetName().Name}\n");
        foreach (var space in assembly.GetExportedTypes().GroupBy(t => t.Namespace ?? "").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            page.Append($"\n## {space.Key}\n");
            foreach (var type in space.OrderBy(t => t.FullName, StringComparer.Ordinal)) Add(page, type, members, open);
        }

        problems = open;
        return page.ToString();
    }

    private static void Add(StringBuilder page, Type type, Dictionary<string, XElement> members, List<string> problems)
    {
        var name = type.FullName!.Replace('+', '.');
        if (!members.TryGetValue("T:" + name, out var comment)) problems.Add($"{name} has no comment");
        page.Append($"\n### {name[(type.Namespace!.Length + 1)..]}\n\n{Text(comment)}\n\n");
        foreach (var (key, member) in members.Where(m => IsOf(m.Key, name)).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            page.Append($"- `{key[(name.Length + 3)..].Replace(type.Namespace + ".", "", StringComparison.Ordinal)}`: {Text(member)}\n");
            foreach (var error in member.Elements("exception")) page.Append($"  - throws {Name(error.Attribute("cref"))}: {Plain(error)}\n");
        }
    }

    /// <summary>True for a member of just this type, not of one inside it: its own name, before any parameters, has no point.</summary>
    private static bool IsOf(string key, string type)
    {
        if (key[0] == 'T' || !key.AsSpan(2).StartsWith(type + ".", StringComparison.Ordinal)) return false;
        var own = key.AsSpan(type.Length + 3);
        var end = own.IndexOf('(');
        return !(end < 0 ? own : own[..end]).Contains('.');
    }

    private static string Text(XElement? comment)
    {
        if (comment is null) return "";
        if (comment.Element("inheritdoc") is not null) return "as in the type it comes from.";
        var parts = comment.Elements().Where(e => e.Name.LocalName is "summary" or "remarks" or "returns").Select(Plain);
        var parameters = comment.Elements("param").Select(p => $"`{p.Attribute("name")!.Value}`: {Plain(p)}");
        return string.Join(' ', parts.Concat(parameters).Where(t => t.Length > 0));
    }

    private static string Plain(XElement element)
    {
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "see" } see => "`" + Name(see.Attribute("cref") ?? see.Attribute("langword")) + "`",
            XElement { Name.LocalName: "paramref" } reference => "`" + reference.Attribute("name")!.Value + "`",
            XElement { Name.LocalName: "c" or "code" } code => "`" + code.Value + "`",
            XElement other => Plain(other),
            XText plain => plain.Value,
            _ => "",
        }));
        return string.Join(' ', text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Name(XAttribute? reference)
    {
        var name = reference?.Value ?? "";
        var head = name.Split('(')[0];
        return head[(head.LastIndexOfAny(['.', ':']) + 1)..];
    }
}
