using System.Globalization;
using System.Text;

namespace PolicyML.Workbench.Texts;

/// <summary>The texts of the pages in one language; data in <c>texts.tsv</c>.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    private Words(string language)
    {
        Language = language;
        var column = language == "en" ? 2 : 1;
        foreach (var cells in Rows("texts.tsv")) texts.Add(cells[0], cells[column]);
    }

    /// <summary>Chinese.</summary>
    public static Words Chinese { get; } = new("zh");

    /// <summary>English.</summary>
    public static Words English { get; } = new("en");

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>True in English.</summary>
    public bool IsEnglish => Language == "en";

    /// <summary>All keys.</summary>
    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>The text of a key.</summary>
    public string this[string key] => texts[key];

    /// <summary>The words of a language; Chinese where it is unknown.</summary>
    public static Words Of(string? language) => language == "en" ? English : Chinese;

    /// <summary>The text of a key; null where there is none.</summary>
    public string? Find(string key) => texts.GetValueOrDefault(key);

    /// <summary>The text of a key with its {0}, {1} … filled in.</summary>
    public string Format(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, texts[key], values);

    /// <summary>The rows of a built-in table, without its head and its remarks.</summary>
    public static IEnumerable<string[]> Rows(string table)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream("texts/" + table)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var isHead = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (!isHead) yield return line.Split('\t');
            isHead = false;
        }
    }
}
