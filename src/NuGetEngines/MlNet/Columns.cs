using Microsoft.ML;
using Microsoft.ML.Data;

namespace PolicyML.NuGetEngines.MlNet;

/// <summary>Reads columns out of a view, each in one pass.</summary>
internal static class Columns
{
    /// <summary>The vectors of a column.</summary>
    public static VBuffer<float>[] Vectors(IDataView view, string name)
    {
        var column = view.Schema[name];
        var rows = new List<VBuffer<float>>();
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        while (cursor.MoveNext())
        {
            VBuffer<float> value = default;
            getter(ref value);
            rows.Add(value);
        }

        return [.. rows];
    }

    /// <summary>The numbers of several columns, all in the same pass.</summary>
    /// <param name="view">The view.</param>
    /// <param name="names">Names of the columns.</param>
    /// <param name="take">Told row, column and number.</param>
    public static void Numbers(IDataView view, IReadOnlyList<string> names, Action<int, int, float> take)
    {
        DataViewSchema.Column[] columns = [.. names.Select(n => view.Schema[n])];
        using var cursor = view.GetRowCursor(columns);
        var getters = Array.ConvertAll(columns, c => cursor.GetGetter<float>(c));
        for (var row = 0; cursor.MoveNext(); row++)
        {
            for (var i = 0; i < getters.Length; i++)
            {
                var value = 0f;
                getters[i](ref value);
                take(row, i, value);
            }
        }
    }
}
