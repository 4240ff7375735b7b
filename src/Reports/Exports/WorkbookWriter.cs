using System.IO.Compression;
using System.Text;
using System.Xml;

using PolicyML.Core.Tables;
using PolicyML.Reports.Documents;

namespace PolicyML.Reports.Exports;

/// <summary>
/// Writes an Excel workbook (ECMA-376, .xlsx) sheet after sheet and row after row: memory does not grow with the rows.
/// A sheet that is full goes on in another with the same head. Equal rows make equal bytes.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    /// <summary>The most rows that a sheet can hold, its head included.</summary>
    public const int MostRows = 1_048_576;

    private readonly ZipArchive archive;
    private readonly int mostRows;
    private readonly List<SheetEntry> sheets = [];
    private bool isFinished;
    private bool isPartOpen;

    /// <summary>Begins a workbook. The stream is left open.</summary>
    public WorkbookWriter(Stream output)
        : this(output, MostRows)
    {
    }

    /// <summary>Begins a workbook whose sheets hold fewer rows, for tests.</summary>
    internal WorkbookWriter(Stream output, int mostRows)
    {
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        this.mostRows = mostRows;
    }

    /// <summary>Writes a sheet with all rows of a table, named by the table's title.</summary>
    /// <returns>The number of rows written.</returns>
    public int Add(TableData table)
    {
        var sheet = Begin(table.Name, table.Columns);
        foreach (var row in table.Rows) sheet.Add(row);
        return sheet.End();
    }

    /// <summary>Begins a sheet, which must be ended before the next begins.</summary>
    /// <param name="name">Its name; what a name cannot hold is left out.</param>
    /// <param name="columns">Its columns.</param>
    public WorkbookSheet Begin(string name, IReadOnlyList<TableColumn> columns) => new(this, name, columns);

    /// <summary>Begins a part of a sheet.</summary>
    internal SheetXml BeginPart(string name, IReadOnlyList<TableColumn> columns, IReadOnlyList<double> widths)
    {
        var entry = new SheetEntry(UniqueName(name), sheets.Count + 1, columns.Count);
        sheets.Add(entry);
        var stream = FixedZip.Add(archive, $"xl/worksheets/sheet{entry.Number}.xml");
        isPartOpen = true;
        return new SheetXml(stream, columns, widths, mostRows, isFirst: entry.Number == 1, rows => (entry.Rows, isPartOpen) = (rows, false));
    }

    /// <summary>Writes what stands at the end. A workbook without a sheet gets an empty one.</summary>
    public void Finish()
    {
        if (isFinished) return;
        isFinished = true;
        if (sheets.Count == 0) Begin("表1", []).End();
        Write("xl/workbook.xml", WriteWorkbook);
        Write("xl/styles.xml", WorkbookStyles.Write);
        Write("xl/_rels/workbook.xml.rels", WriteWorkbookRelations);
        Write("_rels/.rels", WriteRelations);
        Write("[Content_Types].xml", WriteTypes);
        archive.Dispose();
    }

    /// <summary>Finishes the workbook if <see cref="Finish"/> was not called; one that was left within a sheet stays as it is and is none.</summary>
    public void Dispose()
    {
        if (!isPartOpen) Finish();
    }

    /// <summary>At most 31 characters, none of []:*?/\ nor an apostrophe at an end, and no name twice.</summary>
    private string UniqueName(string name)
    {
        var kept = string.Concat(PlainText.Clean(name).Where(c => !"[]:*?/\\".Contains(c))).Trim(' ', '\'');
        if (kept.Length == 0) kept = "表";
        for (var count = 1; ; count++)
        {
            var tail = count == 1 ? "" : $" ({count})";
            var head = kept.Length + tail.Length > 31 ? kept[..(31 - tail.Length)] : kept;
            if (!sheets.Exists(s => string.Equals(s.Name, head + tail, StringComparison.OrdinalIgnoreCase))) return head + tail;
        }
    }

    private void Write(string name, Action<XmlWriter> write)
    {
        using var stream = FixedZip.Add(archive, name);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private void WriteWorkbook(XmlWriter xml)
    {
        xml.WriteStartElement("workbook", SheetXml.Main);
        xml.WriteAttributeString("xmlns", "r", null, SheetXml.Relations);
        xml.WriteStartElement("sheets", SheetXml.Main);
        foreach (var sheet in sheets)
        {
            xml.WriteStartElement("sheet", SheetXml.Main);
            xml.WriteAttributeString("name", sheet.Name);
            xml.WriteAttributeString("sheetId", $"{sheet.Number}");
            xml.WriteAttributeString("id", SheetXml.Relations, $"rId{sheet.Number}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("definedNames", SheetXml.Main);
        foreach (var sheet in sheets.Where(s => s.Columns > 0)) WriteNames(xml, sheet);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The range that is filtered, and the head that is printed on each page.</summary>
    private static void WriteNames(XmlWriter xml, SheetEntry sheet)
    {
        var quoted = "'" + sheet.Name.Replace("'", "''", StringComparison.Ordinal) + "'!";
        var last = SheetXml.ColumnName(sheet.Columns - 1);
        foreach (var (name, range) in (ReadOnlySpan<(string, string)>)[("_xlnm._FilterDatabase", $"$A$1:${last}${sheet.Rows}"), ("_xlnm.Print_Titles", "$1:$1")])
        {
            xml.WriteStartElement("definedName", SheetXml.Main);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("localSheetId", $"{sheet.Number - 1}");
            if (name == "_xlnm._FilterDatabase") xml.WriteAttributeString("hidden", "1");
            xml.WriteString(quoted + range);
            xml.WriteEndElement();
        }
    }

    private void WriteWorkbookRelations(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", PackageXml.Relations);
        foreach (var sheet in sheets) PackageXml.WriteRelation(xml, $"rId{sheet.Number}", SheetXml.Relations + "/worksheet", $"worksheets/sheet{sheet.Number}.xml");
        PackageXml.WriteRelation(xml, "rIdStyles", SheetXml.Relations + "/styles", "styles.xml");
        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", PackageXml.Relations);
        PackageXml.WriteRelation(xml, "rId1", SheetXml.Relations + "/officeDocument", "xl/workbook.xml");
        xml.WriteEndElement();
    }

    private void WriteTypes(XmlWriter xml)
    {
        const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        xml.WriteStartElement("Types", PackageXml.Types);
        PackageXml.WriteDefault(xml, "rels", "application/vnd.openxmlformats-package.relationships+xml");
        PackageXml.WriteDefault(xml, "xml", "application/xml");
        PackageXml.WriteOverride(xml, "/xl/workbook.xml", type + "sheet.main+xml");
        PackageXml.WriteOverride(xml, "/xl/styles.xml", type + "styles+xml");
        foreach (var sheet in sheets) PackageXml.WriteOverride(xml, $"/xl/worksheets/sheet{sheet.Number}.xml", type + "worksheet+xml");
        xml.WriteEndElement();
    }

    private sealed record SheetEntry(string Name, int Number, int Columns)
    {
        public long Rows { get; set; }
    }
}
