using System.Collections.Frozen;
using System.Text;
using System.Xml;

namespace PolicyML.Text.Sources.Docx;

/// <summary>Reads the body of a WordprocessingML part in one pass, element by element.</summary>
internal sealed class DocxBody(XmlReader reader)
{
    /// <summary>
    /// Elements without text to read: properties, field codes, deleted and moved text, pronunciation, and the
    /// fallback that repeats a drawing's text boxes for old readers.
    /// </summary>
    private static readonly FrozenSet<string> Skipped =
        "pPr rPr tblPr tblGrid tblPrEx trPr tcPr sectPr sdtPr instrText delInstrText delText del moveFrom fldData rt Fallback".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly List<(string Text, bool IsRow)> blocks = [];
    private readonly Stack<TableRow<(string Text, bool IsRow)>> rows = new();

    /// <summary>Paragraphs that are being read, the one in the innermost text box on top.</summary>
    private readonly Stack<Paragraph> paragraphs = new();

    /// <summary>For each open text box, whether a paragraph around it is being read.</summary>
    private int boxes;

    /// <summary>The paragraphs and table rows.</summary>
    public List<(string Text, bool IsRow)> Read()
    {
        var inText = false;
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && Skipped.Contains(reader.LocalName))
            {
                reader.Skip();
                continue;
            }

            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    inText = reader.LocalName == "t" && !reader.IsEmptyElement;
                    Start();
                    break;
                case XmlNodeType.EndElement:
                    inText = false;
                    End(reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText:
                    Append(reader.Value);
                    break;
            }

            reader.Read();
        }

        return blocks;
    }

    private void Start()
    {
        var name = reader.LocalName;
        switch (name)
        {
            case "p" when IsWord: paragraphs.Push(new Paragraph(boxes)); break;
            case "txbxContent": boxes++; break;
            case "tr" when IsWord: rows.Push(new(blocks, b => b.Text)); break;
            case "tc" when IsWord && rows.TryPeek(out var row): row.StartCell(); break;
            case "tab" or "ptab" when IsWord: Append("\t"); break;
            case "br" or "cr" when IsWord: Append("\n"); break;
            case "noBreakHyphen": Append("-"); break;
        }

        if (reader.IsEmptyElement) End(name);
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" when IsWord && paragraphs.TryPop(out var paragraph): Finish(paragraph); break;
            case "txbxContent": boxes--; break;
            case "tr" when IsWord && rows.TryPop(out var row): row.End((_, text) => (text, true)); break;
            case "tc" when IsWord && rows.TryPeek(out var open): open.EndCell(); break;
        }
    }

    /// <summary>Text boxes wait until the paragraph around them is over.</summary>
    private void Finish(Paragraph paragraph)
    {
        var text = paragraph.Text.ToString().Trim();
        var outer = paragraph.Depth > 0 && paragraphs.TryPeek(out var around) && around.Depth < paragraph.Depth ? around : null;
        var target = outer?.Boxes ?? blocks;
        if (text.Length > 0) target.Add((text, false));
        target.AddRange(paragraph.Boxes);
    }

    private void Append(string text)
    {
        if (paragraphs.TryPeek(out var paragraph)) paragraph.Text.Append(text);
    }

    /// <summary>DrawingML has elements p, tab and br of its own.</summary>
    private bool IsWord => reader.NamespaceURI.EndsWith("/wordprocessingml/2006/main", StringComparison.Ordinal) || reader.NamespaceURI.EndsWith("/wordprocessingml/main", StringComparison.Ordinal);

    private sealed record Paragraph(int Depth)
    {
        public StringBuilder Text { get; } = new();

        public List<(string Text, bool IsRow)> Boxes { get; } = [];
    }
}
