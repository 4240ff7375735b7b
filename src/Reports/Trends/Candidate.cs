using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Reports.Trends;

/// <summary>A figure on its way into a series.</summary>
internal sealed class Candidate(StoredFact row, TimeSlot slot, ProjectOfFact? project, string noun = "")
{
    private List<StoredFact>? support;

    public StoredFact Row => row;

    public Fact Fact => row.Fact;

    public decimal Value => row.Fact.Value;

    /// <summary>The division it is of; another print of the same figure may tell a narrower one.</summary>
    public string Place { get; private set; } = row.PlaceCode ?? "";

    public ProjectOfFact? Project => project;

    /// <summary>The words of the amount that a growth goes on from (地区生产总值12亿元、增长5%); empty where it goes on from none.</summary>
    public string Noun => noun;

    /// <summary>True where the figure was printed after the time it is about.</summary>
    public bool IsAfter => row.Article.Published > row.Fact.Period?.To;

    /// <summary>What its words say of whose figure it is, once that was asked.</summary>
    public int? Clarity { get; set; }

    /// <summary>True once <see cref="Name"/> was read.</summary>
    public bool IsNamed { get; set; }

    /// <summary>What names its project or firm; null where nothing does.</summary>
    public (string Name, string? Part)? Name { get; set; }

    /// <summary>Whether it is of the whole area, once that was asked.</summary>
    public bool? IsOfArea { get; set; }

    /// <summary>Where it stands; a project's later report takes the slot of the first one.</summary>
    public TimeSlot Slot { get; set; } = slot;

    public LeftOut? Out { get; private set; }

    public bool IsIn => Out is null;

    /// <summary>The figure itself and those that say the same elsewhere.</summary>
    public IEnumerable<StoredFact> Facts => support is null ? [row] : support.Prepend(row);

    /// <summary>Adds <see cref="Facts"/> to a list.</summary>
    public void AddFacts(List<StoredFact> facts)
    {
        facts.Add(row);
        if (support is not null) facts.AddRange(support);
    }

    /// <summary>Takes the place of another print of the same figure where that is narrower.</summary>
    public void Narrow(Candidate other)
    {
        if (other.Place.Length > 0 && (Place.Length == 0 || Inside(other.Place, Place))) Place = other.Place;
    }

    public int Stories => support is null ? 1 : Facts.Select(f => f.Article.Story).Distinct().Count();

    /// <summary>The same figure for another line, where it may be left out for a reason that does not hold here.</summary>
    public Candidate Copy() => new(row, Slot, project, noun) { Place = Place, Clarity = Clarity, IsOfArea = IsOfArea };

    public void Leave(LeftOutReason reason, Candidate? because = null) => Out ??= new LeftOut(row, reason, because?.Row);

    /// <summary>Takes another figure that says the same as evidence of this one.</summary>
    public void Support(Candidate other)
    {
        support ??= [];
        other.AddFacts(support);
        other.IsSupport = true;
    }

    /// <summary>True where it is counted as evidence of another one.</summary>
    public bool IsSupport { get; private set; }

    /// <summary>A division with its prefecture and province.</summary>
    public static IEnumerable<string> Wider(string place) =>
        place.Length == 6 ? new[] { place, place[..4] + "00", place[..2] + "0000" }.Distinct(StringComparer.Ordinal) : [place];

    /// <summary>True where a division lies in another or is it.</summary>
    public static bool Inside(string place, string wider) =>
        place == wider
        || (wider.Length == 6 && place.Length == 6
            && ((wider.EndsWith("0000", StringComparison.Ordinal) && place.AsSpan(0, 2).SequenceEqual(wider.AsSpan(0, 2)))
                || (wider.EndsWith("00", StringComparison.Ordinal) && place.AsSpan(0, 4).SequenceEqual(wider.AsSpan(0, 4)))));
}
