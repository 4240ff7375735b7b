using System.Data.Common;

using PolicyML.Core;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Reading;

/// <summary>The row that a query stands at; columns count from 0. A cell is read as what was written.</summary>
internal abstract class Row
{
    public abstract bool IsNull(int column);

    public abstract int Int(int column);

    public abstract long Long(int column);

    public abstract double Real(int column);

    public abstract decimal Number(int column);

    public abstract byte[] Bytes(int column);

    /// <summary>The text as it is stored.</summary>
    protected abstract string Stored(int column);

    public string Text(int column) => ExactText.Restore(Stored(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public int? IntOrNull(int column) => IsNull(column) ? null : Int(column);

    public decimal? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public byte[]? BytesOrNull(int column) => IsNull(column) ? null : Bytes(column);

    /// <summary>A range whose start and end stand in neighbouring columns.</summary>
    public TextSpan Span(int column) => new(Int(column), Int(column + 1));

    public TextSpan? SpanOrNull(int column) => IsNull(column) ? null : Span(column);
}

/// <summary>A row read through ADO.NET.</summary>
internal sealed class AdoRow(DbDataReader reader) : Row
{
    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override int Int(int column) => reader.GetInt32(column);

    public override long Long(int column) => reader.GetInt64(column);

    public override double Real(int column) => reader.GetDouble(column);

    public override decimal Number(int column) => reader.GetDecimal(column);

    public override byte[] Bytes(int column) => (byte[])reader.GetValue(column);

    protected override string Stored(int column) => reader.GetString(column);
}
