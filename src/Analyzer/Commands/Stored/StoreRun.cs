using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>One run of a command that reads a store: what can go wrong is said in one line.</summary>
internal abstract class StoreRun(StoreCall call, Catalogue messages, Host host)
{
    /// <summary>The most rows of a list on a terminal where the user names no limit.</summary>
    protected const int RowsOnScreen = 200;

    /// <summary>The call.</summary>
    protected StoreCall Call { get; } = call;

    /// <summary>Texts of a language.</summary>
    protected Catalogue Messages { get; } = messages;

    /// <summary>The process.</summary>
    protected Host Host { get; } = host;

    /// <summary>True where the result can be coloured: it goes to a terminal that shows colours.</summary>
    protected bool IsColoured => Host is { OutputIsTerminal: true, Colour: true } && Call.Out is null;

    /// <summary>Opens the store and does the work.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Execute()
    {
        try
        {
            if (ResultOutput.Problem(Call.Out, Messages) is { } unwritable) return Fail(unwritable);
            if (Call is { Format: ResultFormat.Xlsx, Out: null } && Host.OutputIsTerminal) return Fail(Messages["usage.xlsx-terminal"]);
            var lexicon = Call.Lexicon is { } folder ? Lexicon.WithOverlay(folder) : Lexicon.Default;
            var filter = Call.Filter.Resolve(lexicon, Messages, out var problem);
            if (problem is not null) return Fail(problem);
            using var store = Store.Open(Call.Store, StoreAccess.Read);
            return Run(store, filter, lexicon);
        }
        catch (Exception error) when (error is FormatException or DirectoryNotFoundException)
        {
            return Fail(Messages.Format("lexicon.bad", error.Message), error);
        }
        catch (StoreException error)
        {
            return Fail(StoreText.Of(Messages, error), error);
        }
        catch (OutputException error)
        {
            return error.IsReaderGone ? ExitCode.Done : Fail(Messages.Format("out.bad", Call.Out ?? Messages["stdout"], error.Message), error);
        }
        catch (OperationCanceledException)
        {
            return Fail(Messages["interrupted"]);
        }
    }

    /// <summary>Does the work.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    protected abstract int Run(Store store, StoreFilter filter, Lexicon lexicon);

    /// <summary>True where a list goes to a terminal without a limit and is cut after <see cref="RowsOnScreen"/>; a file or pipe gets all.</summary>
    protected bool IsCutOnScreen(StoreFilter filter) =>
        Call is { Format: ResultFormat.Table, Out: null } && filter.Limit is null && Host.OutputIsTerminal;

    /// <summary>Writes the result to where it was asked for; a file appears only when it is complete.</summary>
    protected void WriteResult(Action<Stream> write)
    {
        using var output = OutputException.Guard(() => Call.Out is { } path ? ResultOutput.ToFile(path) : ResultOutput.Standard());
        OutputException.Guard(() => write(output.Stream));
        OutputException.Guard(output.Commit);
    }

    /// <summary>Says something about the result, unless the user wants quiet.</summary>
    protected void Note(string message)
    {
        if (!Call.Quiet) Host.Error.WriteLine(SafeText.Clean(message));
    }

    /// <summary>Says what went wrong.</summary>
    protected int Fail(string message, Exception? error = null)
    {
        Host.Error.WriteLine(SafeText.Clean(message));
        if (Call.Debug && error is not null) Host.Error.WriteLine(error);
        return ExitCode.Failed;
    }
}
