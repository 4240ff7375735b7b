using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>Tables of three lines (三线表): thick above and below, thin below the head, which each page repeats.</summary>
internal static class WordTables
{
    private const uint Thick = 12, Thin = 6;   // eighths of a point

    /// <summary>The table without its caption.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Table Make(Table table, WordNotes notes)
    {
        var widths = Widths(table.Columns);
        var made = new DocumentFormat.OpenXml.Wordprocessing.Table(Properties());
        made.Append(new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })));
        made.Append(HeadRow(table, widths));
        foreach (var row in table.Rows) made.Append(DataRow(table, row, widths, notes));
        return made;
    }

    private static int[] Widths(IReadOnlyList<Column> columns)
    {
        var sum = columns.Sum(c => c.Width);
        return [.. columns.Select(c => (int)(WordPage.TextWidth * c.Width / sum))];
    }

    private static TableProperties Properties() => new(
        new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
        new TableJustification { Val = TableRowAlignmentValues.Center },
        new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = Thick, Space = 0, Color = "000000" },
            new BottomBorder { Val = BorderValues.Single, Size = Thick, Space = 0, Color = "000000" }),
        new TableLayout { Type = TableLayoutValues.Fixed },
        new TableCellMarginDefault(
            new TableCellLeftMargin { Type = TableWidthValues.Dxa, Width = 60 },
            new TableCellRightMargin { Type = TableWidthValues.Dxa, Width = 60 }),
        new TableLook { Val = "0420", FirstRow = true });

    private static TableRow HeadRow(Table table, int[] widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var i = 0; i < widths.Length; i++)
        {
            var line = new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Size = Thin, Space = 0, Color = "000000" });
            row.Append(Cell(widths[i], line, WordStyles.CellHead, Align(table.Columns[i].Kind), [new Run(WordText.Of(table.Columns[i].Title))]));
        }

        return row;
    }

    private static TableRow DataRow(Table table, Row data, int[] widths, WordNotes notes)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        for (var i = 0; i < widths.Length; i++)
        {
            var line = data.IsTotal
                ? new TableCellBorders(new TopBorder { Val = BorderValues.Single, Size = Thin, Space = 0, Color = "000000" })
                : null;
            var content = i < data.Cells.Count ? data.Cells[i] : [];
            var style = data.IsTotal ? WordStyles.CellHead : WordStyles.Cell;
            row.Append(Cell(widths[i], line, style, Align(table.Columns[i].Kind), WordText.Runs(content, notes, isInTable: true)));
        }

        return row;
    }

    private static TableCell Cell(
        int width, TableCellBorders? line, string style, JustificationValues align, IEnumerable<DocumentFormat.OpenXml.OpenXmlElement> content)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width}" });
        if (line is not null) properties.Append(line);
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var paragraph = new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
            new ParagraphProperties(new ParagraphStyleId { Val = style }, new Justification { Val = align }));
        paragraph.Append(content);
        return new TableCell(properties, paragraph);
    }

    private static JustificationValues Align(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => JustificationValues.Right,
        ColumnKind.Short => JustificationValues.Center,
        _ => JustificationValues.Left,
    };
}
