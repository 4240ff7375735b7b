using System.Runtime.InteropServices;

namespace PolicyML.Storage.Dialects;

/// <summary>
/// SQLite's own functions for cells. A row has some thirty cells, and a call through ADO.NET or with a safe handle costs several times
/// what SQLite does to give or take the value. The caller keeps the statement alive. What only touches the statement in memory goes
/// without a change of the collector's mode.
/// </summary>
internal static class SqliteCalls
{
    /// <summary>SQLite copies a text or blob before the call returns (<c>SQLITE_TRANSIENT</c>).</summary>
    public static readonly IntPtr Copied = new(-1);

    private const string Library = "e_sqlite3";

    [DllImport(Library, EntryPoint = "sqlite3_column_type", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int TypeOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_int", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int IntOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_int64", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern long LongOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_double", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern double RealOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_bytes", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int SizeOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_text", CallingConvention = CallingConvention.Cdecl), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern IntPtr TextOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_blob", CallingConvention = CallingConvention.Cdecl), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern IntPtr BytesOf(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_bind_int64", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindLong(IntPtr statement, int column, long value);

    [DllImport(Library, EntryPoint = "sqlite3_bind_double", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindReal(IntPtr statement, int column, double value);

    [DllImport(Library, EntryPoint = "sqlite3_bind_null", CallingConvention = CallingConvention.Cdecl), SuppressGCTransition, DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindNothing(IntPtr statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_bind_text", CallingConvention = CallingConvention.Cdecl), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindText(IntPtr statement, int column, ref byte text, int length, IntPtr keeps);

    [DllImport(Library, EntryPoint = "sqlite3_bind_blob", CallingConvention = CallingConvention.Cdecl), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int BindBytes(IntPtr statement, int column, ref byte bytes, int length, IntPtr keeps);
}
