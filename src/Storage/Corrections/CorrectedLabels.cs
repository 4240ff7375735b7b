using PolicyML.Core;
using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Corrections;

/// <summary>A label with everything that people said about it.</summary>
internal sealed class CorrectedLabel(LabelKind kind, string id, double? machine)
{
    public LabelKind Kind => kind;

    public string Id => id;

    public double? Machine => machine;

    public bool Holds { get; private set; } = machine is not null;

    public bool IsCorrected { get; private set; }

    public List<LogRow> History { get; } = [];

    public ReviewState State => !IsCorrected ? ReviewState.Machine
        : !Holds ? ReviewState.Rejected
        : machine is null ? ReviewState.Added
        : ReviewState.Confirmed;

    public long Version => History.Count == 0 ? 0 : History.Max(r => r.Version);

    public Label Label => new(id, IsCorrected ? 1 : machine ?? 1);

    /// <summary>Takes a correction in that speaks of it.</summary>
    public void Add(LogRow row)
    {
        History.Add(row);
        if (!row.Holds) return;
        Holds = row.Kind == CorrectionKind.ConfirmLabel || (row.Kind == CorrectionKind.ChangeLabel && row.ToLabel == id);
        IsCorrected = true;
    }
}

/// <summary>The labels of an article with everything that people said about them.</summary>
internal sealed class CorrectedLabels
{
    private readonly List<CorrectedLabel> all;

    public CorrectedLabels(Article machine)
    {
        all = [.. machine.Chains.Select(l => new CorrectedLabel(LabelKind.Chain, l.Id, l.P)), .. machine.Themes.Select(l => new CorrectedLabel(LabelKind.Theme, l.Id, l.P))];
    }

    public IEnumerable<CorrectedLabel> All => all.OrderBy(l => l.Kind);

    /// <summary>Takes a correction of a label in.</summary>
    public void Add(LogRow row)
    {
        Find(row.LabelKind!.Value, row.Label!).Add(row);
        if (row.ToLabel is { } to) Find(row.LabelKind.Value, to).Add(row);
    }

    /// <summary>A label; a new one where nobody spoke of it yet.</summary>
    public CorrectedLabel Find(LabelKind kind, string id)
    {
        if (all.Find(l => l.Kind == kind && l.Id == id) is { } known) return known;
        all.Add(new CorrectedLabel(kind, id, null));
        return all[^1];
    }

    /// <summary>The article with the labels that hold.</summary>
    public Article On(Article article)
    {
        if (!all.Exists(l => l.IsCorrected)) return article;
        var (chains, themes) = (Those(LabelKind.Chain), Those(LabelKind.Theme));
        return article with { Chains = chains, Themes = themes, Relevant = LabelSchema.IsRelevant(chains, themes) };
    }

    private Label[] Those(LabelKind kind) => [.. all.Where(l => l.Kind == kind && l.Holds).Select(l => l.Label).OrderByDescending(l => l.P)];
}
