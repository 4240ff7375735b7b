using System.Runtime.InteropServices;
using System.Text;

using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Models;
using PolicyML.Learning.Training;
using PolicyML.Storage;
using PolicyML.Terminal;
using PolicyML.Text.Words;
using PolicyML.Trainer.Corrections;

namespace PolicyML.Trainer.Commands;

/// <summary>A call cannot be done; the message is for the user, one line.</summary>
internal sealed class CallException(string message) : Exception(message);

/// <summary>One run of a command: its vocabulary, its data, its messages, and what becomes of errors.</summary>
internal abstract class CommandRun
{
    /// <summary>Most rows of a file whose problems are said one by one; the others are counted.</summary>
    private const int MostSaid = 50;

    private readonly Lazy<Progress> progress;
    private readonly Dictionary<string, int> problems = new(StringComparer.Ordinal);
    private Lexicon? lexicon;
    private LabelSchema? schema;

    /// <summary>Makes a run of a checked call.</summary>
    protected CommandRun(CommandContext context, CommonValues common)
    {
        (Messages, Host, Common) = (context.Messages, context.Host, common);
        progress = new Lazy<Progress>(() => new Progress(
            Host, Host.ErrorIsTerminal && !common.Quiet && (common.Out is not null || !Host.OutputIsTerminal || ShowsProgressOnScreen)));
    }

    /// <summary>Texts of a language.</summary>
    protected Catalogue Messages { get; }

    /// <summary>The process.</summary>
    protected Host Host { get; }

    /// <summary>What all commands share.</summary>
    protected CommonValues Common { get; }

    /// <summary>Rows that were passed over.</summary>
    protected int Skipped { get; private set; }

    /// <summary>The vocabulary of the call.</summary>
    protected Lexicon Lexicon => lexicon ??= LoadLexicon();

    /// <summary>The labels of the call.</summary>
    protected LabelSchema Schema => schema ??= LabelSchema.Load(Lexicon);

    /// <summary>The file for the result; null for standard output.</summary>
    protected virtual string? ResultFile => Common.Out;

    /// <summary>Whether progress is shown though results go to the terminal: they come at the end only.</summary>
    protected virtual bool ShowsProgressOnScreen => true;

    /// <summary>Does it; what is wrong becomes one message.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Execute()
    {
        try
        {
            CheckOut();
            var code = Run();
            progress.Value.Clear();
            SayOthers();
            return code == ExitCode.Done && Skipped > 0 ? ExitCode.Skips : code;
        }
        catch (OutputException error) when (error.IsReaderGone)
        {
            return ExitCode.Done;   // whoever read the pipe has seen enough
        }
        catch (Exception error)
        {
            progress.Value.Clear();
            SayOthers();
            Say(Explain(error));
            if (Common.Debug) Host.Error.WriteLine(error);
            return ExitCode.Failed;
        }
    }

    /// <summary>What the command does.</summary>
    protected abstract int Run();

    /// <summary>Writes a message.</summary>
    protected void Say(string message)
    {
        progress.Value.Clear();
        Host.Error.WriteLine(SafeText.Clean(message));
    }

    /// <summary>Writes a message that <c>--quiet</c> leaves out.</summary>
    protected void Note(string key, params ReadOnlySpan<object?> values)
    {
        if (!Common.Quiet) Say(Messages.Format(key, values));
    }

    /// <summary>Shows how far the run is, where anybody looks.</summary>
    protected void Show(string message) => progress.Value.Show(message);

    /// <summary>Reads data; what is wrong with it is said.</summary>
    /// <exception cref="CallException">There is no article.</exception>
    protected DataSet ReadData(IReadOnlyList<string> paths)
    {
        Show(Messages["progress.reading"]);
        var data = DataSet.Read(paths, Schema);
        foreach (var problem in data.Problems) Report(problem);
        return data.Articles.Count > 0 ? data : throw new CallException(Messages["data.none"]);
    }

    /// <summary>The articles that people checked in a store, as they come; none where there is no store.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    protected IEnumerable<DataRow> RowsOf(StoreSource? source)
    {
        if (source is null) yield break;
        using var store = Store.Open(source.Name, StoreAccess.Read);
        var articles = new CheckedArticles(new LabelNames(Schema), Lexicon, source.Confirmed);
        foreach (var row in articles.Read(store)) yield return row;
        if (articles.WithoutLabels > 0) Note("store.without-labels", articles.WithoutLabels);
    }

    /// <summary>Checks that a call names data.</summary>
    /// <exception cref="CallException">It names neither files nor a store.</exception>
    protected void CheckData(IReadOnlyList<string> paths, StoreSource? source, string command)
    {
        if (paths.Count == 0 && source is null) throw new CallException(Messages.Format("usage.no-paths", "trainer " + command));
    }

    /// <summary>Says what is wrong with a row.</summary>
    protected void Report(DataProblem problem) => Skip($"{problem.Where}: {Text(problem)}", problem.File);

    /// <summary>Says why something is passed over; of a file with very many problems, the first ones.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="file">The file it is a row of; null where it is the file as a whole.</param>
    protected void Skip(string message, string? file = null)
    {
        Skipped++;
        if (file is null || ++CollectionsMarshal.GetValueRefOrAddDefault(problems, file, out _) <= MostSaid) Say(message);
    }

    /// <summary>A problem in the language of the messages.</summary>
    protected string Text(DataProblem problem) =>
        Messages.Find("data." + problem.Code) is { Length: > 0 } template ? problem.Format(template) : problem.Message;

    /// <summary>Writes a result to the file of the call, which appears when it is complete, or to standard output.</summary>
    protected void Write(Action<Stream> write)
    {
        using var output = OutputException.Guard(() => ResultFile is { } path ? ResultOutput.ToFile(path) : ResultOutput.Standard());
        progress.Value.Clear();
        var buffer = new BufferedStream(output.Stream, 1 << 16);
        OutputException.Guard(() =>
        {
            write(buffer);
            buffer.Flush();
        });
        OutputException.Guard(output.Commit);
    }

    /// <summary>Writes a text as the result.</summary>
    protected void Write(string text) => Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private void SayOthers()
    {
        foreach (var (file, count) in problems)
            if (count > MostSaid) Say(Messages.Format("data.more", file, count - MostSaid));
    }

    private Lexicon LoadLexicon()
    {
        var words = Common.Lexicon is { } folder ? Lexicon.WithOverlay(folder) : Lexicon.Default;
        return Common.Labels is { } table ? words.WithLabels(table) : words;
    }

    private void CheckOut()
    {
        if (ResultOutput.Problem(ResultFile, Messages) is { } problem) throw new CallException(problem);
    }

    private string Explain(Exception error) => error switch
    {
        CallException or TrainException or ModelException or WordException => error.Message,
        StoreException store => Messages.Format("store." + JsonNames.Of(store.Error), store.Store, store.Detail ?? ""),
        OperationCanceledException => Messages["interrupted"],
        OutputException => Messages.Format("out.bad", ResultFile ?? Messages["stdout"], error.Message),
        FormatException or FileNotFoundException or DirectoryNotFoundException => Messages.Format("lexicon.bad", error.Message),
        IOException or UnauthorizedAccessException => error.Message,
        OutOfMemoryException => Messages["memory"],
        _ => Messages.Format("internal", error.GetType().Name),
    };
}
