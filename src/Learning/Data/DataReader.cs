using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data.Formats;

namespace PolicyML.Learning.Data;

/// <summary>What became of one row: an article, or what is wrong with it.</summary>
/// <param name="Article">The article; null where there is a problem.</param>
/// <param name="Problem">The problem; null where there is an article.</param>
public readonly record struct DataRow(LabeledArticle? Article, DataProblem? Problem)
{
    /// <summary>A row that was read.</summary>
    public static implicit operator DataRow(LabeledArticle article) => new(article, null);

    /// <summary>A row that was not.</summary>
    public static implicit operator DataRow(DataProblem problem) => new(null, problem);
}

/// <summary>Reads data files one row at a time: memory does not grow with the number of rows.</summary>
public static class DataReader
{
    /// <summary>True for a file that is named as a data file, or a folder that holds one; a page is none.</summary>
    public static bool IsData(string path) => Directory.Exists(path) ? DataFiles.Find(path).Any(f => f.Problem is null) : DataFiles.IsNamedAsData(path);

    /// <summary>The rows of files and folders as they come; nothing is thrown.</summary>
    /// <param name="paths">Files, folders, or <c>-</c> for standard input.</param>
    /// <param name="schema">The labels that may be used.</param>
    /// <param name="needsLabels">Whether a row that says nothing of labels is a problem; else it is read without any.</param>
    public static IEnumerable<DataRow> Read(IEnumerable<string> paths, LabelSchema schema, bool needsLabels = true)
    {
        var rules = new RowRules(new LabelNames(schema), needsLabels);
        foreach (var path in paths)
        {
            foreach (var file in DataFiles.Find(path))
            {
                if (file.Problem is { } problem) yield return problem;
                else foreach (var row in DataFile.Read(file.Path, rules)) yield return row;
            }
        }
    }
}
