namespace PolicyML.Text.Layout;

/// <summary>Groups tagged lines into units.</summary>
internal static class UnitBuilder
{
    private const int ArticleLength = 120;

    /// <summary>The units of a page, in the order of its lines; every line belongs to exactly one.</summary>
    public static List<PageUnit> Build(PageLine[] lines)
    {
        Settle(lines);
        var units = new List<PageUnit>(lines.Length);
        for (var i = 0; i < lines.Length;)
        {
            var end = End(lines, i);
            units.Add(new PageUnit(KindOf(lines[i].Tag), i, end));
            i = end;
        }

        return units;
    }

    /// <summary>What the model cannot see: dates within a headline block belong to it; a source of photos alone with a long text is an article.</summary>
    private static void Settle(PageLine[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Tag == LineTag.Masthead && lines[i].Has(LineFeature.DateLine) && lines[i - 1].Tag == LineTag.Head && HeadGoesOn(lines, i + 1)) lines[i].Tag = LineTag.Head;
        }

        if (Array.Exists(lines, l => l.Tag is LineTag.Head or LineTag.Body or LineTag.Heading)) return;
        foreach (var line in lines)
        {
            if (line.Tag == LineTag.Caption && (line.Length > ArticleLength || lines.Length == 1)) line.Tag = LineTag.Body;
        }
    }

    private static bool HeadGoesOn(PageLine[] lines, int from)
    {
        for (var i = from; i < Math.Min(lines.Length, from + 3); i++)
        {
            if (lines[i].Has(LineFeature.Session) || lines[i].Has(LineFeature.DashLine) || lines[i].Has(LineFeature.Office)) return true;
        }

        return false;
    }

    private static UnitKind KindOf(LineTag tag) => tag switch
    {
        LineTag.Head => UnitKind.Head,
        LineTag.Heading => UnitKind.Heading,
        LineTag.Byline => UnitKind.Byline,
        LineTag.Caption or LineTag.Credit => UnitKind.Caption,
        LineTag.Masthead => UnitKind.Masthead,
        _ => UnitKind.Body,
    };

    private static int End(PageLine[] lines, int from) => lines[from].Tag switch
    {
        LineTag.Head => HeadEnd(lines, from),
        LineTag.Caption or LineTag.Credit => CaptionEnd(lines, from),
        _ => from + 1,
    };

    private static int HeadEnd(PageLine[] lines, int from)
    {
        var end = from + 1;
        var byline = false;
        for (; end < lines.Length; end++)
        {
            if (lines[end].Tag == LineTag.Byline) byline = true;
            else if (lines[end].Tag != LineTag.Head || (byline && !lines[end].Has(LineFeature.Dash) && !lines[end].Has(LineFeature.Session))) break;
        }

        return end;
    }

    /// <summary>Captions up to and with the credits that follow; a caption with a credit at its own end is complete.</summary>
    private static int CaptionEnd(PageLine[] lines, int from)
    {
        var end = from;
        while (end < lines.Length && lines[end].Tag == LineTag.Caption)
        {
            end++;
            if (lines[end - 1].Has(LineFeature.CreditTail)) break;
        }

        while (end < lines.Length && lines[end].Tag == LineTag.Credit) end++;
        return end;
    }
}
