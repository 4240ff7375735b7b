using System.Text;

namespace PolicyML.Reports.Charts.Svg;

/// <summary>An element of an SVG picture while it is built: a name, attributes in order, children in order. Escaped when written.</summary>
internal sealed class SvgElement(string name)
{
    private readonly List<(string Name, string Value)> _attributes = [];
    private readonly List<SvgElement> _children = [];
    private string? _text;

    /// <summary>Adds an attribute or replaces its value; classes add up.</summary>
    public SvgElement Set(string attribute, string value)
    {
        var at = _attributes.FindIndex(a => a.Name == attribute);
        if (at < 0) _attributes.Add((attribute, value));
        else _attributes[at] = (attribute, attribute == "class" ? $"{_attributes[at].Value} {value}" : value);
        return this;
    }

    /// <summary>Adds a numeric attribute.</summary>
    public SvgElement Set(string attribute, double value) => Set(attribute, SvgText.Number(value));

    /// <summary>Sets the text content.</summary>
    public SvgElement Say(string text)
    {
        _text = text;
        return this;
    }

    /// <summary>Adds a child and returns this element.</summary>
    public SvgElement With(SvgElement child)
    {
        _children.Add(child);
        return this;
    }

    /// <summary>Adds a child and returns the child.</summary>
    public SvgElement Add(SvgElement child)
    {
        _children.Add(child);
        return child;
    }

    /// <summary>Adds a child before all others.</summary>
    public void AddFirst(SvgElement child) => _children.Insert(0, child);

    /// <summary>Whether nothing is inside.</summary>
    public bool IsEmpty => _children.Count == 0 && _text is null;

    /// <summary>Writes the element, one a line, without indent inside text.</summary>
    public void Write(StringBuilder output, int depth = 0)
    {
        output.Append(' ', depth).Append('<').Append(name);
        foreach (var (attribute, value) in _attributes)
        {
            output.Append(' ').Append(attribute).Append("=\"");
            SvgText.Append(output, value);
            output.Append('"');
        }

        if (IsEmpty)
        {
            output.Append("/>\n");
            return;
        }

        output.Append('>');
        if (_text is not null) SvgText.Append(output, _text);
        if (_children.Count > 0) WriteChildren(output, depth);
        output.Append("</").Append(name).Append(">\n");
    }

    private void WriteChildren(StringBuilder output, int depth)
    {
        output.Append('\n');
        foreach (var child in _children) child.Write(output, depth + 1);
        output.Append(' ', depth);
    }
}
