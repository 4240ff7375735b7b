using Microsoft.ML;
using Microsoft.ML.Data;

namespace PolicyML.NuGetEngines.MlNet;

/// <summary>A column of articles that lie in memory.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Read">Makes the getter of a cursor: a <c>ValueGetter</c> of the type, which asks for the row it stands on.</param>
internal sealed record ArticleColumn(string Name, DataViewType Type, Func<Func<int>, Delegate> Read)
{
    /// <summary>A column of texts.</summary>
    public static ArticleColumn Text(string name, IReadOnlyList<string> texts) => new(
        name, TextDataViewType.Instance, row => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = texts[row()].AsMemory()));

    /// <summary>A column of vectors of one length.</summary>
    public static ArticleColumn Vectors(string name, int length, Func<int, VBuffer<float>> vectors) => new(
        name, new VectorDataViewType(NumberDataViewType.Single, length), row => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => vectors(row()).CopyTo(ref value)));

    /// <summary>A column of truths.</summary>
    public static ArticleColumn Truth(string name, Func<int, bool> truth) => new(
        name, BooleanDataViewType.Instance, row => (ValueGetter<bool>)((ref bool value) => value = truth(row())));
}

/// <summary>Articles in memory as ML.NET reads data. Columns need no class of their own, so that each label can have one.</summary>
internal sealed class ArticleView : IDataView
{
    private readonly ArticleColumn[] columns;
    private readonly int rows;

    /// <summary>A view.</summary>
    /// <param name="rows">How many articles.</param>
    /// <param name="columns">The columns.</param>
    public ArticleView(int rows, IEnumerable<ArticleColumn> columns)
    {
        (this.rows, this.columns) = (rows, [.. columns]);
        var builder = new DataViewSchema.Builder();
        foreach (var column in this.columns) builder.AddColumn(column.Name, column.Type);
        Schema = builder.ToSchema();
    }

    /// <inheritdoc/>
    public bool CanShuffle => false;

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <inheritdoc/>
    public long? GetRowCount() => rows;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this, columnsNeeded);

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly ArticleView view;
        private readonly bool[] isActive;
        private int row = -1;

        public Cursor(ArticleView view, IEnumerable<DataViewSchema.Column> needed)
        {
            this.view = view;
            isActive = new bool[view.columns.Length];
            foreach (var column in needed) isActive[column.Index] = true;
        }

        public override long Position => row;

        public override long Batch => 0;

        public override DataViewSchema Schema => view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => isActive[column.Index];

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)row, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => IsColumnActive(column)
            ? (ValueGetter<TValue>)view.columns[column.Index].Read(() => row)
            : throw new InvalidOperationException($"column {column.Name} is not active");

        public override bool MoveNext()
        {
            if (row < view.rows) row++;
            return row < view.rows;
        }
    }
}
