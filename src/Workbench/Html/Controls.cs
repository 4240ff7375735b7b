using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Html;

/// <summary>Controls of forms, each with its label.</summary>
internal static class Controls
{
    /// <summary>A choice among things with names; the first, empty one means any.</summary>
    public static Markup Select(string name, string label, string any, IEnumerable<(string Id, string Name)> options, string? chosen)
    {
        var html = new HtmlText();
        html.Add($"<label class=\"field\"><span>{label}</span><select name=\"{name}\"{Set(chosen is not null)}>");
        if (any.Length > 0) html.Add($"<option value=\"\">{any}</option>");
        foreach (var (id, text) in options) html.Add($"<option value=\"{id}\"{(id == chosen ? Markup.Of($" selected") : Markup.None)}>{text}</option>");
        html.Add($"</select></label>");
        return html.Done();
    }

    /// <summary>A choice among labels or indicators.</summary>
    public static Markup Select(string name, string label, Words words, IEnumerable<Named> options, string? chosen) =>
        Select(name, label, words["any"], options.Select(o => (o.Id, o.In(words))), chosen);

    /// <summary>A line of text.</summary>
    public static Markup Line(string name, string label, string hint, string? value, string size = "") =>
        Markup.Of($"<label class=\"field {size}\"><span>{label}</span><input name=\"{name}\" value=\"{value}\" placeholder=\"{hint}\" maxlength=\"200\" autocomplete=\"off\"{Set(value is not null)}></label>");

    /// <summary>The words to find, in place of the search in the head of the page.</summary>
    public static Markup Find(Words words, string? value) =>
        Markup.Of($"<label class=\"field wide\"><span>{words["find"]}</span><input id=\"find\" type=\"search\" name=\"q\" value=\"{value}\" placeholder=\"{words["find.hint"]}\" maxlength=\"200\" autocomplete=\"off\"{Set(value is not null)}></label>");

    /// <summary>A switch.</summary>
    public static Markup Check(string name, string label, bool isOn) =>
        Markup.Of($"<label class=\"check\"><input type=\"checkbox\" name=\"{name}\" value=\"1\"{(isOn ? Markup.Of($" checked") : Markup.None)}><span>{label}</span></label>");

    /// <summary>A value that the form carries on unseen; nothing where there is none.</summary>
    public static Markup Hidden(string name, string? value) => value is null ? Markup.None : Markup.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    private static Markup Set(bool isSet) => isSet ? Markup.Of($" data-set") : Markup.None;
}
