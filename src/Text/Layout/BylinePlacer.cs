namespace PolicyML.Text.Layout;

/// <summary>
/// Gives bylines that stand by themselves to the article above them; to the headline right below where the article above has
/// its authors already, or where the line names none (本报评论员).
/// </summary>
internal static class BylinePlacer
{
    /// <summary>Adds bylines to the drafts; where there is no article at all, they become one.</summary>
    public static void Place(Page page, IReadOnlyList<PageUnit> units, List<ArticleDraft> drafts, ArticleBylines bylines)
    {
        var owners = new ArticleDraft?[units.Count];
        foreach (var draft in drafts)
        {
            if (draft.Head >= 0) owners[draft.Head] = draft;
            foreach (var unit in draft.Body) owners[unit] = draft;
        }

        ArticleDraft? above = null;
        for (var u = 0; u < units.Count; u++)
        {
            above = owners[u] ?? above;
            if (units[u].Kind != UnitKind.Byline) continue;
            var below = u + 1 < units.Count && units[u + 1].Kind == UnitKind.Head ? owners[u + 1] : null;
            if (below is not null && (above is null || !MayEnd(page, units, u, above, bylines))) below.Bylines.Add(u);
            else if (above is not null) above.Bylines.Add(u);
            else AddToFirst(drafts, u);
        }
    }

    private static bool MayEnd(Page page, IReadOnlyList<PageUnit> units, int byline, ArticleDraft above, ArticleBylines bylines)
    {
        var line = units[byline].From;
        if (Characters.IsOpenBracket(page.TextOf(line)[0])) return true;
        return bylines.HasNames(page.TextOf(line)) && bylines.ReadOpening(page, units, above).Count == 0;
    }

    private static void AddToFirst(List<ArticleDraft> drafts, int unit)
    {
        if (drafts.Count == 0) drafts.Add(new ArticleDraft());
        drafts[0].Bylines.Add(unit);
    }
}
