using System.Globalization;
using System.Text;
using System.Xml;

using PolicyML.Core.Json;
using PolicyML.Core.Tables;

namespace PolicyML.Reports.Exports;

/// <summary>The XML of one sheet, written row after row.</summary>
internal sealed class SheetXml
{
    /// <summary>Namespace of workbooks.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Namespace of relations, and the beginning of their types.</summary>
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Days are counted from here; earlier than the first of March 1900 spreadsheets miscount them, and they stay text.</summary>
    private static readonly DateOnly Epoch = new(1899, 12, 30), FirstDay = new(1900, 3, 1);

    private readonly Stream stream;
    private readonly XmlWriter xml;
    private readonly string[] names;
    private readonly CellKind[] kinds;
    private readonly int mostRows;
    private readonly Action<int> ended;
    private int rows;

    /// <summary>Writes the head, frozen above the rows.</summary>
    public SheetXml(
        Stream stream, IReadOnlyList<TableColumn> columns, IReadOnlyList<double> widths, int mostRows, bool isFirst, Action<int> ended)
    {
        (this.stream, this.mostRows, this.ended) = (stream, mostRows, ended);
        xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        names = [.. columns.Select((_, i) => ColumnName(i))];
        kinds = [.. columns.Select(c => c.Kind)];
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        WriteFit();
        WriteView(isFirst);
        if (columns.Count > 0) WriteWidths(widths);
        xml.WriteStartElement("sheetData", Main);
        if (columns.Count == 0) return;
        BeginRow();
        for (var i = 0; i < columns.Count; i++) AddText(i, columns[i].Name, WorkbookStyles.Head);
        xml.WriteEndElement();
    }

    /// <summary>True where no row has room any more.</summary>
    public bool IsFull => rows >= mostRows;

    /// <summary>Adds a row.</summary>
    public void Add(IReadOnlyList<TableCell> row)
    {
        BeginRow();
        for (var i = 0; i < names.Length && i < row.Count; i++) Add(i, row[i]);
        xml.WriteEndElement();
    }

    /// <summary>Ends the sheet and closes its stream.</summary>
    public void End()
    {
        xml.WriteEndElement();
        if (names.Length > 0)
        {
            xml.WriteStartElement("autoFilter", Main);
            xml.WriteAttributeString("ref", $"A1:{names[^1]}{rows}");
            xml.WriteEndElement();
        }

        xml.WriteStartElement("pageSetup", Main);
        xml.WriteAttributeString("paperSize", "9");
        xml.WriteAttributeString("orientation", "landscape");
        xml.WriteAttributeString("fitToHeight", "0");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Dispose();
        stream.Dispose();
        ended(rows);
    }

    /// <summary>The name of a column: A, B, … Z, AA.</summary>
    public static string ColumnName(int index)
    {
        var name = "";
        for (var at = index + 1; at > 0; at = (at - 1) / 26) name = (char)('A' + ((at - 1) % 26)) + name;
        return name;
    }

    private void BeginRow()
    {
        rows++;
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", rows.ToString(CultureInfo.InvariantCulture));
    }

    private void Add(int column, TableCell cell)
    {
        if (cell.Text is { } text) AddText(column, text, CellText.LooksLikeFormula(text) ? WorkbookStyles.Quoted : WorkbookStyles.Text);
        else if (cell.Number is { } number) AddNumber(column, kinds[column] == CellKind.Percent ? number / 100 : number, WorkbookStyles.Of(kinds[column]));
        else if (cell.Day is { } day && day >= FirstDay) AddNumber(column, day.DayNumber - Epoch.DayNumber, WorkbookStyles.Of(CellKind.Date));
        else if (cell.Day is { } early) AddText(column, early.ToString("O", CultureInfo.InvariantCulture), WorkbookStyles.Text);
    }

    private void AddText(int column, string text, int style)
    {
        BeginCell(column, style, "inlineStr");
        xml.WriteStartElement("is", Main);
        xml.WriteStartElement("t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CellText.Of(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void AddNumber(int column, decimal number, int style)
    {
        BeginCell(column, style, null);
        xml.WriteElementString("v", Main, ArticleJson.WithoutTrailingZeros(number).ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private void BeginCell(int column, int style, string? type)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", names[column] + rows.ToString(CultureInfo.InvariantCulture));
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

    private void WriteWidths(IReadOnlyList<double> widths)
    {
        xml.WriteStartElement("cols", Main);
        for (var i = 0; i < widths.Count; i++)
        {
            xml.WriteStartElement("col", Main);
            xml.WriteAttributeString("min", $"{i + 1}");
            xml.WriteAttributeString("max", $"{i + 1}");
            xml.WriteAttributeString("width", widths[i].ToString("0.##", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
