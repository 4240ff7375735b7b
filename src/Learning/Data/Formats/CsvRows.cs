using System.Globalization;
using System.Text.Json;

using PolicyML.Core.Csv;
using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Data.Formats;

/// <summary>Names of columns.</summary>
internal static class CsvColumns
{
    /// <summary>A field and the headers that mean it, a line each.</summary>
    private const string Table = """
        id id 编号
        text text content 正文 内容
        headline headline title 标题
        chains chains chain 产业链
        themes themes theme 主题
        labels labels label 标签
        published published date 日期
        place place 地点
        split split
        register register
        facts facts
        """;

    private static readonly Dictionary<string, string> Names = Table.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(words => words[1..].Select(header => (Field: words[0], Header: header)))
        .ToDictionary(pair => pair.Header.Trim(), pair => pair.Field, StringComparer.OrdinalIgnoreCase);

    /// <summary>The field that a column holds; null where it is none of ours.</summary>
    public static string? Of(string header) => Names.GetValueOrDefault(header.Trim().Trim('"', '\uFEFF'));
}

/// <summary>Rows of a table with a header; labels of one cell are separated by | ; 、 or commas.</summary>
internal static class CsvRows
{
    private static readonly char[] Separators = ['|', ';', '；', '、', '\n'];
    private static readonly char[] Commas = [',', '，'];

    /// <summary>Reads a table.</summary>
    public static IEnumerable<DataRow> Read(TextReader reader, char separator, FileContext file)
    {
        List<string?>? columns = null;
        foreach (var record in CsvRecords.Read(reader, separator))
        {
            if (record.Cells is not { } cells)
            {
                yield return file.Problem(record.Line, DataProblemCode.OpenQuote);
                continue;
            }

            if (columns is not null)
            {
                yield return Row(cells, columns, record.Line, file);
                continue;
            }

            columns = cells.ConvertAll(CsvColumns.Of);
            if (columns.Contains("text")) continue;
            yield return file.Problem(record.Line, DataProblemCode.NoColumn, "text");
            yield break;
        }
    }

    private static DataRow Row(List<string> cells, List<string?> columns, int line, FileContext file)
    {
        if (cells.Count > columns.Count || cells.Count < columns.IndexOf("text") + 1)
            return file.Problem(line, DataProblemCode.CellCount, Number(cells.Count), Number(columns.Count));
        try
        {
            var raw = new RawRow();
            for (var i = 0; i < cells.Count; i++) Set(raw, columns[i], CsvCells.Unguard(cells[i]), file.Rules.Names);
            return raw.ToArticle(file, line);
        }
        catch (RowException error)
        {
            return file.Problem(line, error.Code, error.Arguments);
        }
    }

    private static void Set(RawRow raw, string? column, string cell, LabelNames names)
    {
        switch (column)
        {
            case "id":
                raw.Id = cell;
                break;
            case "text":
                raw.Text = cell;
                break;
            case "headline":
                raw.Headline = cell;
                break;
            case "published":
                raw.Published = cell;
                break;
            case "place":
                raw.Place = cell;
                break;
            case "split":
                raw.Split = cell;
                break;
            case "register":
                raw.Register = cell;
                break;
            case "facts":
                raw.Facts = Facts(cell);
                break;
            case "chains":
                AddLabels(raw, cell, LabelKind.Chain, names);
                break;
            case "themes":
                AddLabels(raw, cell, LabelKind.Theme, names);
                break;
            case "labels":
                AddLabels(raw, cell, null, names);
                break;
        }
    }

    /// <summary>Some names hold a comma: a part is cut at commas only where it is no label as it stands.</summary>
    private static void AddLabels(RawRow raw, string cell, LabelKind? kind, LabelNames names)
    {
        raw.IsLabeled = true;
        foreach (var part in cell.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (names.Find(part) is not null) raw.Labels.Add((part, kind));
            else raw.Labels.AddRange(part.Split(Commas, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => (l, kind)));
        }
    }

    private static JsonElement? Facts(string cell)
    {
        if (string.IsNullOrWhiteSpace(cell)) return null;
        try
        {
            using var document = JsonDocument.Parse(cell);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new RowException(DataProblemCode.BadField, "facts", "is no JSON");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
