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
    private const string Library = "e_sqlite3";
    private const int TypeInteger = 1;
    private const int TypeReal = 2;
    private const int TypeNull = 5;
    private readonly IntPtr statement = reader.Handle!.DangerousGetHandle();

    public override bool IsNull(int column) => TypeOf(statement, column) == TypeNull;

    public override int Int(int column) => IntOf(statement, column);

    public override long Long(int column) => LongOf(statement, column);

    public override double Real(int column) => RealOf(statement, column);

    public override decimal Number(int column) => TypeOf(statement, column) switch
    {
        TypeInteger => LongOf(statement, column),
        TypeReal => (decimal)RealOf(statement, column),
        _ => decimal.Parse(Stored(column), NumberStyles.Number, CultureInfo.InvariantCulture),
    };

    public override byte[] Bytes(int column)
    {
        var bytes = new byte[SizeOf(statement, column)];
        if (bytes.Length > 0) Marshal.Copy(BytesOf(statement, column), bytes, 0, bytes.Length);
        return bytes;
    }

    protected override string Stored(int column)
    {
        var text = TextOf(statement, column);
        return text == IntPtr.Zero ? "" : Marshal.PtrToStringUTF8(text, SizeOf(statement, column));
    }

    [DllImport(Library, EntryPoint = "sqlite3_column_type", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int TypeOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_int", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int IntOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_int64", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long LongOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_double", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern double RealOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_bytes", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SizeOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_text", CallingConvention = CallingConvention.Cdecl), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr TextOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_blob", CallingConvention = CallingConvention.Cdecl), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr BytesOf(IntPtr statement, int column);
}
