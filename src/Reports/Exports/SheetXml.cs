using System.Globalization;
using System.Text;
using System.Xml;

namespace PolicyML.Reports.Exports;

/// <summary>The XML of one sheet, written row after row.</summary>
internal sealed class SheetXml(Stream stream) : IDisposable
{
    /// <summary>Namespace of workbooks.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Namespace of relations, and the beginning of their types.</summary>
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly XmlWriter xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true });
    private string[] columns = [];
    private int column;

    /// <summary>Rows begun, the head included.</summary>
    public int Rows { get; private set; }

    /// <summary>Writes the head, frozen above the rows.</summary>
    public void Begin(IEnumerable<(string Title, double Width)> heads, bool isFirst)
    {
        var all = heads.ToList();
        columns = [.. all.Select((_, i) => ColumnName(i))];
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        WriteFit();
        WriteView(isFirst);
        if (all.Count > 0) WriteWidths(all);
        xml.WriteStartElement("sheetData", Main);
        if (all.Count == 0) return;
        BeginRow();
        foreach (var (title, _) in all) AddText(title, WorkbookStyles.Head);
        EndRow();
    }

    /// <summary>Begins a row.</summary>
    public void BeginRow()
    {
        Rows++;
        column = 0;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Rows.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds a cell to the row.</summary>
    public void Add(Cell cell)
    {
        if (cell.Text is { } text) AddText(text, CellText.LooksLikeFormula(text) ? WorkbookStyles.Quoted : WorkbookStyles.Text);
        else if (cell.Number is { } number) AddNumber(number, WorkbookStyles.Of(cell.Format));
        else column++;
    }

    /// <summary>Ends a row.</summary>
    public void EndRow() => xml.WriteEndElement();

    /// <summary>Ends the sheet.</summary>
    public void End()
    {
        xml.WriteEndElement();
        if (columns.Length > 0)
        {
            xml.WriteStartElement("autoFilter", Main);
            xml.WriteAttributeString("ref", $"A1:{columns[^1]}{Rows}");
            xml.WriteEndElement();
        }

        xml.WriteStartElement("pageSetup", Main);
        xml.WriteAttributeString("paperSize", "9");
        xml.WriteAttributeString("orientation", "landscape");
        xml.WriteAttributeString("fitToHeight", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => xml.Dispose();

    /// <summary>The name of a column: A, B, … Z, AA.</summary>
    public static string ColumnName(int index)
    {
        var name = "";
        for (var at = index + 1; at > 0; at = (at - 1) / 26) name = (char)('A' + ((at - 1) % 26)) + name;
        return name;
    }

    private void AddText(string text, int style)
    {
        BeginCell(style, "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CellText.Of(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void AddNumber(decimal number, int style)
    {
        BeginCell(style, null);
        xml.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private void BeginCell(int style, string? type)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", columns[column++] + Rows.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (type is not null) xml.WriteAttributeString("t", type);
    }

    private void WriteFit()
    {
        xml.WriteStartElement("sheetPr", Main);
        xml.WriteStartElement("pageSetUpPr", Main);
        xml.WriteAttributeString("fitToPage", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteView(bool isFirst)
    {
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        if (isFirst) xml.WriteAttributeString("tabSelected", "1");
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane", Main);
        xml.WriteAttributeString("ySplit", "1");
        xml.WriteAttributeString("topLeftCell", "A2");
        xml.WriteAttributeString("activePane", "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteWidths(List<(string Title, double Width)> heads)
    {
        xml.WriteStartElement("cols", Main);
        for (var i = 0; i < heads.Count; i++)
        {
            xml.WriteStartElement("col", Main);
            xml.WriteAttributeString("min", $"{i + 1}");
            xml.WriteAttributeString("max", $"{i + 1}");
            xml.WriteAttributeString("width", heads[i].Width.ToString("0.##", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
