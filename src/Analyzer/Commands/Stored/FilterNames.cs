using PolicyML.Core.Lexicons;
using PolicyML.Terminal;
using PolicyML.Text.Places;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>Finds ids by what was typed, and keeps the first problem met.</summary>
internal sealed class FilterNames(Lexicon lexicon, Catalogue messages)
{
    private const int MostShown = 8;

    /// <summary>What could not be found, in one line; null where all was.</summary>
    public string? Problem { get; private set; }

    /// <summary>The id of a label by its id or name.</summary>
    public string? Label(LabelKind kind, string text)
    {
        var labels = LabelSchema.Load(lexicon).Labels.Where(l => l.Kind == kind).ToList();
        var found = labels.Find(l => l.Id == text || l.Name == text || l.NameEn.Equals(text, StringComparison.OrdinalIgnoreCase));
        return found?.Id ?? Unknown(kind == LabelKind.Chain ? "filter.no-chain" : "filter.no-theme", text, labels.Select(l => l.Id + " " + l.Name));
    }

    /// <summary>The id of an indicator by its id or name.</summary>
    public string? Indicator(string text)
    {
        var rows = lexicon.Read("indicators.tsv").Select(row => (Id: row["id"], Name: row["name"])).ToList();
        return rows.Find(r => r.Id == text || r.Name == text).Id ?? Unknown("filter.no-indicator", text, rows.Select(r => r.Id + " " + r.Name));
    }

    /// <summary>The code of a division by its code or a name of it that is no other's.</summary>
    public string? Place(string text) => Place(text, Gazetteer.Load(lexicon));

    /// <summary>The code of a division by its code or a name of it that is no other's.</summary>
    public string? Place(string text, Gazetteer gazetteer)
    {
        if (gazetteer.Find(text) is { } division) return division.Code;
        var found = gazetteer.FindName(text)?.Candidates.Where(d => d.Until is null).ToList() ?? [];
        if (found is [var only]) return only.Code;
        return found.Count == 0
            ? Unknown("filter.no-place", text, [])
            : Unknown("filter.places", text, found.Take(MostShown).Select(d => d.Code + " " + (d.Parent?.Name ?? "") + d.Name));
    }

    private string? Unknown(string key, string text, IEnumerable<string> known)
    {
        Problem ??= messages.Format(key, text, string.Join(messages["filter.separator"], known));
        return null;
    }
}
