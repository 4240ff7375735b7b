using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output.Facts;

/// <summary>A fact as it is shown.</summary>
internal sealed record FactRow(string Number, string Indicator, string Value, string Confidence, string Time, string Status, string Subject);

/// <summary>Widths of the columns, the same for all facts of a source.</summary>
internal sealed record FactColumns(int Number, int Indicator, int Value, int Time, int Status)
{
    private const string Gap = "  ";

    /// <summary>The widths that hold all rows.</summary>
    public static FactColumns Of(IEnumerable<FactRow> rows)
    {
        var widest = new FactColumns(0, 0, 0, 0, 0);
        foreach (var row in rows)
        {
            widest = new FactColumns(
                Math.Max(widest.Number, DisplayWidth.Of(row.Number)),
                Math.Max(widest.Indicator, DisplayWidth.Of(row.Indicator)),
                Math.Max(widest.Value, DisplayWidth.Of(row.Value)),
                Math.Max(widest.Time, DisplayWidth.Of(row.Time)),
                Math.Max(widest.Status, DisplayWidth.Of(row.Status)));
        }

        return widest;
    }

    /// <summary>A row in three parts: what stands before the value, the value, and what stands after it.</summary>
    public (string Left, string Value, string Right) Lay(FactRow row) => (
        DisplayWidth.PadEnd(row.Number, Number) + Gap + DisplayWidth.PadEnd(row.Indicator, Indicator) + Gap,
        DisplayWidth.PadStart(row.Value, Value),
        Gap + string.Join(Gap, row.Confidence, DisplayWidth.PadEnd(row.Status, Status), DisplayWidth.PadEnd(row.Time, Time), row.Subject));
}
