using System.Globalization;

using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>A capacity that a project's name prints, in a base unit: 年产0.5万吨 is 5000 吨.</summary>
/// <param name="Value">How many of the unit.</param>
/// <param name="Unit">The base unit.</param>
internal readonly record struct Capacity(decimal Value, string Unit);

/// <summary>A project's name in its parts: 绵岭新材 | 年产5000吨 | 硅碳负极材料 | 项目 | 一期.</summary>
internal sealed record ProjectName
{
    private const string Numerals = "一二三四五六七八九";

    /// <summary>What is left when owner, place, capacity, part and the words at its end are taken away.</summary>
    public required string Core { get; init; }

    /// <summary>The core without words that many projects share.</summary>
    public required string Own { get; init; }

    /// <summary>True where its own words are a common noun of an industry (水稻).</summary>
    public bool IsCommon { get; init; }

    /// <summary>The core without words of a plant or a way of making.</summary>
    public required string Plain { get; init; }

    /// <summary>The part (一期), or null for the whole.</summary>
    public string? Part { get; init; }

    /// <summary>The capacity, or null.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>Key of the owner, or null where none is known.</summary>
    public string? Owner { get; init; }

    /// <summary>Code of the division in the name, or null.</summary>
    public string? Place { get; init; }

    /// <summary>Takes a name apart.</summary>
    public static ProjectName Parse(StoredProject row, FirmRegistry firms, LedgerVocabulary words)
    {
        var name = NameFolding.Fold(row.Mention.Name);
        var part = TakePart(ref name) ?? (row.Mention.Part is { } printed ? PartOf(NameFolding.Fold(printed)) : null);
        var owner = row.Mention.Owner is { } said ? firms.Find(said, row.Article) : null;
        name = WithoutOwner(name, row, firms, words, ref owner);
        List<string> home = [];
        if (row.Article.Place is { } place) home.Add(place.Code);
        if (row.Mention.Place is { } other) home.Add(other);
        name = WithoutPlaces(name, home, words, out var code);
        if (owner is null) name = WithoutOwner(name, row, firms, words, ref owner);
        var capacity = TakeCapacity(ref name, words);
        name = WithoutTail(name, words);
        var core = Joined(name, words);
        var own = WithoutGeneric(core, words);
        return new ProjectName { Core = core, Own = own, IsCommon = words.Clusters.IsTerm(own), Plain = words.Neutral.Without(core), Part = part, Capacity = capacity, Owner = owner, Place = code };
    }

    /// <summary>The name without its part: 某某项目(二期) and 某某二期项目 are 某某项目.</summary>
    public static string WithoutPart(string name)
    {
        for (var at = 1; at < name.Length; at++)
        {
            if (name[at] != '期' || !IsOrdinal(name[at - 1])) continue;
            var (start, end) = (at - 1, at + 1);
            if (start > 0 && name[start - 1] == '第') start--;
            if (start > 0 && end < name.Length && name[start - 1] is '(' or '（' && name[end] is ')' or '）') (start, end) = (start - 1, end + 1);
            var rest = name[end..];
            if (rest is "工程" or "项目" && name[..start].EndsWith("项目", StringComparison.Ordinal)) rest = "";
            return name[..start] + rest;
        }

        return name;
    }

