namespace PolicyML.Analyzer.Pipeline;

/// <summary>Counts over a run.</summary>
internal sealed class RunTotals
{
    /// <summary>Sources that were read.</summary>
    public int Sources { get; private set; }

    /// <summary>Sources that were skipped.</summary>
    public int Skipped { get; private set; }

    /// <summary>Articles found.</summary>
    public int Articles { get; private set; }

    /// <summary>Facts found.</summary>
    public int Facts { get; private set; }

    /// <summary>Bytes of the sources that were read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds one source.</summary>
    public void Add(SourceResult result)
    {
        if (result.Problem is not null)
        {
            Skipped++;
            return;
        }

        Sources++;
        Bytes += result.Bytes;
        Articles += result.Articles.Count;
        foreach (var article in result.Articles) Facts += article.Facts.Count;
    }
}
