using System.Xml;

using PolicyML.Core.Tables;

namespace PolicyML.Reports.Exports;

/// <summary>The formats of cells, by their place in the table of styles.</summary>
internal static class WorkbookStyles
{
    /// <summary>Text, also where it is edited.</summary>
    public const int Text = 1;

    /// <summary>Text that would be a formula if it were typed.</summary>
    public const int Quoted = 2;

    /// <summary>The head of a sheet.</summary>
    public const int Head = 3;

    private const int First = 4;
    private const int OwnFormats = 164;

    /// <summary>In the order of <see cref="CellKind"/>; null is the general format.</summary>
    private static readonly string?[] Formats = [null, "#,##0", null, "#,##0.00", "0.0##%", "0.00", "yyyy\\-mm\\-dd"];

    /// <summary>The style of a number.</summary>
    public static int Of(CellKind kind) => First + (int)kind;

    /// <summary>Writes the table of styles.</summary>
    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", SheetXml.Main);
        WriteFormats(xml);
        xml.WriteRaw("""
            <fonts count="2"><font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts>
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/><bgColor indexed="64"/></patternFill></fill></fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF808080"/></bottom><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            """);
        xml.WriteStartElement("cellXfs", SheetXml.Main);
        xml.WriteAttributeString("count", $"{First + Formats.Length}");
        xml.WriteRaw("""
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"/></xf>
            """);
        for (var i = 0; i < Formats.Length; i++)
            xml.WriteRaw($"<xf numFmtId=\"{(Formats[i] is null ? 0 : OwnFormats + i)}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>");
        xml.WriteEndElement();
        xml.WriteRaw("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>");
        xml.WriteEndElement();
    }

    private static void WriteFormats(XmlWriter xml)
    {
        xml.WriteStartElement("numFmts", SheetXml.Main);
        xml.WriteAttributeString("count", $"{Formats.Count(f => f is not null)}");
        for (var i = 0; i < Formats.Length; i++)
        {
            if (Formats[i] is not { } code) continue;
            xml.WriteStartElement("numFmt", SheetXml.Main);
            xml.WriteAttributeString("numFmtId", $"{OwnFormats + i}");
            xml.WriteAttributeString("formatCode", code);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
