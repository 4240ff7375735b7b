using System.Globalization;

using PolicyML.Learning.Training;

namespace PolicyML.Learning.Engines;

/// <summary>One engine of an ensemble.</summary>
/// <param name="Engine">Its name.</param>
/// <param name="TermsOnly">True where it sees what the terms say and nothing of n-grams.</param>
/// <param name="Labels">What it learned.</param>
internal sealed record EnsembleMember(string Engine, bool TermsOnly, ITrainedLabels Labels);

/// <summary>
/// What one engine learned, or several: those of a view (all features, or the terms alone) are averaged, then the views are mixed by
/// the share of the terms. An ensemble of one view is the average of that.
/// </summary>
internal sealed class Ensemble
{
    private const int Most = 256;
    private readonly EnsembleMember[] members;
    private readonly TermShares shares;
    private readonly int chains;
    private readonly (double Chains, double Themes)[] weights;
    private readonly bool hasOthers;

    /// <summary>An ensemble.</summary>
    /// <param name="members">Its engines, at least one.</param>
    /// <param name="shares">How much the terms alone count.</param>
    /// <param name="chains">How many labels are chains; they come first.</param>
    public Ensemble(IReadOnlyList<EnsembleMember> members, TermShares shares, int chains)
    {
        (this.members, this.shares, this.chains) = ([.. members], shares, chains);
        var narrow = 0;
        foreach (var member in members)
        {
            if (member.TermsOnly) narrow++;
            if (member.Labels is not IColumnScorer) hasOthers = true;
        }

        weights = new (double, double)[members.Count];
        for (var m = 0; m < weights.Length; m++) weights[m] = (WeightOf(members[m].TermsOnly, shares.Chains, narrow), WeightOf(members[m].TermsOnly, shares.Themes, narrow));
    }

    /// <summary>The engines by name, each once, joined by +.</summary>
    public string Engine => string.Join('+', members.Select(m => m.Engine).Distinct(StringComparer.Ordinal));

    /// <summary>The same with the engines of one view alone.</summary>
    public Ensemble Only(bool terms) => new([.. members.Where(m => m.TermsOnly == terms)], shares, chains);

    /// <summary>The score of each label.</summary>
    /// <param name="article">Its values: label after label, the numbers of <see cref="LabelFeatures.Names"/>.</param>
    /// <param name="scores">One a label.</param>
    public void Score(ArticleFeatures article, Span<double> scores)
    {
        scores.Clear();
        AddColumns(article.Values.Span, scores);
        if (!hasOthers) return;
        var own = new double[scores.Length];
        var narrow = Array.Exists(members, m => m.TermsOnly) ? Narrow(article) : default;
        for (var m = 0; m < members.Length; m++)
        {
            if (members[m].Labels is IColumnScorer) continue;
            members[m].Labels.Score(members[m].TermsOnly ? narrow : article, own);
            for (var label = 0; label < own.Length; label++) scores[label] += own[label] * Weight(m, label);
        }
    }

    /// <summary>The scores of many articles, a row each.</summary>
    public void Score(IReadOnlyList<ArticleFeatures> articles, double[][] scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            Array.Clear(scores[i]);
            AddColumns(articles[i].Values.Span, scores[i]);
        }

