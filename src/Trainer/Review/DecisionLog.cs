using System.Text;
using System.Text.Json;

using PolicyML.Trainer.Output;

namespace PolicyML.Trainer.Review;

/// <summary>
/// The decisions of a review in a file, one JSON object a line, appended and flushed to the disk one by one: whatever kills the
/// program, no decision is lost. Undoing appends a line as well, so the file only grows.
/// </summary>
internal sealed class DecisionLog : IDisposable
{
    private readonly FileStream stream;
    private readonly TimeProvider clock;

    private DecisionLog(FileStream stream, TimeProvider clock) => (this.stream, this.clock) = (stream, clock);

    /// <summary>Reads the decisions of a file, undone ones left out; none where there is no file. A line cut off by a power failure is passed over.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<Decision> Read(string path)
    {
        var decisions = new List<Decision>();
        if (!File.Exists(path)) return decisions;
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            if (Parse(line) is not { } entry) continue;
            if (entry.Decision is { } decision) decisions.Add(decision);
            else if (decisions.Count > 0) decisions.RemoveAt(decisions.Count - 1);
        }

        return decisions;
    }

    /// <summary>Opens a file to append to; only one program at a time may.</summary>
    /// <exception cref="IOException">The file cannot be written, or another review has it open.</exception>
    public static DecisionLog Open(string path, TimeProvider clock)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        var log = new DecisionLog(file, clock);
        if (file.Length == 0) return log;
        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() != '\n') log.Append("\n"u8);
        return log;
    }

    /// <summary>Writes a decision to the disk.</summary>
    /// <exception cref="IOException">It could not be written; nothing of it is left in the file.</exception>
    public void Add(Decision decision) => Append(Line(json =>
    {
        json.WriteString("id", decision.Id);
        json.WriteStartObject("set");
        foreach (var (label, holds) in decision.Set) json.WriteBoolean(label, holds);
        json.WriteEndObject();
        if (decision.IsDone) json.WriteBoolean("done", true);
        if (decision.IsDropped) json.WriteBoolean("dropped", true);
    }));

    /// <summary>Takes the last decision back.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Undo() => Append(Line(json => json.WriteBoolean("undo", true)));

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private byte[] Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Jsons.Line))
        {
            json.WriteStartObject();
            write(json);
            json.WriteString("at", clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        var end = stream.Length;
        stream.Seek(end, SeekOrigin.Begin);
        try
        {
            stream.Write(line);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            TakeBack(end);
            throw;
        }
    }

    /// <summary>On a full disk half a line may stand in the file.</summary>
    private void TakeBack(long end)
    {
        try
        {
            stream.SetLength(end);
        }
        catch (IOException)
        {
            // What is left is passed over when the file is read.
        }
    }

    /// <summary>A line; its decision is null where it takes back the one before. Null for a line that is none.</summary>
    private static (Decision? Decision, bool IsUndo)? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;
            if (root.TryGetProperty("undo", out _)) return (null, true);
            if (!root.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String) return null;
            var set = new Dictionary<string, bool>(StringComparer.Ordinal);
            if (root.TryGetProperty("set", out var labels) && labels.ValueKind == JsonValueKind.Object)
                foreach (var label in labels.EnumerateObject()) set[label.Name] = label.Value.ValueKind == JsonValueKind.True;
            return (new Decision(id.GetString()!, set, IsTrue(root, "done"), IsTrue(root, "dropped")), false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsTrue(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
