namespace PolicyML.Benchmarks.Measuring;

/// <summary>A column of a result.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Width">Columns of the terminal.</param>
internal sealed record ResultColumn(string Name, int Width);

/// <summary>Rows that are printed as they are measured and can be saved afterwards.</summary>
internal sealed class ResultTable
{
    private readonly TextWriter output;
    private readonly IReadOnlyList<ResultColumn> columns;
    private readonly List<IReadOnlyList<string>> rows = [];

    public ResultTable(TextWriter output, IReadOnlyList<ResultColumn> columns)
    {
        this.output = output;
        this.columns = columns;
        Print(Heads);
    }

    private IReadOnlyList<string> Heads => [.. columns.Select(c => c.Name)];

    public void Add(IReadOnlyList<string> row)
    {
        rows.Add(row);
        Print(row);
    }

    /// <summary>The rows so far, a cell a column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    /// <summary>The rows as comma-separated values; the first line names the columns.</summary>
    public string ToCsv() => string.Concat(new[] { Heads }.Concat(rows).Select(row => string.Join(',', row.Select(Quote)) + "\n"));

    /// <summary>The rows as a table of Markdown, numbers to the right.</summary>
    public string ToMarkdown() =>
        Line(Heads) + Line([.. Heads.Select((_, i) => IsNumber(i) ? "---:" : "---")]) + string.Concat(rows.Select(Line));

    private static string Line(IReadOnlyList<string> cells) => "| " + string.Join(" | ", cells) + " |\n";

    private static string Quote(string cell) => cell.Contains(',') ? "\"" + cell + "\"" : cell;

    private void Print(IReadOnlyList<string> row)
    {
        output.WriteLine(string.Join("  ", row.Select((cell, i) => IsNumber(i) ? cell.PadLeft(columns[i].Width) : cell.PadRight(columns[i].Width))));
        output.Flush();
    }

    private bool IsNumber(int column) => rows.Count > 0 && double.TryParse(rows[0][column], out _);
}
