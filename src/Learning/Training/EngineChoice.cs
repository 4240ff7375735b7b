namespace PolicyML.Learning.Training;

/// <summary>Which engines a training tries.</summary>
internal sealed class EngineChoice
{
    private readonly List<ITrainer> engines;
    private readonly bool isAuto;

    private EngineChoice(List<ITrainer> engines, bool isAuto) => (this.engines, this.isAuto) = (engines, isAuto);

    /// <summary>The engines that options name.</summary>
    /// <exception cref="TrainException">There is none of such a name here.</exception>
    public static EngineChoice Of(TrainOptions options)
    {
        var all = ModelTrainer.AllEngines(options.Engines);
        if (string.Equals(options.Engine, TrainOptions.Auto, StringComparison.Ordinal)) return new EngineChoice([.. all], isAuto: true);
        var named = options.Engine.Split('+').Distinct(StringComparer.Ordinal).Select(name =>
            all.FirstOrDefault(e => string.Equals(e.Engine, name, StringComparison.Ordinal)) ?? throw new TrainException(Unknown(name, all)));
        return new EngineChoice([.. named], isAuto: false);
    }

    /// <summary>Those that can learn from every part of a data set that they are to learn from.</summary>
    /// <param name="sets">The data, a set for each division into folds.</param>
    /// <param name="leftOut">Why others of <c>auto</c> cannot.</param>
    /// <exception cref="TrainException">One that was named cannot.</exception>
    public List<ITrainer> For(IReadOnlyList<TrainingSet> sets, out List<string> leftOut)
    {
        var admitted = new List<ITrainer>(engines.Count);
        leftOut = [];
        foreach (var engine in engines)
        {
            if (sets.SelectMany(set => set.TrainingParts().Select(part => engine.Refuse(set.Labels, part))).FirstOrDefault(r => r is not null) is not { } reason) admitted.Add(engine);
            else if (isAuto) leftOut.Add(reason);
            else throw new TrainException(reason);
        }

        return admitted;
    }

    private static string Unknown(string name, IReadOnlyList<ITrainer> all) => OptionalEngines.Names.Contains(name, StringComparer.Ordinal)
        ? OptionalEngines.Missing(name)
        : $"unknown engine \"{name}\": {TrainOptions.Auto}, {string.Join(", ", all.Select(e => e.Engine))}";
}
