namespace PolicyML.Learning.Evidence;

/// <summary>Running sums of one label over the hits of an article, which come in reading order.</summary>
internal struct LabelSums
{
    private const double BareFactor = 0.2;
    private const double LooseFactor = 0.6;
    private const double SentenceWeight = 1.2;
    private const double Heard = 2;
    private const int Strong = 2;
    private double front;
    private double sum;
    private double anchored;
    private double bare;
    private double against;
    private int distinct;
    private int decisive;
    private double best;
    private double second;
    private double current;
    private int sentence;
    private int sentences;
    private double headline;
    private double figured;
    private double dedicated;
    private double strong;
    private double named;
    private double total;
    private int first;

    /// <summary>Adds a hit; the k-th occurrence of a term counts 1/k, so that repetition grows like a logarithm.</summary>
    public void Add(RawHit hit, int weight, int before, HitContext around)
    {
        var value = weight / (1.0 + before);
        if (weight < 0)
        {
            against -= value;
            return;
        }

        if (hit.Bare)
        {
            bare += value;
            value *= BareFactor;
        }

        sum += value;
        if (hit.Zone != EvidenceZone.Body) front += value;
        if (hit.Zone == EvidenceZone.Headline) headline += value;
        if (around.Anchored) anchored += value;
        if (around.Figured) figured += value;
        if (weight >= Strong) strong += value;
        if (around.Named) named += value;
        if (before == 0 && weight >= Strong && !hit.Bare) distinct++;
        if (weight >= TermLexicon.MaxWeight && !hit.Bare) decisive++;
        if (around.Sentence != sentence) Close();
        (sentence, total) = (around.Sentence, around.Total);
        if (first == 0) first = hit.Start + 1;
        current += (hit.Bare ? weight * BareFactor : weight) * (around.Anchored ? 1 : LooseFactor);
    }

    /// <summary>Ends the current sentence.</summary>
    public void Close()
    {
        if (current >= SentenceWeight) sentences++;
        if (current > best) (best, second) = (current, best);
        else if (current > second) second = current;
        if (total > 0) dedicated = Math.Max(dedicated, current * current / total);
        current = 0;
    }

    /// <summary>The greatest sum of some labels, and how many of them are heard of.</summary>
    public static (double Most, int Heard) Compare(ReadOnlySpan<LabelSums> peers)
    {
        var (most, heard) = (0.0, 0);
        foreach (ref readonly var peer in peers)
        {
            most = Math.Max(most, peer.sum);
            if (peer.sum >= Heard) heard++;
        }

        return (most, heard);
    }

    /// <summary>Writes the numbers in the order of <see cref="EvidenceFeatures.Names"/>, up to <c>peers</c>.</summary>
    /// <param name="row">Where to.</param>
    /// <param name="length">Code units of the article.</param>
    /// <param name="inArticle">Its sentences.</param>
    /// <param name="peers">The labels of its kind.</param>
    /// <param name="all">What <see cref="Compare"/> says of them.</param>
    public readonly void WriteTo(Span<double> row, int length, int inArticle, ReadOnlySpan<LabelSums> peers, (double Most, int Heard) all)
    {
        row[20] = LogOf(all.Heard);
        if (first == 0 && against == 0) row[..20].Clear();   // no term of it stands there
        else WriteOwn(row, length, inArticle, peers, all.Most);
    }

    private readonly void WriteOwn(Span<double> row, int length, int inArticle, ReadOnlySpan<LabelSums> peers, double most)
    {
        var above = 0;
        foreach (ref readonly var peer in peers)
            if (peer.sum > sum) above++;
        row[0] = LogOf(front);
        row[1] = LogOf(sum);
        row[2] = LogOf(best);
        row[3] = LogOf(second);
        row[4] = LogOf(anchored);
        row[5] = LogOf(bare);
        row[6] = against / (1 + sum + against);
        row[7] = LogOf(distinct);
        row[8] = LogOf(decisive);
        row[9] = LogOf(sum * 100 / (length + 100));
        row[10] = most > 0 ? sum / most : 0;
        row[11] = sum > 0 ? 1.0 / (1 + above) : 0;
        row[12] = LogOf(sentences);
        row[13] = (double)sentences / inArticle;
        row[14] = LogOf(headline);
        row[15] = LogOf(figured);
        row[16] = LogOf(dedicated);
        row[17] = first == 0 ? 0 : 1 - ((first - 1.0) / (length + 1));
        row[18] = LogOf(strong);
        row[19] = LogOf(named);
    }

    /// <summary>log(1 + value); most numbers of most labels are 0.</summary>
    private static double LogOf(double value) => value == 0 ? 0 : Math.Log(1 + value);
}

/// <summary>What stands around a hit.</summary>
/// <param name="Sentence">Number of its sentence.</param>
/// <param name="Anchored">A figure or a verb of action belongs to it.</param>
/// <param name="Figured">A figure belongs to it.</param>
/// <param name="Named">A word of a project, plant or firm follows it (<see cref="ContextGroups.Named"/>).</param>
/// <param name="Total">Weights of all terms of the kind in its sentence.</param>
internal readonly record struct HitContext(int Sentence, bool Anchored, bool Figured, bool Named, double Total);
