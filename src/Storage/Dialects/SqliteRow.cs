using System.Globalization;
using System.Runtime.InteropServices;

using Microsoft.Data.Sqlite;

using PolicyML.Storage.Reading;

namespace PolicyML.Storage.Dialects;

/// <summary>
/// A row read from SQLite's own functions. Lists and series read some thirty columns a row, and a call through ADO.NET costs several
/// times what SQLite does to give the value.
/// </summary>
internal sealed class SqliteRow(SqliteDataReader reader) : Row
{
    private const int TypeInteger = 1;
    private const int TypeReal = 2;
    private const int TypeNull = 5;
    private readonly IntPtr statement = reader.Handle!.DangerousGetHandle();

    public override bool IsNull(int column) => SqliteCalls.TypeOf(statement, column) == TypeNull;

    public override int Int(int column) => SqliteCalls.IntOf(statement, column);

    public override long Long(int column) => SqliteCalls.LongOf(statement, column);

    public override double Real(int column) => SqliteCalls.RealOf(statement, column);

    public override decimal Number(int column) => SqliteCalls.TypeOf(statement, column) switch
    {
        TypeInteger => SqliteCalls.LongOf(statement, column),
        TypeReal => (decimal)SqliteCalls.RealOf(statement, column),
        _ => decimal.Parse(Stored(column), NumberStyles.Number, CultureInfo.InvariantCulture),
    };

    public override byte[] Bytes(int column)
    {
        var bytes = new byte[SqliteCalls.SizeOf(statement, column)];
        if (bytes.Length > 0) Marshal.Copy(SqliteCalls.BytesOf(statement, column), bytes, 0, bytes.Length);
        return bytes;
    }

    protected override string Stored(int column)
    {
        var text = SqliteCalls.TextOf(statement, column);
        return text == IntPtr.Zero ? "" : Marshal.PtrToStringUTF8(text, SqliteCalls.SizeOf(statement, column));
    }
}
