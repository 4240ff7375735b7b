using System.Globalization;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Analyzer.Output;
using PolicyML.Analyzer.Pipeline;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Models;
using PolicyML.Storage;
using PolicyML.Terminal;
using PolicyML.Text;
using PolicyML.Text.Sources;
using PolicyML.Text.Sources.Documents;

namespace PolicyML.Analyzer.Commands;

/// <summary>One run of a command that reads sources and writes what it finds in them, one after the other.</summary>
internal abstract class SourceRun
{
    private readonly RunOptions options;
    private readonly Catalogue messages;
    private readonly Host host;
    private readonly RunTotals totals = new();
    private readonly Progress progress;
    private readonly HashSet<string> documents = new(StringComparer.Ordinal);
    private bool isCutShort;

    /// <summary>Makes a run of checked options.</summary>
    protected SourceRun(RunOptions options, Catalogue messages, Host host)
    {
        this.options = options;
        this.messages = messages;
        this.host = host;
        var isSeen = host.ErrorIsTerminal && !options.Quiet && (options.Out is not null || !host.OutputIsTerminal);
        progress = new Progress(host.Error, messages, host.Width, isSeen);
    }

    /// <summary>Reads the sources and writes the result.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Execute()
    {
        var started = host.Clock.GetTimestamp();
        if (ResultOutput.Problem(options.Out, messages) is { } problem) return Fail(problem);
        if (options is { Format: ResultFormat.Xlsx, Out: null } && host.OutputIsTerminal) return Fail(messages["usage.xlsx-terminal"]);
        try
        {
            var lexicon = (options.Lexicon is { } folder ? Lexicon.WithOverlay(folder) : Lexicon.Default).WithPrepared(PreparedVocabulary.Open(host.Home));
            if (Problem(lexicon) is { } wrong) return Fail(wrong);
            var choice = LabelerChoice.Of(options.Model, host.Home);
            var analyzer = SourceAnalyzer.Load(lexicon, options.Published, choice);
            if (!options.Quiet && choice.Notice is { } notice) WriteMessage(messages[notice]);
            Open();
            WriteAll(analyzer, lexicon);
        }
        catch (Exception error) when (error is FormatException or DirectoryNotFoundException)
        {
            return Fail(messages.Format("lexicon.bad", error.Message), error);
        }
        catch (ModelException error)
        {
            return Fail(messages.Format("model.bad", error.Message), error);
        }
        catch (StoreException error)
        {
            return Fail(StoreText.Of(messages, error), error);
        }
        catch (SourceException error)
        {
            return Fail(messages.Format("skipped", error.Path, Explain(error.Problem)), error);
        }
        catch (OutputException error)
        {
            return Fail(messages.Format("out.bad", options.Out ?? messages["stdout"], error.Message), error);
        }
        catch (OperationCanceledException)
        {
            return Fail(messages["interrupted"]);
        }
        finally
        {
            Close();
        }

        if (!options.Quiet && !isCutShort) WriteSummary(host.Clock.GetElapsedTime(started));
        return totals.Skipped == 0 ? ExitCode.Done : totals.Sources == 0 && !IsFilter ? ExitCode.Failed : ExitCode.Skips;
    }

    /// <summary>What is said after the run beside the counts; null where nothing is.</summary>
    protected virtual string? Notice => null;

    /// <summary>Opens what the run writes to beside its result.</summary>
    protected virtual void Open()
    {
    }

    /// <summary>Closes what <see cref="Open"/> opened.</summary>
    protected virtual void Close()
    {
    }

    /// <summary>What is wrong with the call where only the vocabulary tells; null where nothing is.</summary>
    protected virtual string? Problem(Lexicon lexicon) => null;

    /// <summary>What is found in each of some sources. Called from several threads.</summary>
    protected abstract SourceResult[] Analyze(SourceAnalyzer analyzer, SourceText[] sources);

    /// <summary>Makes the writer of the results.</summary>
    protected abstract IResultWriter MakeWriter(Stream stream, Lexicon lexicon);

    /// <summary>True where documents of a pipe would be answered one by one.</summary>
    protected virtual bool CanAnswer => false;

    /// <summary>True where documents of a pipe are answered one by one, those that cannot be read as well.</summary>
    protected bool IsFilter { get; private set; }

    /// <summary>True where the result can be coloured: it goes to a terminal that shows colours.</summary>
    protected bool IsColoured => host is { OutputIsTerminal: true, Colour: true } && options.Out is null;

    private void WriteAll(SourceAnalyzer analyzer, Lexicon lexicon)
    {
        using var output = OutputException.Guard(() => options.Out is { } path ? ResultOutput.ToFile(path) : ResultOutput.Standard());
        try
        {
            using var input = new StandardInput();
            IsFilter = CanAnswer && input.HoldsDocuments;
            var writer = OutputException.Guard(() => MakeWriter(output.Stream, lexicon));
            var reading = new ReadOptions { Encoding = options.Encoding };
            if (IsFilter) Answer(analyzer, writer, input, reading);
            else
            {
                var items = SourceItem.Of(SourceFinder.Find(options.Paths), reading, input);
                OrderedWork.RunGroups(items, group => ReadAll(analyzer, group, reading), result => Take(writer, result), options.Jobs, host.Cancel, item => item.Size);
            }

            OutputException.Guard(writer.Finish);
        }
        catch (OutputException error) when (error.IsReaderGone)
        {
            isCutShort = true;   // whoever read the pipe has seen enough
            return;
        }
        finally
        {
            progress.Clear();
        }

        OutputException.Guard(output.Commit);
    }

