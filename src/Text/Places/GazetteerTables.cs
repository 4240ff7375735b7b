using System.Globalization;

using PolicyML.Core.Lexicons;

namespace PolicyML.Text.Places;

/// <summary>Reads the tables of places into divisions and their names.</summary>
internal sealed class GazetteerTables
{
    private readonly List<Division> divisions = new(3400);
    private readonly Dictionary<string, Division> byCode = new(3400, StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceForm> forms = new(8000, StringComparer.Ordinal);

    private GazetteerTables()
    {
    }

    public IReadOnlyList<Division> Divisions => divisions;

    public IReadOnlyDictionary<string, Division> ByCode => byCode;

    public IReadOnlyDictionary<string, PlaceForm> Forms => forms;

    public HashSet<string> Guards { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Division> Pinyin { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads places.tsv, zones.tsv and place-guards.tsv.</summary>
    /// <exception cref="FormatException">A row names an unknown parent, level or code.</exception>
    public static GazetteerTables Read(Lexicon lexicon)
    {
        var tables = new GazetteerTables();
        var rows = lexicon.Read("places.tsv");
        // Parents stand before their children, because codes sort so; an overlay may replace a row.
        foreach (var row in rows) tables.AddDivision(row);
        foreach (var row in rows) tables.AddForms(row);
        foreach (var row in lexicon.Read("zones.tsv")) tables.AddZone(row);
        foreach (var row in lexicon.Read("place-guards.tsv")) tables.Guards.Add(row["word"]);
        return tables;
    }

    private void AddDivision(TsvRow row)
    {
        var code = row["code"];
        if (code.Length != 6 || code.AsSpan().ContainsAnyExceptInRange('0', '9')) throw row.Error($"\"{code}\" is no division code of six digits");
        Division? parent = null;
        var parentCode = row["parent"];
        if (parentCode.Length > 0 && !byCode.TryGetValue(parentCode, out parent)) throw row.Error($"unknown parent \"{parentCode}\"");
        int? until = int.TryParse(row["until"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
        var index = byCode.TryGetValue(code, out var old) ? old.Index : divisions.Count;
        var division = new Division(index, code, row["name"], LevelOf(row), parent, until);
        if (index == divisions.Count) divisions.Add(division);
        else divisions[index] = division;
        byCode[code] = division;
    }

    private void AddForms(TsvRow row)
    {
        var division = byCode[row["code"]];
        var weak = row.List("weak");
        AddForm(division.Name, weak.Contains(division.Name) ? PlaceFormKind.Weak : PlaceFormKind.Full, division);
        foreach (var form in row.List("short")) AddForm(form, PlaceFormKind.Short, division);
        foreach (var form in weak) AddForm(form, PlaceFormKind.Weak, division);
        foreach (var form in row.List("word")) AddForm(form, PlaceFormKind.Word, division);
        foreach (var pinyin in row.List("pinyin")) Pinyin.TryAdd(pinyin, division);
    }

    private void AddZone(TsvRow row)
    {
        if (!byCode.TryGetValue(row["code"], out var division)) throw row.Error($"unknown division code \"{row["code"]}\"");
        var weight = double.TryParse(row["weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 1;
        forms[row["name"]] = new PlaceForm(row["name"], PlaceFormKind.Zone, [division]) { Weight = weight };
    }

    private void AddForm(string text, PlaceFormKind kind, Division division)
    {
        if (!forms.TryGetValue(text, out var form))
        {
            forms[text] = new PlaceForm(text, kind, [division]);
            return;
        }

        // A safe short form of one division (吉林) is not made weak by a weak use of another.
        if (form.Candidates.Contains(division)) return;
        if (kind is PlaceFormKind.Weak or PlaceFormKind.Word && form.Kind == PlaceFormKind.Short) return;
        if (form.Kind is PlaceFormKind.Weak or PlaceFormKind.Word && kind == PlaceFormKind.Short) forms[text] = new PlaceForm(text, kind, [division]);
        else forms[text] = form with { Kind = (PlaceFormKind)Math.Max((int)form.Kind, (int)kind), Candidates = Sorted([.. form.Candidates, division]) };
    }

    private static Division[] Sorted(Division[] candidates)
    {
        Array.Sort(candidates, (a, b) => a.Level != b.Level ? a.Level.CompareTo(b.Level) : string.CompareOrdinal(a.Code, b.Code));
        return candidates;
    }

    private static DivisionLevel LevelOf(TsvRow row) => row["level"] switch
    {
        "province" => DivisionLevel.Province,
        "prefecture" => DivisionLevel.Prefecture,
        "county" => DivisionLevel.County,
        var other => throw row.Error($"unknown level \"{other}\"; province, prefecture or county"),
    };
}
