using System.Runtime.InteropServices;

using Npgsql;

using NpgsqlTypes;

using PolicyML.Storage.Schema;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Dialects;

/// <summary>Collects rows and sends them table by table through COPY.</summary>
internal sealed class PostgresRows(NpgsqlConnection connection) : RowWriter
{
    /// <summary>The order in which tables are sent: what others refer to first.</summary>
    private static readonly Table[] Order =
    [
        Table.Word, Table.Source, Table.SourceText, Table.Article, Table.Tag, Table.Fact, Table.Project, Table.Enterprise, Table.StoryKey, Table.GramSegment, Table.GramBlock,
    ];

    private readonly Dictionary<Table, List<Cell>> held = [];
    private List<Cell> cells = [];

    public override void Start(Table table)
    {
        cells = CollectionsMarshal.GetValueRefOrAddDefault(held, table, out _) ??= [];
    }

    public override void Add(long value) => cells.Add(new Cell { Whole = value, IsSet = true });

    public override void Add(long? value) => cells.Add(value is { } number ? new Cell { Whole = number, IsSet = true } : default);

    public override void AddReal(double value) => cells.Add(new Cell { Real = value, IsSet = true });

    public override void Add(decimal? value) => cells.Add(value is { } number ? new Cell { Thing = number, IsSet = true } : default);

    public override void Add(string? text) => cells.Add(text is null ? default : new Cell { Thing = ExactText.Escape(text), IsSet = true });

    public override void Add(byte[]? bytes) => cells.Add(bytes is null ? default : new Cell { Thing = bytes, IsSet = true });

    public override void End()
    {
    }

    public override void Flush()
    {
        foreach (var table in Order)
            if (held.TryGetValue(table, out var rows) && rows.Count > 0) Send(table, rows);
    }

    public override void Clear()
    {
        foreach (var rows in held.Values) rows.Clear();
    }

    protected override void Dispose(bool disposing) => Clear();

    private void Send(Table table, List<Cell> rows)
    {
        var columns = string.Join(", ", table.Columns.Select(c => c.Name));
        using var copy = connection.BeginBinaryImport($"COPY {table.Name} ({columns}) FROM STDIN (FORMAT BINARY)");
        var width = table.Columns.Length;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i % width == 0) copy.StartRow();
            Send(copy, rows[i], table.Columns[i % width].Kind);
        }

        copy.Complete();
        rows.Clear();
    }

    private static void Send(NpgsqlBinaryImporter copy, Cell cell, CellKind kind)
    {
        if (!cell.IsSet)
        {
            copy.WriteNull();
            return;
        }

        switch (kind)
        {
            case CellKind.Short: copy.Write((short)cell.Whole, NpgsqlDbType.Smallint); break;
            case CellKind.Int: copy.Write((int)cell.Whole, NpgsqlDbType.Integer); break;
            case CellKind.Long: copy.Write(cell.Whole, NpgsqlDbType.Bigint); break;
            case CellKind.Real: copy.Write(cell.Real, NpgsqlDbType.Double); break;
            case CellKind.Number: copy.Write((decimal)cell.Thing!, NpgsqlDbType.Numeric); break;
            case CellKind.Text: copy.Write((string)cell.Thing!, NpgsqlDbType.Text); break;
            default: copy.Write((byte[])cell.Thing!, NpgsqlDbType.Bytea); break;
        }
    }

    /// <summary>One value of a row.</summary>
    private struct Cell
    {
        public bool IsSet;
        public long Whole;
        public double Real;
        public object? Thing;
    }
}
