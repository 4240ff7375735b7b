using PolicyML.Core.Lexicons;
using PolicyML.Learning;
using PolicyML.Learning.Models;
using PolicyML.Learning.Rules;

namespace PolicyML.Analyzer.Pipeline;

/// <summary>Which labeller is used: the model asked for, else the one beside the program, else terms alone.</summary>
internal sealed class LabelerChoice
{
    /// <summary>Asks for no model.</summary>
    public const string Rules = "none";

    private readonly string? folder;
    private readonly bool isAsked;

    private LabelerChoice(string? folder, bool isAsked, string? notice) => (this.folder, this.isAsked, Notice) = (folder, isAsked, notice);

    /// <summary>Key of a message about what is used instead of a model; null where nothing is. Final once <see cref="Load"/> has run.</summary>
    public string? Notice { get; private set; }

    /// <summary>The choice of a call.</summary>
    /// <param name="model">What was asked for; null where nothing was.</param>
    /// <param name="home">The folder of the program.</param>
    public static LabelerChoice Of(string? model, string home)
    {
        if (string.Equals(model, Rules, StringComparison.Ordinal)) return new LabelerChoice(null, isAsked: true, null);
        if (model is not null) return new LabelerChoice(model, isAsked: true, null);
        var shipped = Path.Combine(home, "models", "default");
        return Directory.Exists(shipped) ? new LabelerChoice(shipped, isAsked: false, null) : new LabelerChoice(null, isAsked: false, "model.none");
    }

    /// <summary>Loads the labeller. A model that nobody asked for and that does not fit is passed over.</summary>
    /// <exception cref="ModelException">The model that was asked for cannot be used.</exception>
    /// <exception cref="FormatException">A table of the vocabulary is wrong.</exception>
    public ILabeler Load(Lexicon lexicon)
    {
        if (folder is null) return RuleLabeler.Load(lexicon);
        try
        {
            return LabelModel.Load(folder, lexicon, OutsideEngines.Trainers);
        }
        catch (ModelException) when (!isAsked)
        {
            Notice = "model.unfit";
            return RuleLabeler.Load(lexicon);
        }
    }
}
