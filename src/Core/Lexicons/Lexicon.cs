using System.Reflection;
using System.Text;

using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Core.Lexicons;

/// <summary>
/// The vocabulary: TSV tables that are embedded at build and may be overlaid by a folder of the user's.
/// A row of the overlay comes after the built-in ones; where a table has a key, the later row wins.
/// </summary>
public sealed class Lexicon
{
    private static readonly Assembly Home = typeof(Lexicon).Assembly;
    private readonly string? overlay;
    private readonly string? labels;
    private readonly PreparedFile? prepared;

    private Lexicon(string? overlay, string? labels = null, PreparedFile? prepared = null)
    {
        this.overlay = overlay;
        this.labels = labels;
        this.prepared = prepared;
    }

    /// <summary>The built-in vocabulary.</summary>
    public static Lexicon Default { get; } = new(null);

    /// <summary>The built-in vocabulary with the tables of a folder laid over it.</summary>
    /// <param name="directory">A folder of TSV files named as the built-in ones.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static Lexicon WithOverlay(string directory) =>
        Directory.Exists(directory)
            ? new Lexicon(directory)
            : throw new DirectoryNotFoundException($"{directory}: no such lexicon folder");

    /// <summary>The same vocabulary with another label schema in the place of <c>labels.tsv</c>; built-in rows of labels that it lacks are left out.</summary>
    /// <param name="path">A file in the form of <c>datasets/labels.tsv</c>.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public Lexicon WithLabels(string path) =>
        File.Exists(path) ? new Lexicon(overlay, path, prepared) : throw new FileNotFoundException($"{path}: no such label table");

    /// <summary>The same vocabulary with what was prepared of the built-in tables when the program was built.</summary>
    /// <param name="file">What was prepared; null where there is nothing.</param>
    public Lexicon WithPrepared(PreparedFile? file) => new(overlay, labels, file);

    /// <summary>A part of the vocabulary: as it was prepared, where none of its tables is overlaid, else made of the tables.</summary>
    /// <param name="name">Its name in the file of what is prepared.</param>
    /// <param name="tables">The tables that it is made of.</param>
    /// <param name="read">Reads what was prepared.</param>
    /// <param name="make">Makes it of the tables.</param>
    public object Part(string name, string[] tables, Func<PreparedReader, object> read, Func<Lexicon, object> make) =>
        prepared is not null && !IsOverlaid(tables) && prepared.Read(name, read) is { } part ? part : make(this);

    /// <summary>True where something was prepared.</summary>
    public bool HasPrepared => prepared is not null;

    /// <summary>What was prepared of something else than tables; null where nothing was.</summary>
    /// <param name="name">Its name in the file of what is prepared.</param>
    /// <param name="read">Reads it.</param>
    public object? Prepared(string name, Func<PreparedReader, object> read) => prepared?.Read(name, read);

    private bool IsOverlaid(string[] tables)
    {
        if (overlay is null && labels is null) return false;
        foreach (var table in tables)
            if ((table == LabelSchema.Table && labels is not null) || (overlay is not null && File.Exists(Path.Combine(overlay, table)))) return true;
        return false;
    }

    /// <summary>Reads a table, built-in rows first.</summary>
    /// <param name="name">File name, such as <c>indicators.tsv</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such table, neither built in nor in the overlay.</exception>
    /// <exception cref="FormatException">A row of the overlay has fewer cells than the header.</exception>
    public IReadOnlyList<TsvRow> Read(string name)
    {
        var rows = new List<TsvRow>();
        if (name == LabelSchema.Table && labels is not null)
        {
            using var table = File.OpenRead(labels);
            ReadInto(rows, table, labels, isBuiltIn: false);
            return rows;
        }

        using (var stream = Home.GetManifestResourceStream("lexicon/" + name))
        {
            if (stream is not null) ReadInto(rows, stream, name, isBuiltIn: true);
        }

        var path = overlay is null ? null : Path.Combine(overlay, name);
        if (path is not null && File.Exists(path))
        {
            using var stream = File.OpenRead(path);
            ReadInto(rows, stream, path, isBuiltIn: false);
        }
        else if (rows.Count == 0)
        {
            throw new FileNotFoundException($"no lexicon table {name}");
        }

        return rows;
    }

    private static void ReadInto(List<TsvRow> rows, Stream stream, string name, bool isBuiltIn)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string[]? header = null;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split('\t');
            if (header is null)
            {
                header = cells;
                continue;
            }

            if (cells.Length > header.Length)
                throw new FormatException($"{name}:{number}: {cells.Length} cells, the header has {header.Length}");
            rows.Add(new TsvRow(header, cells, name, number) { IsBuiltIn = isBuiltIn });
        }
    }
}

/// <summary>One row of a vocabulary table.</summary>
public sealed class TsvRow
{
    private readonly string[] header;
    private readonly string[] cells;

    internal TsvRow(string[] header, string[] cells, string file, int line)
    {
        this.header = header;
        this.cells = cells;
        File = file;
        Line = line;
    }

    /// <summary>The file the row stands in.</summary>
    public string File { get; }

    /// <summary>Line number in that file, from 1.</summary>
    public int Line { get; }

    /// <summary>True for a row of the program's own tables, which a user has not written.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>The cell of a column; empty where the row ends before it.</summary>
    /// <exception cref="FormatException">The table has no such column.</exception>
    public string this[string column]
    {
        get
        {
            var at = Array.IndexOf(header, column);
            if (at < 0) throw new FormatException($"{File}: no column \"{column}\"");
            return at < cells.Length ? cells[at] : "";
        }
    }

    /// <summary>The cell of a column split at <c>|</c>; none where it is empty.</summary>
    public string[] List(string column)
    {
        var cell = this[column];
        return cell.Length == 0 ? [] : cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>An error that names the row.</summary>
    public FormatException Error(string message) => new($"{File}:{Line}: {message}");
}
