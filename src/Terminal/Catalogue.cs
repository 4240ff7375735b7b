using System.Globalization;
using System.Reflection;
using System.Text;

namespace PolicyML.Terminal;

/// <summary>A table of texts by key that is built into a program.</summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, string> texts;

    private Catalogue(Dictionary<string, string> texts) => this.texts = texts;

    /// <summary>All keys of the table.</summary>
    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such key.</exception>
    public string this[string key] => texts[key];

    /// <summary>The text of a key; null where there is none.</summary>
    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <summary>The text of a key with its {0}, {1} … filled in.</summary>
    public string Format(string key, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, texts[key], values);

    /// <summary>The messages of a language, <c>zh</c> or <c>en</c>: those of all programs, then the program's own.</summary>
    /// <param name="language">The column of the tables.</param>
    /// <param name="program">The assembly that holds the program's <c>messages.tsv</c>.</param>
    public static Catalogue Messages(string language, Assembly program)
    {
        var read = Load(typeof(Catalogue).Assembly, "messages.tsv", language);
        foreach (var (key, text) in Load(program, "messages.tsv", language).texts) read.texts[key] = text;
        return read;
    }

    /// <summary>One column of a table in an assembly.</summary>
    public static Catalogue Load(Assembly assembly, string resource, string column)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = -1;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            if (at < 0) at = Array.IndexOf(cells, column);
            else read.Add(cells[0], cells[at]);
        }

        return new Catalogue(read);
    }
}
