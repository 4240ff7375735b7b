namespace PolicyML.Storage.Schema;

/// <summary>How a cell is written.</summary>
internal enum CellKind
{
    /// <summary>A whole number of 16 bits.</summary>
    Short,

    /// <summary>A whole number of 32 bits.</summary>
    Int,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A floating-point number.</summary>
    Real,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Blob,
}

/// <summary>A table that rows are written to, with its columns in the order of writing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record Table(string Name, params (string Name, CellKind Kind)[] Columns)
{
    private const CellKind S = CellKind.Short;
    private const CellKind I = CellKind.Int;
    private const CellKind L = CellKind.Long;
    private const CellKind R = CellKind.Real;
    private const CellKind N = CellKind.Number;
    private const CellKind T = CellKind.Text;
    private const CellKind B = CellKind.Blob;

    public static readonly Table Word = new("word", ("id", L), ("text", T));

    public static readonly Table Source = new("source", ("id", L), ("path", T), ("text_hash", B), ("reading_hash", B));

    public static readonly Table SourceText = new("source_text", ("source", L), ("form", S), ("text", B));

    public static readonly Table Article = new(
        "article", ("id", L), ("source", L), ("number", I), ("path", T), ("day", I), ("headline", T), ("kind", S), ("relevant", S),
        ("place", I), ("place_name", I), ("labels", B), ("story", L), ("core_facts", I), ("byline", T), ("segments", B), ("flags", S), ("own_text", T));

    public static readonly Table Tag = new("article_tag", ("tag", I), ("day", I), ("article", L));

    public static readonly Table Fact = new(
        "fact", ("indicator", I), ("day", I), ("article", L), ("ordinal", I), ("measure", S), ("status", S), ("place", I), ("own_place", S),
        ("period_from", I), ("period_to", I), ("confidence", R), ("value", N), ("low", N), ("high", N), ("unit", I), ("bound", S), ("basis", S),
        ("stage", S), ("rule", I), ("span_start", I), ("span_end", I), ("period_text", T), ("subject", T), ("text", T), ("correction", L));

    public static readonly Table Project = new(
        "project", ("article", L), ("ordinal", I), ("place", I), ("own_place", S), ("name", T), ("name_start", I), ("name_end", I), ("owner", T),
        ("chain", I), ("stage", S), ("stage_start", I), ("stage_end", I), ("investment", N), ("currency", I), ("investment_start", I),
        ("investment_end", I), ("part", T), ("confidence", R));

    public static readonly Table Enterprise = new(
        "enterprise", ("article", L), ("ordinal", I), ("name", T), ("name_start", I), ("name_end", I), ("roles", B), ("role_start", I),
        ("role_end", I), ("chain", I), ("confidence", R));

    public static readonly Table StoryKey = new("story_key", ("key", L), ("article", L));

    public static readonly Table GramSegment = new("gram_segment", ("id", L), ("origin", L), ("articles", I));

    public static readonly Table GramBlock = new("gram_block", ("id", L), ("postings", B));

    /// <summary>The columns of a select list: <c>f.indicator, f.day, …</c>.</summary>
    public string Select(string alias) => string.Join(", ", Columns.Select(c => $"{alias}.{c.Name}"));
}
