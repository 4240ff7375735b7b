using System.Text;

namespace PolicyML.Terminal;

/// <summary>Gathers text and writes it to a stream as UTF-8 when flushed.</summary>
public sealed class TextSink(Stream stream)
{
    private readonly StringBuilder pending = new();

    /// <summary>Characters gathered and not yet written.</summary>
    public int Length => pending.Length;

    /// <summary>Adds text.</summary>
    public void Write(string text) => pending.Append(text);

    /// <summary>Adds text and a line feed.</summary>
    public void WriteLine(string text = "") => pending.Append(text).Append('\n');

    /// <summary>Writes what was gathered.</summary>
    public void Flush()
    {
        stream.Write(Encoding.UTF8.GetBytes(pending.ToString()));
        pending.Clear();
        stream.Flush();
    }
}
