using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Analyzer.Pipeline;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Models;
using PolicyML.Storage;
using PolicyML.Terminal;
using PolicyML.Text.Places;
using PolicyML.Text.Sources;
using PolicyML.Workbench.Hosting;

namespace PolicyML.Analyzer.Commands.Serving;

/// <summary>What the workbench needs of the rooms that read text. Vocabulary and model are loaded when first asked for.</summary>
internal sealed class SourceAnalysis(Lexicon lexicon, string? model, Host host, Action<string> note) : ISourceAnalysis
{
    private const long MostText = 64L << 20;
    private readonly Lazy<Gazetteer> gazetteer = new(() => Gazetteer.Load(lexicon));
    private readonly Lazy<Loaded> loaded = new(() => Load(lexicon, model, host, note));

    /// <inheritdoc/>
    public SourceRecord Read(string name, Stream content, DateOnly? published, string language)
    {
        var messages = MessagesOf(language);
        try
        {
            var source = SourceReader.Read(content, name, new ReadOptions { MaxBytes = MostText });
            var articles = loaded.Value.For(published).Analyze(source);
            return new SourceRecord { Path = name, Text = source.Text, Articles = articles };
        }
        catch (SourceException error)
        {
            var template = messages.Find("problem." + error.Problem.Code);
            throw new UploadException(template is { Length: > 0 } ? error.Problem.Format(template) : error.Problem.Message, error);
        }
        catch (ModelException error)
        {
            throw new UploadException(messages.Format("model.bad", error.Message), error);
        }
    }

    /// <inheritdoc/>
    public string? FindPlace(string text, string language, out string? problem)
    {
        var names = new FilterNames(lexicon, MessagesOf(language));
        var code = names.Place(text, gazetteer.Value);
        problem = names.Problem;
        return code;
    }

    /// <inheritdoc/>
    public string? PlaceName(string code)
    {
        var name = "";
        for (var at = gazetteer.Value.Find(code); at is not null; at = at.Parent) name = at.Name + name;
        return name.Length == 0 ? null : name;
    }

    /// <inheritdoc/>
    public string? Rule(string name, string language) => MessagesOf(language).Find("rule." + name);

    private static Loaded Load(Lexicon lexicon, string? model, Host host, Action<string> note)
    {
        var choice = LabelerChoice.Of(model, host.Home);
        var analyzer = SourceAnalyzer.Load(lexicon, null, choice);
        if (choice.Notice is { } notice) note(MessagesOf(host.Language)[notice]);
        return new Loaded(analyzer);
    }

    private static Catalogue MessagesOf(string language) => language == "en" ? Texts.English : Texts.Chinese;

    private sealed record Loaded(SourceAnalyzer Analyzer)
    {
        public SourceAnalyzer For(DateOnly? published) => published is null ? Analyzer : Analyzer.At(published.Value);
    }

    private static class Texts
    {
        public static readonly Catalogue Chinese = Catalogue.Messages("zh", typeof(SourceAnalysis).Assembly);
        public static readonly Catalogue English = Catalogue.Messages("en", typeof(SourceAnalysis).Assembly);
    }
}
