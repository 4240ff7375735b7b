using System.Xml;

namespace PolicyML.Reports.Exports;

/// <summary>What an Office package says of its parts (Open Packaging Conventions).</summary>
internal static class PackageXml
{
    /// <summary>Namespace of relations.</summary>
    public const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Namespace of content types.</summary>
    public const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>Writes one relation.</summary>
    public static void WriteRelation(XmlWriter xml, string id, string type, string target)
    {
        xml.WriteStartElement("Relationship", Relations);
        xml.WriteAttributeString("Id", id);
        xml.WriteAttributeString("Type", type);
        xml.WriteAttributeString("Target", target);
        xml.WriteEndElement();
    }

    /// <summary>Writes the type of all parts of an extension.</summary>
    public static void WriteDefault(XmlWriter xml, string extension, string type)
    {
        xml.WriteStartElement("Default", Types);
        xml.WriteAttributeString("Extension", extension);
        xml.WriteAttributeString("ContentType", type);
        xml.WriteEndElement();
    }

    /// <summary>Writes the type of one part.</summary>
    public static void WriteOverride(XmlWriter xml, string part, string type)
    {
        xml.WriteStartElement("Override", Types);
        xml.WriteAttributeString("PartName", part);
        xml.WriteAttributeString("ContentType", type);
        xml.WriteEndElement();
    }
}
