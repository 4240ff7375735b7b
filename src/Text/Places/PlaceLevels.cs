namespace PolicyML.Text.Places;

/// <summary>Which divisions a word of a level speaks of: 全省, 全市 (a prefecture or a county-level city), 全州, 全县.</summary>
internal static class PlaceLevels
{
    /// <summary>True where a word of the level may mean the division.</summary>
    public static bool Speaks(string level, Division division) => level switch
    {
        "province" => division.Level == DivisionLevel.Province && !division.Name.EndsWith('市'),
        "prefecture" => division.Level == DivisionLevel.Prefecture && !division.Name.EndsWith('市'),
        "city" => division.Name.EndsWith('市'),
        _ => division.Level == DivisionLevel.County && !division.Name.EndsWith('市'),
    };

    /// <summary>The smallest division around the home that a word of the level may mean; null where none.</summary>
    public static Division? Of(string level, Division? home)
    {
        for (var at = home; at is not null; at = at.Parent)
        {
            if (Speaks(level, at)) return at;
        }

        return null;
    }
}
