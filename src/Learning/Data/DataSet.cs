using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Data;

/// <summary>Labelled articles in memory, and what could not be read of their files.</summary>
/// <param name="Articles">The rows that were read, in the order of files and lines; ids are unique.</param>
/// <param name="Problems">The rows and files that were not.</param>
public sealed record DataSet(IReadOnlyList<LabeledArticle> Articles, IReadOnlyList<DataProblem> Problems)
{
    /// <summary>
    /// Reads data files of any known form: our JSON Lines, CSV, fastText, text&lt;TAB&gt;class, exports of doccano and
    /// Label Studio. What is wrong is gathered, and the rest is read; nothing is thrown.
    /// </summary>
    /// <param name="paths">Files, folders (their data files in ordinal order, subfolders too), or <c>-</c>.</param>
    /// <param name="schema">The labels that may be used.</param>
    public static DataSet Read(IEnumerable<string> paths, LabelSchema schema)
    {
        var articles = new List<LabeledArticle>();
        var problems = new List<DataProblem>();
        var ids = new Dictionary<string, LabeledArticle>(StringComparer.Ordinal);
        foreach (var row in DataReader.Read(paths, schema))
        {
            if (row.Article is not { } article) problems.Add(row.Problem!);
            else if (ids.TryAdd(article.Id, article)) articles.Add(article);
            else problems.Add(new DataProblem(article.File, article.Line, DataProblemCode.RepeatedId, article.Id, $"{ids[article.Id].File}:{ids[article.Id].Line}"));
        }

        return new DataSet(articles, problems);
    }
}
