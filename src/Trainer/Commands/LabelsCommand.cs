using System.CommandLine;
using System.Text;
using System.Text.Json;

using PolicyML.Core.Lexicons;
using PolicyML.Trainer.Output;

namespace PolicyML.Trainer.Commands;

/// <summary>The command <c>labels</c>: lists the label schema, or writes it as an annotation tool wants it.</summary>
internal sealed class LabelsCommand(CommandContext context, CommonValues common) : CommandRun(context, common)
{
    private static readonly string[] Formats = ["table", "tsv", "json", "doccano", "label-studio"];

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var common = new CommonOptions(context, Formats);
        return DataCommand.Make(context, "labels", [], common, parsed => new LabelsCommand(context, common.Bind(parsed)).Execute());
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        Write(Common.Format switch
        {
            "tsv" => Tsv(),
            "json" => Json(WriteOurs),
            "doccano" => Json(WriteDoccano),
            "label-studio" => LabelStudio(),
            _ => Table(),
        });
        return Terminal.ExitCode.Done;
    }

    private string Table()
    {
        var table = new TextTable(Messages["head.kind"], "id", Messages["head.name"], Messages["head.name-en"]);
        foreach (var label in Schema.Labels) table.Add(KindOf(label), label.Id, label.Name, label.NameEn);
        var text = new StringBuilder();
        table.AppendTo(text);
        return text.ToString();
    }

    private string Tsv() =>
        "kind\tid\tname\tname_en\n" + string.Concat(Schema.Labels.Select(l => $"{KindOf(l)}\t{l.Id}\t{l.Name}\t{l.NameEn}\n"));

    private string LabelStudio()
    {
        var xml = new StringBuilder("<View>\n  <Text name=\"text\" value=\"$text\"/>\n");
        foreach (var (kind, name) in ((LabelKind, string)[])[(LabelKind.Chain, "chains"), (LabelKind.Theme, "themes")])
        {
            xml.Append($"  <Choices name=\"{name}\" toName=\"text\" choice=\"multiple\" showInline=\"true\">\n");
            foreach (var label in Schema.Labels.Where(l => l.Kind == kind))
                xml.Append($"    <Choice value=\"{System.Security.SecurityElement.Escape(label.Name)}\" alias=\"{label.Id}\"/>\n");
            xml.Append("  </Choices>\n");
        }

        return xml.Append("</View>\n").ToString();
    }

    private string Json(Action<Utf8JsonWriter, LabelDefinition> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Jsons.Indented))
        {
            json.WriteStartArray();
            foreach (var label in Schema.Labels)
            {
                json.WriteStartObject();
                write(json, label);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteOurs(Utf8JsonWriter json, LabelDefinition label)
    {
        json.WriteString("kind", KindOf(label));
        json.WriteString("id", label.Id);
        json.WriteString("name", label.Name);
        json.WriteString("name_en", label.NameEn);
    }

    private static void WriteDoccano(Utf8JsonWriter json, LabelDefinition label)
    {
        json.WriteString("text", label.Id);
        json.WriteString("background_color", label.Kind == LabelKind.Chain ? "#1f6feb" : "#8250df");
        json.WriteString("text_color", "#ffffff");
    }

    private static string KindOf(LabelDefinition label) => label.Kind == LabelKind.Chain ? "chain" : "theme";
}