    /// <summary>A pure filter: for each document of the pipe one line, for an error as well, as soon as it stands.</summary>
    private void Answer(SourceAnalyzer analyzer, IResultWriter writer, StandardInput input, ReadOptions reading)
    {
        StreamedWork.Run(DocumentPipe.Batches(input.Stream, "-"), Work, Take, options.Jobs, host.Cancel);

        SourceResult[] Work(IReadOnlyList<DocumentLine> lines)
        {
            var results = ReadAll(analyzer, [.. lines.Select(SourceItem.Of)], reading);
            for (var i = 0; i < results.Length; i++) results[i] = results[i] with { Line = lines[i].Number };
            return results;
        }

        void Take(SourceResult[] results)
        {
            foreach (var result in results) AnswerOne(writer, result);
            OutputException.Guard(writer.Send);
            progress.Clear();
            progress.Show(totals);
        }
    }

    private void AnswerOne(IResultWriter writer, SourceResult result)
    {
        // Only a store must tell ids apart; a filter keeps nothing of what it has answered.
        if (result.Record is not null && !documents.Add(result.Path))
            result = SourceResult.Skipped(result.Path, Explain(new(SourceProblemCode.IdTwice, result.Path))) with { Line = result.Line, Code = SourceProblemCode.IdTwice };
        totals.Add(result);
        if (options.Debug && result is { Error: { } error, Code: null }) host.Error.WriteLine(error);
        OutputException.Guard(() => writer.Write(result));
    }

    /// <summary>Reads and analyses neighbours together; where one of them cannot be analysed, each alone.</summary>
    private SourceResult[] ReadAll(SourceAnalyzer analyzer, SourceItem[] items, ReadOptions reading)
    {
        var results = new SourceResult?[items.Length];
        var sources = new SourceText?[items.Length];
        for (var i = 0; i < items.Length; i++) results[i] = Guarded(items[i], item => sources[i] = item.Read(reading), _ => null);
        var analysed = TryAnalyze(analyzer, [.. sources.OfType<SourceText>()]);
        for (int i = 0, at = 0; i < items.Length; i++)
        {
            if (sources[i] is not { } source) continue;
            var result = analysed is null ? Guarded(items[i], _ => source, text => Analyze(analyzer, [text])[0])! : analysed[at++];
            results[i] = result with { Warning = source.Warning is { } mended ? Explain(mended) : null, IsDocument = items[i].IsDocument };
        }

        return results!;
    }

    private SourceResult[]? TryAnalyze(SourceAnalyzer analyzer, SourceText[] sources)
    {
        try
        {
            return Analyze(analyzer, sources);
        }
        catch (Exception) when (sources.Length > 0)
        {
            return null;
        }
    }

    /// <summary>What becomes of an item, its problem where it has one.</summary>
    private SourceResult? Guarded(SourceItem item, Func<SourceItem, SourceText> read, Func<SourceText, SourceResult?> analyze)
    {
        if (item.Problem is { } problem) return SourceResult.Skipped(item.Path, Explain(problem));
        try
        {
            return analyze(read(item));
        }
        catch (SourceException error)
        {
            return SourceResult.Skipped(error.Path, Explain(error.Problem), error);
        }
        catch (Exception error)
        {
            return SourceResult.Skipped(item.Path, messages.Format("internal", error.GetType().Name), error);
        }
    }

    private string Explain(SourceProblem problem) =>
        messages.Find("problem." + problem.Code) is { Length: > 0 } template ? problem.Format(template) : problem.Message;

    private void Take(IResultWriter writer, SourceResult result)
    {
        if (result.IsDocument && !documents.Add(result.Path))
            result = SourceResult.Skipped(result.Path, Explain(new SourceProblem(SourceProblemCode.IdTwice, result.Path)));
        totals.Add(result);
        progress.Clear();
        if (result.Problem is { } problem)
        {
            WriteMessage(messages.Format("skipped", result.Path, problem));
            if (options.Debug && result.Error is not null) host.Error.WriteLine(result.Error);
        }
        else
        {
            if (result.Warning is { } warning) WriteMessage(messages.Format("warning", result.Path, warning));
            OutputException.Guard(() => writer.Write(result));
        }

        progress.Show(totals);
    }

    private int Fail(string message, Exception? error = null)
    {
        WriteMessage(message);
        if (options.Debug && error is not null) host.Error.WriteLine(error);
        return ExitCode.Failed;
    }

    private void WriteMessage(string message) => host.Error.WriteLine(SafeText.Clean(message));

    private void WriteSummary(TimeSpan elapsed)
    {
        var speed = totals.Bytes / 1e6 / Math.Max(elapsed.TotalSeconds, 1e-3);
        WriteMessage(messages.Format(
            "summary", totals.Sources, totals.Articles, totals.Facts, totals.Skipped, speed.ToString("0.0##", CultureInfo.InvariantCulture)));
        if (Notice is { } notice) WriteMessage(notice);
    }
}
