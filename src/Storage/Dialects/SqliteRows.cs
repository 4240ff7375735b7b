using System.Text;

using Microsoft.Data.Sqlite;

using PolicyML.Storage.Schema;
using PolicyML.Storage.Writing;

using SQLitePCL;

namespace PolicyML.Storage.Dialects;

/// <summary>Writes rows into SQLite at once, by prepared statements and without an object a cell.</summary>
internal sealed class SqliteRows(SqliteConnection connection) : RowWriter
{
    private readonly Dictionary<Table, sqlite3_stmt> statements = [];
    private readonly sqlite3 database = connection.Handle!;
    private byte[] bytes = new byte[4096];
    private byte none;      // what an empty blob points at: a null pointer would be no blob
    private Table? table;
    private sqlite3_stmt? statement;
    private IntPtr cells;
    private int column;

    public override void Start(Table table)
    {
        column = 0;
        if (this.table == table) return;
        this.table = table;
        if (!statements.TryGetValue(table, out statement)) statements[table] = statement = Prepare(table);
        cells = statement.DangerousGetHandle();
    }

    private sqlite3_stmt Prepare(Table table)
    {
        var names = table.Columns.Select(c => c.Name);
        var sql = $"INSERT INTO {table.Name} ({string.Join(", ", names)}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})";
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var made));
        return made;
    }

    public override void Add(long value) => Check(SqliteCalls.BindLong(cells, ++column, value));

    public override void Add(long? value)
    {
        if (value is { } number) Add(number);
        else AddNothing();
    }

    public override void AddReal(double value) => Check(SqliteCalls.BindReal(cells, ++column, value));

    /// <summary>As a whole number or a floating-point one where that is exact, else as text.</summary>
    public override void Add(decimal? value)
    {
        if (value is not { } number) AddNothing();
        else if (number is >= long.MinValue and <= long.MaxValue && decimal.Truncate(number) == number) Add((long)number);
        else if ((double)number is var real && Math.Abs(real) < 1e15 && (decimal)real == number) AddReal(real);
        else Add(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public override void Add(string? text)
    {
        if (text is null)
        {
            AddNothing();
            return;
        }

        var exact = ExactText.Escape(text);
        Reserve(exact.Length * 3);
        AddText(Encoding.UTF8.GetBytes(exact, bytes));
    }

    public override void Add(byte[]? bytes)
    {
        if (bytes is null) AddNothing();
        else Check(SqliteCalls.BindBytes(cells, ++column, ref bytes.Length == 0 ? ref none : ref bytes[0], bytes.Length, SqliteCalls.Copied));
    }

    public override void End()
    {
        var code = raw.sqlite3_step(statement);
        var reset = raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE) Check(reset == raw.SQLITE_OK ? code : reset);
    }

    public override void Flush()
    {
    }

    public override void Clear() => table = null;

    protected override void Dispose(bool disposing)
    {
        foreach (var open in statements.Values) open.Dispose();
        statements.Clear();
    }

    private void Reserve(int length)
    {
        if (bytes.Length < length) bytes = new byte[Math.Max(length, bytes.Length * 2)];
    }

    private void AddText(int length) => Check(SqliteCalls.BindText(cells, ++column, ref bytes[0], length, SqliteCalls.Copied));

    private void AddNothing() => Check(SqliteCalls.BindNothing(cells, ++column));

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code & 0xFF, code);
    }
}
