using System.Globalization;

namespace PolicyML.Learning.Data;

/// <summary>What can be wrong with a row or a file of data. The names are stable: messages in other languages are chosen by them.</summary>
public enum DataProblemCode
{
    /// <summary>The file or folder does not exist.</summary>
    NotFound,

    /// <summary>The system cannot read the file; {0} is its reason.</summary>
    ReadFailed,

    /// <summary>The folder holds no data file; {0} lists the extensions.</summary>
    NoDataFiles,

    /// <summary>The file is of no known form.</summary>
    UnknownFormat,

    /// <summary>The line is no JSON; {0} says where.</summary>
    BrokenJson,

    /// <summary>The JSON is no object, or no array of objects.</summary>
    NotAnObject,

    /// <summary>The row has no text.</summary>
    NoText,

    /// <summary>The text is empty.</summary>
    EmptyText,

    /// <summary>The bytes were no text of the file's encoding, {0}.</summary>
    DamagedText,

    /// <summary>The label {0} is not in the schema; {1} suggests one, or is empty.</summary>
    UnknownLabel,

    /// <summary>The label {0} is of the other kind than its field {1}.</summary>
    WrongKind,

    /// <summary>The row carries no labels where the form needs them.</summary>
    NoLabels,

    /// <summary>The labels mark words of the text instead of the whole text.</summary>
    SpanLabels,

    /// <summary>The field {0} is of a wrong type or form: {1}.</summary>
    BadField,

    /// <summary>The CSV row has {0} cells, its header {1}.</summary>
    CellCount,

    /// <summary>A quotation mark of a CSV row is not closed.</summary>
    OpenQuote,

    /// <summary>The table has no column for {0}.</summary>
    NoColumn,

    /// <summary>The line is longer than {0} characters.</summary>
    LongLine,

    /// <summary>The id {0} was used before, at {1}.</summary>
    RepeatedId,
}

/// <summary>One thing wrong with a data set; the row it is in was not read.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 where it is the file as a whole.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Arguments">What fills the places {0}, {1} of the message.</param>
public sealed record DataProblem(string File, int Line, DataProblemCode Code, params IReadOnlyList<string> Arguments)
{
    private static readonly Dictionary<DataProblemCode, string> English = new()
    {
        [DataProblemCode.NotFound] = "no such file or folder",
        [DataProblemCode.ReadFailed] = "cannot be read: {0}",
        [DataProblemCode.NoDataFiles] = "no data files in this folder ({0})",
        [DataProblemCode.UnknownFormat] = "not a data file; it takes JSON Lines, CSV, fastText, text<TAB>class, or an export of doccano or Label Studio",
        [DataProblemCode.BrokenJson] = "broken JSON {0}; a row is one object on one line",
        [DataProblemCode.NotAnObject] = "not a JSON object; a row looks like {\"id\": …, \"text\": …, \"chains\": [], \"themes\": []}",
        [DataProblemCode.NoText] = "no \"text\"; every row needs the text of its article",
        [DataProblemCode.EmptyText] = "the text is empty; fill it in or delete the row",
        [DataProblemCode.DamagedText] = "damaged characters (read as {0}); save the file as UTF-8",
        [DataProblemCode.UnknownLabel] = "unknown label \"{0}\"{1}; run 'trainer labels' to list them, or add it to the label table",
        [DataProblemCode.WrongKind] = "\"{0}\" does not belong in \"{1}\"; move it to the other field",
        [DataProblemCode.NoLabels] = "no labels; a row has chains and themes, or looks like __label__ID text, or text<TAB>ID",
        [DataProblemCode.SpanLabels] = "labels mark words, not the whole text; export a text classification project",
        [DataProblemCode.BadField] = "\"{0}\" {1}",
        [DataProblemCode.CellCount] = "{0} cells, the header has {1}; put cells with a comma or line break into quotation marks",
        [DataProblemCode.OpenQuote] = "a quotation mark is not closed; write \"\" for one inside a cell",
        [DataProblemCode.NoColumn] = "no column \"{0}\" in the header",
        [DataProblemCode.LongLine] = "longer than {0} characters; one article a line",
        [DataProblemCode.RepeatedId] = "the id \"{0}\" was used before, at {1}; ids are unique",
    };

    /// <summary>What is wrong and what to do, in English, one line, without file and line.</summary>
    public string Message => Format(English[Code]);

    /// <summary>A message of another language, with its places {0}, {1} filled.</summary>
    public string Format(string template)
    {
        for (var i = 0; i < Arguments.Count; i++) template = template.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", Arguments[i], StringComparison.Ordinal);
        return template;
    }

    /// <summary><c>file:line</c>, or the file alone.</summary>
    public string Where => Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}") : File;

    /// <summary><c>file:line: message</c>.</summary>
    public override string ToString() => $"{Where}: {Message}";
}
