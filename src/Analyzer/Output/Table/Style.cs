namespace PolicyML.Analyzer.Output.Table;

/// <summary>Colours of the table; none where the output is no terminal or NO_COLOR is set.</summary>
internal sealed class Style(bool colour)
{
    /// <summary>Head of a source.</summary>
    public string Source(string text) => Wrap("1;36", text);

    /// <summary>A headline.</summary>
    public string Headline(string text) => Wrap("1", text);

    /// <summary>A figure.</summary>
    public string Figure(string text) => Wrap("33", text);

    /// <summary>Notes and rules.</summary>
    public string Note(string text) => Wrap("2", text);

    private string Wrap(string code, string text) => colour && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
