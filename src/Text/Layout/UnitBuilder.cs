namespace PolicyML.Text.Layout;

/// <summary>Groups tagged lines into units.</summary>
internal static class UnitBuilder
{
    /// <summary>The units of a page, in the order of its lines; every line belongs to exactly one.</summary>
    public static List<PageUnit> Build(PageLine[] lines)
    {
        var units = new List<PageUnit>(lines.Length);
        for (var i = 0; i < lines.Length;)
        {
            var end = End(lines, i);
            units.Add(new PageUnit(KindOf(lines[i].Tag), i, end));
            i = end;
        }

        return units;
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
