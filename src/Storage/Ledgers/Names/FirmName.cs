namespace PolicyML.Storage.Ledgers.Names;

/// <summary>A company's name in its parts: 山西 | 瑞禾药业 | 有限公司.</summary>
/// <param name="Folded">The whole name, folded.</param>
/// <param name="Long">Without its legal form.</param>
/// <param name="Body">Without its legal form and the place in front.</param>
/// <param name="Place">Code of the division that it begins with or holds in brackets; null where it names none.</param>
/// <param name="IsFull">True where it has a legal form.</param>
/// <param name="IsBranch">True where a place in brackets makes it one company of a group: 某某汽车科技(安徽)有限公司.</param>
internal sealed record FirmName(string Folded, string Long, string Body, string? Place, bool IsFull, bool IsBranch)
{
    private const string Group = "集团";
    private const int ShortestBody = 2;
    private const int ShortestAlias = 3;

    /// <summary>Takes a name apart.</summary>
    public static FirmName Parse(string printed, LedgerVocabulary words)
    {
        var folded = NameFolding.Fold(printed);
        var legal = words.LegalForms.Ends(folded);
        if (legal > Group.Length && folded.AsSpan(folded.Length - legal).StartsWith(Group)) legal -= Group.Length;
        var rest = WithoutBrackets(folded[..^legal], words, out var place, out var isBranch);
        var lead = words.Places.Lead(rest, [], out var code);
        if (rest.Length - lead < ShortestBody) lead = 0;
        if (legal > 0 && lead == 0) lead = AreaLead(rest, words);
        return new FirmName(folded, rest, rest[lead..], code ?? place, legal > 0, isBranch);
    }

    /// <summary>The shorter names that the company may go by: without its place, without the trades at its end.</summary>
    public IEnumerable<string> Aliases(LedgerVocabulary words)
    {
        if (IsBranch)
        {
            if (Place is not null) yield return Long;
            yield break;
        }

        foreach (var name in Long == Body ? (string[])[Long] : [Long, Body])
        {
            if (name.Length >= ShortestAlias || name == Long) yield return name;
            for (var length = 2; name.Length - length >= ShortestAlias; length++)
            {
                var (front, tail) = (name[..^length], name[^length..]);
                if (words.BrandTails.Has(tail) && (words.GroupTails.Has(tail) || !words.Companies.Has(front))) yield return front;
            }
        }
    }

    // 元青(山西)农业科技 is 元青农业科技 of 山西; (集团) goes.
    private static string WithoutBrackets(string name, LedgerVocabulary words, out string? place, out bool isBranch)
    {
        (place, isBranch) = (null, false);
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : name.IndexOf(')', open);
        if (close < 0) return name;
        var inside = name[(open + 1)..close];
        isBranch = inside != Group;
        place = words.Places.CodeOf(inside, []);
        return name[..open] + name[(close + 1)..];
    }

    // 某某县瑞禾药业: a place that the table does not know.
    private static int AreaLead(string name, LedgerVocabulary words)
    {
        for (var at = 2; at <= 3 && name.Length - at - 1 >= 4; at++)
        {
            if (words.AreaEnds.Has(name.AsSpan(at, 1))) return at + 1;
        }

        return 0;
    }
}
