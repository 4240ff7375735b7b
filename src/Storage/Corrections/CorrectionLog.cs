using System.Data.Common;
using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Storage.Dialects;
using PolicyML.Storage.Reading;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Corrections;

/// <summary>Reads and writes the history.</summary>
internal sealed class CorrectionLog(Dialect dialect)
{
    private const string Columns =
        "id, path, kind, thread, article, ordinal, label_kind, label, to_label, span_start, span_end, detail, made_by, made_at, undo, undone_by, undone_at, lost";

    private const string Insert =
        $"INSERT INTO correction ({Columns}) VALUES (@id, @path, @kind, @thread, @article, @ordinal, @label_kind, @label, @to_label, @span_start, @span_end, "
        + "@detail, @made_by, @made_at, NULL, NULL, NULL, @lost)";

    /// <summary>The history of a source, in order.</summary>
    public List<LogRow> OfSource(DbConnection connection, string path)
    {
        using var command = connection.Command($"SELECT {Columns} FROM correction WHERE path = @path ORDER BY id").Set("path", ExactText.Escape(path));
        return Read(command);
    }

    /// <summary>A row by its number.</summary>
    public LogRow? Find(DbConnection connection, long id)
    {
        using var command = connection.Command($"SELECT {Columns} FROM correction WHERE id = @id").Set("id", id);
        return Read(command).FirstOrDefault();
    }

    /// <summary>The rows that a filter lets through, the latest first.</summary>
    public List<LogRow> List(DbConnection connection, CorrectionFilter filter)
    {
        var conditions = new List<string>();
        using var command = connection.CreateCommand();
        void Where(string condition, string name, object value)
        {
            conditions.Add(condition);
            command.Set(name, value);
        }

        if (filter.Source is { } path) Where("path = @path", "path", ExactText.Escape(path));
        if (filter.SourceContains is { } part) Where(dialect.Contains("path", "@part"), "part", ExactText.Escape(part));
        if (filter.By is { } by) Where("made_by = @by", "by", ExactText.Escape(by));
        if (filter.Kind is { } kind) Where("kind = @kind", "kind", (int)kind);
        if (filter.From is { } from) Where("made_at >= @from", "from", from.UtcTicks);
        if (filter.To is { } to) Where("made_at < @to", "to", to.UtcTicks);
        if (filter.Undone is { } undone) conditions.Add(undone ? "undo IS NOT NULL" : "undo IS NULL");
        if (filter.Lost is { } lost) Where("lost = @lost", "lost", lost ? 1 : 0);
        var limit = filter.Limit is { } most ? string.Create(CultureInfo.InvariantCulture, $" LIMIT {Math.Max(0, most)}") : "";
        var where = conditions.Count > 0 ? " WHERE " + string.Join(" AND ", conditions) : "";
        command.CommandText = $"SELECT {Columns} FROM correction{where} ORDER BY id DESC{limit}";
        return Read(command);
    }

    /// <summary>The articles that corrections which hold are about, by path and number.</summary>
    public static List<long> Articles(DbConnection connection)
    {
        using var command = connection.Command(
            "SELECT a.id FROM (SELECT DISTINCT article FROM correction WHERE undo IS NULL AND lost = 0) c JOIN article a ON a.id = c.article ORDER BY a.path, a.number");
        using var reader = command.ExecuteReader();
        var articles = new List<long>();
        while (reader.Read()) articles.Add(reader.GetInt64(0));
        return articles;
    }

    /// <summary>Adds a row.</summary>
    public static void Add(DbConnection connection, LogRow row)
    {
        using var command = connection.Command(Insert);
        command.Set("id", row.Id).Set("path", ExactText.Escape(row.Path)).Set("kind", (int)row.Kind).Set("thread", row.Thread)
            .Set("label_kind", (int?)row.LabelKind).Set("label", Escaped(row.Label)).Set("to_label", Escaped(row.ToLabel))
            .Set("detail", row.Detail.ToJson()).Set("made_by", ExactText.Escape(row.By)).Set("made_at", row.At.UtcTicks);
        Place(command, row).ExecuteNonQuery();
    }

    /// <summary>Takes a row back.</summary>
    public static void Undo(DbConnection connection, long id, long act, string by, DateTimeOffset at)
    {
        using var command = connection.Command("UPDATE correction SET undo = @act, undone_by = @by, undone_at = @at WHERE id = @id");
        command.Set("id", id).Set("act", act).Set("by", ExactText.Escape(by)).Set("at", at.UtcTicks).ExecuteNonQuery();
    }

    /// <summary>Writes where a row has what it is about.</summary>
    public static void Move(DbConnection connection, LogRow row)
    {
        using var command = connection.Command(
            "UPDATE correction SET article = @article, ordinal = @ordinal, span_start = @span_start, span_end = @span_end, lost = @lost WHERE id = @id");
        Place(command.Set("id", row.Id), row).ExecuteNonQuery();
    }

    /// <summary>Marks the rows of a removed source.</summary>
    public static void Lose(DbConnection connection, string path)
    {
        using var command = connection.Command("UPDATE correction SET article = NULL, lost = 1 WHERE path = @path");
        command.Set("path", ExactText.Escape(path)).ExecuteNonQuery();
    }

    private static DbCommand Place(DbCommand command, LogRow row) => command
        .Set("article", row.Article).Set("ordinal", row.Ordinal).Set("span_start", row.Span?.Start).Set("span_end", row.Span?.End).Set("lost", row.IsLost ? 1 : 0);

    private static string? Escaped(string? text) => text is null ? null : ExactText.Escape(text);

    private List<LogRow> Read(DbCommand command)
    {
        using var reader = command.ExecuteReader();
        var row = dialect.Row(reader);
        var rows = new List<LogRow>();
        while (reader.Read()) rows.Add(Read(row));
        return rows;
    }

    private static LogRow Read(Row row) => new()
    {
        Id = row.Long(0),
        Path = row.Text(1),
        Kind = (CorrectionKind)row.Int(2),
        Thread = row.Long(3),
        Article = row.IsNull(4) ? null : row.Long(4),
        Ordinal = row.IntOrNull(5),
        LabelKind = (LabelKind?)row.IntOrNull(6),
        Label = row.TextOrNull(7),
        ToLabel = row.TextOrNull(8),
        Span = row.SpanOrNull(9),
        Detail = CorrectionDetail.Parse(row.Text(11)),
        By = row.Text(12),
        At = Moment(row.Long(13)),
        Undo = row.IsNull(14) ? null : row.Long(14),
        UndoneBy = row.TextOrNull(15),
        UndoneAt = row.IsNull(16) ? null : Moment(row.Long(16)),
        IsLost = row.Int(17) != 0,
    };

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}
