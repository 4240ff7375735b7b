using PolicyML.Extraction.Linking;

namespace PolicyML.Extraction.Judging;

/// <summary>How many figures of money and change an article has, and how many of them have an indicator of the table.</summary>
/// <param name="Size">0 for one, then 2 to 3, 4 to 7, 8 to 15 and more.</param>
/// <param name="Share">0 where none is named, then less than half, half and more, nine in ten.</param>
internal readonly record struct ArticleFigures(int Size, int Share)
{
    public static ArticleFigures Of(List<Link> links, int other)
    {
        var (count, named) = (0, 0);
        foreach (var link in links)
        {
            if (link.Rejected || !link.IsCore) continue;
            count++;
            if (link.Indicator >= 0 && link.Indicator != other && link.IndicatorToken >= 0) named++;
        }

        var size = count switch { <= 1 => 0, <= 3 => 1, <= 7 => 2, <= 15 => 3, _ => 4 };
        var share = named == 0 ? 0 : named * 2 < count ? 1 : named * 10 < count * 9 ? 2 : 3;
        return new ArticleFigures(size, share);
    }
}
