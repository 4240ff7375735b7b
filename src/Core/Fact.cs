namespace PolicyML.Core;

/// <summary>What kind of quantity a fact is.</summary>
public enum Measure
{
    /// <summary>Money.</summary>
    Amount,

    /// <summary>Change against an earlier period.</summary>
    Growth,

    /// <summary>A share, rate or coverage.</summary>
    Ratio,

    /// <summary>Projects, enterprises, jobs, visitors.</summary>
    Count,

    /// <summary>Area, capacity, physical output.</summary>
    Quantity,
}

/// <summary>How a printed number bounds the true one.</summary>
public enum Bound
{
    /// <summary>Stated as is.</summary>
    Exact,

    /// <summary>About (约, 近, 左右, 多, 余).</summary>
    Approx,

    /// <summary>At least (以上, 超, 突破, 不少于).</summary>
    AtLeast,

    /// <summary>At most (以内, 不超过).</summary>
    AtMost,
}

/// <summary>What a growth figure is compared with.</summary>
public enum Basis
{
    /// <summary>The same period of the year before (同比, 比上年).</summary>
    Yoy,

    /// <summary>The period before (环比, 比上月).</summary>
    Qoq,

    /// <summary>Compound annual growth (年均).</summary>
    Cagr,

    /// <summary>Another named base.</summary>
    Other,
}

/// <summary>Whether the number is done or hoped for.</summary>
public enum FactStatus
{
    /// <summary>Done, measured, or simply stated.</summary>
    Reported,

    /// <summary>An actor intends it (计划, 拟).</summary>
    Planned,

    /// <summary>An actor sets it as a goal (力争, 确保, 目标).</summary>
    Target,

    /// <summary>An outcome is foreseen (预计, 有望, 可达).</summary>
    Expected,
}

/// <summary>The time that a number is about.</summary>
/// <param name="Text">The words that give it, as printed.</param>
/// <param name="From">First day, included.</param>
/// <param name="To">Last day, included.</param>
public sealed record Period(string Text, DateOnly From, DateOnly To);

/// <summary>One figure with what it means and where it stands.</summary>
public sealed record Fact
{
    /// <summary>Identifier in the indicator table.</summary>
    public required string Indicator { get; init; }

    /// <summary>What kind of quantity it is.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Amounts in whole units; growth in per cent or percentage points, a fall negative; a range gives its middle.</summary>
    public required decimal Value { get; init; }

    /// <summary>Lower end of a printed range, else null.</summary>
    public decimal? Low { get; init; }

    /// <summary>Upper end of a printed range, else null.</summary>
    public decimal? High { get; init; }

    /// <summary>ISO 4217 for money, <c>%</c> or <c>pp</c> for growth and ratio, else the printed unit.</summary>
    public required string Unit { get; init; }

    /// <summary>How the number bounds the true one.</summary>
    public Bound Bound { get; init; }

    /// <summary>Growth only: what it is compared with; null where nothing says.</summary>
    public Basis? Basis { get; init; }

    /// <summary>The time it is about; null where the text gives none.</summary>
    public Period? Period { get; init; }

    /// <summary>Whether it is done or hoped for.</summary>
    public FactStatus Status { get; init; }

    /// <summary>Who or what the number belongs to, in the text's words.</summary>
    public string? Subject { get; init; }

    /// <summary>Division code where the sentence names a place other than the article's.</summary>
    public string? Place { get; init; }

    /// <summary>Range of the source that holds the number and the words that give it its meaning.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The source text of <see cref="Span"/> without line breaks.</summary>
    public required string Text { get; init; }

    /// <summary>Figures below this confidence are marked as to be checked wherever they are shown to readers.</summary>
    public const double SureConfidence = 0.9;

    /// <summary>Calibrated probability that value, unit, measure and indicator are right, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Name of the rule that made it.</summary>
    public required string Rule { get; init; }

    /// <summary>Stage of the project that the figure belongs to, where the words around tell it.</summary>
    public ProjectStage? Stage { get; init; }

    /// <summary>The person who confirmed, changed or added it; null where it is as it was read.</summary>
    public string? CorrectedBy { get; init; }

    /// <summary>True for <see cref="Measure.Amount"/> and <see cref="Measure.Growth"/>.</summary>
    public bool IsCore => Measure is Measure.Amount or Measure.Growth;
}

/// <summary>How far a project has come.</summary>
public enum ProjectStage
{
    /// <summary>In talks or on paper (洽谈, 谋划, 拟建).</summary>
    Planned,

    /// <summary>Signed (签约).</summary>
    Signed,

    /// <summary>Ground broken (开工, 奠基).</summary>
    Started,

    /// <summary>Being built (在建, 加快建设).</summary>
    UnderConstruction,

    /// <summary>Trial production (试产, 试运行).</summary>
    Trial,

    /// <summary>Built and producing (投产, 竣工, 建成, 达产).</summary>
    InProduction,
}
