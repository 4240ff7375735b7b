using System.Text.Json;

namespace PolicyML.Learning.Data.Formats;

/// <summary>Rows that are JSON objects.</summary>
internal static class JsonRows
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, MaxDepth = 64 };

    /// <summary>One object a line.</summary>
    public static IEnumerable<DataRow> Lines(TextReader reader, FileContext file)
    {
        foreach (var (number, line) in LineSource.Read(reader))
        {
            yield return line is null
                ? file.Problem(number, DataProblemCode.LongLine, LineSource.Longest.ToString(System.Globalization.CultureInfo.InvariantCulture))
                : Row(line, number, file);
        }
    }

    /// <summary>The objects of one array, which is never held whole.</summary>
    public static IEnumerable<DataRow> Array(TextReader reader, FileContext file)
    {
        foreach (var (number, element) in JsonElements.Split(reader))
        {
            yield return element is null ? file.Problem(number, DataProblemCode.BrokenJson, "after this line: the array does not end") : Row(element, number, file);
        }
    }

    private static DataRow Row(string json, int line, FileContext file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return file.Problem(line, DataProblemCode.NotAnObject);
            return JsonFields.Read(document.RootElement).ToArticle(file, line);
        }
        catch (JsonException error)
        {
            var at = (error.BytePositionInLine ?? 0) + 1;
            return file.Problem(line, DataProblemCode.BrokenJson, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"near byte {at}"));
        }
        catch (RowException error)
        {
            return file.Problem(line, error.Code, error.Arguments);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            return file.Problem(line, DataProblemCode.BrokenJson, "(a character escape that is none)");   // unpaired surrogates
        }
    }
}
