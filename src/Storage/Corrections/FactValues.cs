using PolicyML.Core;

namespace PolicyML.Storage.Corrections;

/// <summary>What a person may say about a figure; the fields mean what those of <see cref="Fact"/> do.</summary>
public sealed record FactValues
{
    /// <summary>Identifier in the indicator table.</summary>
    public required string Indicator { get; init; }

    /// <summary>What kind of quantity it is.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Amounts in whole units; growth in per cent or percentage points, a fall negative.</summary>
    public required decimal Value { get; init; }

    /// <summary>Lower end of a range, else null.</summary>
    public decimal? Low { get; init; }

    /// <summary>Upper end of a range, else null.</summary>
    public decimal? High { get; init; }

    /// <summary>ISO 4217 for money, <c>%</c> or <c>pp</c> for growth and ratio, else the printed unit.</summary>
    public required string Unit { get; init; }

    /// <summary>How the number bounds the true one.</summary>
    public Bound Bound { get; init; }

    /// <summary>Growth only: what it is compared with.</summary>
    public Basis? Basis { get; init; }

    /// <summary>The time it is about; its text may be empty where no words give it.</summary>
    public Period? Period { get; init; }

    /// <summary>Whether it is done or hoped for.</summary>
    public FactStatus Status { get; init; }

    /// <summary>Who or what the number belongs to.</summary>
    public string? Subject { get; init; }

    /// <summary>Division code where it is another than the article's; null for the article's.</summary>
    public string? Place { get; init; }

    /// <summary>The values of a fact.</summary>
    public static FactValues Of(Fact fact) => new()
    {
        Indicator = fact.Indicator,
        Measure = fact.Measure,
        Value = fact.Value,
        Low = fact.Low,
        High = fact.High,
        Unit = fact.Unit,
        Bound = fact.Bound,
        Basis = fact.Basis,
        Period = fact.Period,
        Status = fact.Status,
        Subject = fact.Subject,
        Place = fact.Place,
    };

    /// <summary>A fact with these values in place of its own.</summary>
    public Fact On(Fact fact) => fact with
    {
        Indicator = Indicator,
        Measure = Measure,
        Value = Value,
        Low = Low,
        High = High,
        Unit = Unit,
        Bound = Bound,
        Basis = Basis,
        Period = Period,
        Status = Status,
        Subject = Subject,
        Place = Place,
    };

    /// <summary>True where a fact can have these values; what is as before is not asked about.</summary>
    internal bool AreSound(FactValues? before)
    {
        if (Indicator.Length == 0 || (Unit.Length == 0 && Unit != before?.Unit && Measure is not (Measure.Count or Measure.Quantity))) return false;
        if (Low > High && (Low != before?.Low || High != before?.High)) return false;
        if (Period is not null && Period != before?.Period && Period.From > Period.To) return false;
        if (Basis is not null && Measure != Measure.Growth && (Basis != before?.Basis || Measure != before?.Measure)) return false;
        return Place is null || Place == before?.Place || Writing.Codes.PlaceOf(Place) is not null;
    }
}
