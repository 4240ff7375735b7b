using System.Globalization;
using System.Text.Json;

using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Data.Formats;

/// <summary>What a row must hold.</summary>
/// <param name="Names">The labels that may be used.</param>
/// <param name="NeedsLabels">Whether a row that says nothing of labels is a problem.</param>
internal sealed record RowRules(LabelNames Names, bool NeedsLabels);

/// <summary>A row is wrong; caught where the row ends.</summary>
internal sealed class RowException(DataProblemCode code, params string[] arguments) : Exception
{
    /// <summary>What is wrong.</summary>
    public DataProblemCode Code { get; } = code;

    /// <summary>What fills the message.</summary>
    public string[] Arguments { get; } = arguments;
}

/// <summary>The fields of a row as they stand in a file, before they are checked.</summary>
internal sealed class RawRow
{
    /// <summary>Stands for bytes that could not be decoded; no character by definition of Unicode.</summary>
    public const char Damage = '\uFFFF';

    private static readonly string[] Dates = ["yyyy-M-d", "yyyyMMdd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"];

    public string? Id { get; set; }

    public string? Text { get; set; }

    public string? Headline { get; set; }

    public string? Published { get; set; }

    public string? Place { get; set; }

    public string? Split { get; set; }

    public string? Register { get; set; }

    public JsonElement? Facts { get; set; }

    /// <summary>What a labeller proposed; null where the row has no such field.</summary>
    public List<Suggestion>? Suggested { get; set; }

    /// <summary>True where the row says which labels hold, be it none.</summary>
    public bool IsLabeled { get; set; }

    /// <summary>The labels as written; the kind is null where any may stand.</summary>
    public List<(string Label, LabelKind? Kind)> Labels { get; } = [];

    /// <summary>The row as an article.</summary>
    /// <exception cref="RowException">Something is wrong with it.</exception>
    public LabeledArticle ToArticle(FileContext file, int line)
    {
        var text = FullText();
        if (text.Contains(Damage, StringComparison.Ordinal)) throw new RowException(DataProblemCode.DamagedText, file.Encoding);
        if (!IsLabeled && file.Rules.NeedsLabels) throw new RowException(DataProblemCode.NoLabels);
        var labels = Labels.ConvertAll(l => Resolve(l.Label, l.Kind, file.Rules.Names));
        return new LabeledArticle
        {
            Id = string.IsNullOrWhiteSpace(Id) ? string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{line}") : Id.Trim(),
            Text = text,
            Published = string.IsNullOrWhiteSpace(Published) ? null : Day(Published.Trim()),
            Place = string.IsNullOrWhiteSpace(Place) ? null : Place.Trim(),
            Chains = Ids(labels, LabelKind.Chain, file.Rules.Names),
            Themes = Ids(labels, LabelKind.Theme, file.Rules.Names),
            Split = Half(Split),
            Register = string.IsNullOrWhiteSpace(Register) ? null : Register.Trim(),
            Facts = Facts,
            IsLabeled = IsLabeled,
            Suggested = Suggested?.FindAll(s => file.Rules.Names.Schema.Find(s.Label) is not null),
            File = file.Path,
            Line = line,
        };
    }

    private string FullText()
    {
        if (Text is null) throw new RowException(DataProblemCode.NoText);
        var text = Text.ReplaceLineEndings("\n").Trim('\uFEFF', '\n', ' ');
        if (string.IsNullOrWhiteSpace(text)) throw new RowException(DataProblemCode.EmptyText);
        var headline = Headline?.Trim() ?? "";
        return headline.Length == 0 || text.Contains(headline, StringComparison.Ordinal) ? text : headline + "\n" + text;
    }

    private static LabelDefinition Resolve(string text, LabelKind? kind, LabelNames names)
    {
        if (names.Find(text) is not { } label)
        {
            var near = names.Suggest(text);
            throw new RowException(DataProblemCode.UnknownLabel, text, near is null ? "" : $" ({near}?)");
        }

        return kind is null || label.Kind == kind ? label : throw new RowException(DataProblemCode.WrongKind, text, kind == LabelKind.Chain ? "chains" : "themes");
    }

    private static IReadOnlyList<string> Ids(List<LabelDefinition> labels, LabelKind kind, LabelNames names) =>
        names.Sort(labels.Where(l => l.Kind == kind).Select(l => l.Id));

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text.Length > 10 && text[10] == 'T' ? text[..10] : text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new RowException(DataProblemCode.BadField, "published", $"is no date: {text}; write 2024-03-04");

    private static string? Half(string? text) => text?.Trim() switch
    {
        null or "" => null,
        "train" => "train",
        "test" => "test",
        var other => throw new RowException(DataProblemCode.BadField, "split", $"is {other}; it is train or test"),
    };
}