    /// <summary>The part that a text names first, as 一期, 二期 …; null where it names none, or two.</summary>
    public static string? PartOf(string text)
    {
        string? found = null;
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] != '期' || !IsOrdinal(text[at - 1])) continue;
            if (at > 1 && (text[at - 2] == '、' || IsOrdinal(text[at - 2]))) return null;
            var part = OrdinalOf(text[at - 1]) + "期";
            if (found is not null && found != part) return null;
            found = part;
        }

        return found;
    }

    private static bool IsOrdinal(char c) => c is '首' || Numerals.Contains(c) || c is >= '1' and <= '9';

    private static string OrdinalOf(char c) => c switch
    {
        '首' => "一",
        >= '1' and <= '9' => Numerals[c - '1'].ToString(),
        _ => c.ToString(),
    };

    private static string? TakePart(ref string name)
    {
        if (PartOf(name) is not { } part) return null;
        name = WithoutPart(name);
        return part;
    }

    private static string WithoutOwner(string name, StoredProject row, FirmRegistry firms, LedgerVocabulary words, ref string? owner)
    {
        if (row.Mention.Owner is { } said)
        {
            var folded = NameFolding.Fold(said);
            if (name.Length > folded.Length && name.StartsWith(folded, StringComparison.Ordinal)) return TrimOf(name[folded.Length..]);
        }

        for (var at = 0; at < name.Length; at++)
        {
            var legal = words.LegalForms.StartsAt(name, at);
            if (legal == 0 || at < 4 || at + legal >= name.Length) continue;
            owner ??= firms.Find(name[..(at + legal)], row.Article);
            return TrimOf(name[(at + legal)..]);
        }

        var lead = firms.Lead(name, row.Article, out var firm);
        if (lead == 0 || (owner is not null && owner != firm)) return name;
        owner ??= firm;
        return TrimOf(name[lead..]);
    }

    private static string TrimOf(string name) => name.StartsWith('的') ? name[1..] : name;

    private static string WithoutPlaces(string name, List<string> home, LedgerVocabulary words, out string? code)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : name.IndexOf(')', open);
        code = null;
        if (open > 0 && close > open && words.Places.CodeOf(name[(open + 1)..close], home) is { } inside)
        {
            code = inside;
            name = name[..open] + name[(close + 1)..];
        }

        var lead = words.Places.Lead(name, home, out var front);
        if (lead > 0 && name.Length - lead < 4) lead = 0;
        code ??= lead > 0 ? front : null;
        return name[lead..];
    }

    private static string WithoutTail(string name, LedgerVocabulary words)
    {
        name = name.Trim('(', ')', '-', '·');
        for (var length = words.Tails.Ends(name); length > 0; length = words.Tails.Ends(name)) name = name[..^length];
        return words.Tails.Has(name) ? "" : name;
    }

    private static string Joined(string name, LedgerVocabulary words)
    {
        var at = 0;
        while (at < name.Length && words.Conjunctions.StartsAt(name, at) == 0) at++;
        return at == name.Length ? name : string.Concat(Pieces(name, words));
    }

    private static IEnumerable<string> Pieces(string name, LedgerVocabulary words)
    {
        for (var at = 0; at < name.Length;)
        {
            var length = words.Conjunctions.StartsAt(name, at);
            yield return length > 0 ? "和" : name[at].ToString();
            at += Math.Max(1, length);
        }
    }

    private static string WithoutGeneric(string core, LedgerVocabulary words) =>
        string.Concat(words.Generic.Without(core).Where(c => c is not ('(' or ')' or '和' or '-' or '+' or '·' or '/')));

    private static Capacity? TakeCapacity(ref string name, LedgerVocabulary words)
    {
        for (var at = 0; at < name.Length; at++)
        {
            if (!char.IsAsciiDigit(name[at]) && !(IsChineseNumeral(name[at]) && at > 0 && LeadBefore(name, at, words) > 0)) continue;
            var end = ReadNumber(name, at, words, out var value);
            if (end == at) continue;
            var unit = UnitAt(name, end, words, out var length);
            if (unit is null)
            {
                at = end - 1;
                continue;
            }

            var start = at - LeadBefore(name, at, words);
            name = name[..start] + name[(end + length)..];
            return new Capacity(value * unit.Factor, unit.Base);
        }

        return null;
    }

    private static int LeadBefore(string name, int at, LedgerVocabulary words)
    {
        for (var length = Math.Min(at, 4); length > 0; length--)
        {
            if (words.Capacity.Has(name.AsSpan(at - length, length))) return length;
        }

        return 0;
    }

    private static LedgerVocabulary.Unit? UnitAt(string name, int at, LedgerVocabulary words, out int length)
    {
        for (length = Math.Min(7, name.Length - at); length > 0; length--)
        {
            if (words.Units.TryGetValue(name.Substring(at, length), out var unit)) return unit;
        }

        return null;
    }

    private static bool IsChineseNumeral(char c) => c is '两' or '十' or '百' || Numerals.Contains(c);

    // 5000, 0.5万, 3.2亿, 五千, 十万
    private static int ReadNumber(string name, int at, LedgerVocabulary words, out decimal value)
    {
        var end = at;
        while (end < name.Length && (char.IsAsciiDigit(name[end]) || (name[end] == '.' && end > at))) end++;
        if (end > at)
        {
            if (!decimal.TryParse(name.AsSpan(at, Math.Min(end - at, 18)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)) return at;
        }
        else
        {
            value = name[at] is '十' or '百' ? 1 : name[at] == '两' ? 2 : Numerals.IndexOf(name[at], StringComparison.Ordinal) + 1;
            if (name[at] is not ('十' or '百')) end++;
        }

        for (; end < name.Length && ScaleOf(name[end]) is var scale && scale > 1 && UnitAt(name, end, words, out _) is null; end++)
        {
            if (value > 1_000_000_000_000m) return at;
            value *= scale;
        }

        return end;
    }

    private static decimal ScaleOf(char c) => c switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 1,
    };
}