        if (!hasOthers) return;
        ArticleFeatures[] narrow = Array.Exists(members, m => m.TermsOnly) ? [.. articles.Select(Narrow)] : [];
        double[][] own = [.. scores.Select(row => new double[row.Length])];
        for (var m = 0; m < members.Length; m++)
        {
            if (members[m].Labels is IColumnScorer) continue;
            members[m].Labels.Score(members[m].TermsOnly ? narrow : articles, own);
            for (var i = 0; i < scores.Length; i++)
                for (var label = 0; label < own[i].Length; label++) scores[i][label] += own[i][label] * Weight(m, label);
        }
    }

    /// <summary>Adds what the members say that weigh many labels at once; columns of the terms come first, so one turning serves both views.</summary>
    private void AddColumns(ReadOnlySpan<float> features, Span<double> scores)
    {
        var (size, themes) = (features.Length / scores.Length, scores.Length - chains);
        var memory = Scratch<float>.Rent(FeatureColumns.LengthOf(size, chains, themes));
        var columns = FeatureColumns.Of(features, size, chains, memory);
        var own = Scratch<float>.Rent(columns.ChainWidth + columns.ThemeWidth);
        for (var m = 0; m < members.Length; m++)
        {
            if (members[m].Labels is not IColumnScorer scorer) continue;
            scorer.Score(columns, own);
            for (var label = 0; label < chains; label++) scores[label] += own[label] * weights[m].Chains;
            for (var theme = 0; theme < themes; theme++) scores[chains + theme] += own[columns.ChainWidth + theme] * weights[m].Themes;
        }

        Scratch<float>.Return(own);
        Scratch<float>.Return(memory);
    }

    /// <summary>What each feature adds to the score; gives the bias.</summary>
    public double Contributions(int label, ArticleFeatures article, Span<double> parts)
    {
        parts.Clear();
        var own = new double[parts.Length];
        var bias = 0.0;
        var narrow = Array.Exists(members, m => m.TermsOnly) ? Narrow(article) : default;
        for (var m = 0; m < members.Length; m++)
        {
            var size = members[m].TermsOnly ? LabelFeatures.NGrams : parts.Length;
            bias += members[m].Labels.Contributions(label, members[m].TermsOnly ? narrow : article, own.AsSpan(0, size)) * Weight(m, label);
            for (var i = 0; i < size; i++) parts[i] += own[i] * Weight(m, label);
        }

        return bias;
    }

    /// <summary>
    /// The files of the engines: the name of the engine, with <c>-terms</c> where it sees the terms alone, the number of the division from the
    /// second on, and the file's own ending.
    /// </summary>
    public IEnumerable<KeyValuePair<string, byte[]>> Files =>
        from view in members.GroupBy(m => m.Engine + (m.TermsOnly ? "-terms" : ""), StringComparer.Ordinal)
        from member in view.Select((m, i) => (m.Labels, Name: i == 0 ? view.Key : string.Create(CultureInfo.InvariantCulture, $"{view.Key}-{i + 1}")))
        from file in member.Labels.Files
        select KeyValuePair.Create(member.Name + file.Key, file.Value);

    public void Save(BinaryWriter writer)
    {
        writer.Write(chains);
        writer.Write(shares.Chains);
        writer.Write(shares.Themes);
        writer.Write(members.Length);
        foreach (var member in members)
        {
            writer.Write(member.Engine);
            writer.Write(member.TermsOnly);
            member.Labels.Save(writer);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">An engine is not known, or its part is none of its own.</exception>
    public static Ensemble Load(BinaryReader reader, IReadOnlyList<ITrainer> engines)
    {
        var first = reader.ReadInt32();
        var mix = new TermShares(reader.ReadDouble(), reader.ReadDouble());
        var count = reader.ReadInt32();
        if (count is < 1 or > Most) throw new InvalidDataException("no engines");
        var loaded = new EnsembleMember[count];
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            var engine = engines.FirstOrDefault(e => string.Equals(e.Engine, name, StringComparison.Ordinal))
                ?? throw new InvalidDataException(OptionalEngines.Missing(name));
            loaded[i] = new EnsembleMember(name, reader.ReadBoolean(), engine.Load(reader));
        }

        return new Ensemble(loaded, mix, first);
    }

    /// <summary>What engines of the terms alone see: neither n-grams nor the text.</summary>
    private static ArticleFeatures Narrow(ArticleFeatures article) => new(LabelFeatures.Terms(article.Values.Span), "");

    private double WeightOf(bool isNarrow, double share, int narrow)
    {
        var wide = members.Length - narrow;
        if (narrow == 0 || wide == 0) return 1.0 / members.Length;
        return isNarrow ? share / narrow : (1 - share) / wide;
    }

    private double Weight(int member, int label) => label < chains ? weights[member].Chains : weights[member].Themes;
}
