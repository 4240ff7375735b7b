namespace PolicyML.Text.Layout;

/// <summary>Gives bylines that stand by themselves to the article above them, or to the one below where none is above.</summary>
internal static class BylinePlacer
{
    /// <summary>Adds bylines to the drafts; where there is no article at all, they become one.</summary>
    public static void Place(IReadOnlyList<PageUnit> units, List<ArticleDraft> drafts)
    {
        var owners = new ArticleDraft?[units.Count];
        foreach (var draft in drafts)
        {
            if (draft.Head >= 0) owners[draft.Head] = draft;
            foreach (var unit in draft.Body) owners[unit] = draft;
        }

        ArticleDraft? above = null;
        var waiting = new List<int>();
        for (var u = 0; u < units.Count; u++)
        {
            above = owners[u] ?? above;
            if (units[u].Kind == UnitKind.Byline)
            {
                if (above is null) waiting.Add(u);
                else above.Bylines.Add(u);
            }
        }

        if (waiting.Count == 0) return;
        if (drafts.Count == 0) drafts.Add(new ArticleDraft());
        drafts[0].Bylines.InsertRange(0, waiting);
    }
}
