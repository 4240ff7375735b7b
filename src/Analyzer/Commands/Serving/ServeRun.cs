using System.Net.Sockets;
using System.Security.Cryptography;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Terminal;
using PolicyML.Workbench.Hosting;

namespace PolicyML.Analyzer.Commands.Serving;

/// <summary>One run of <c>serve</c>: until it is interrupted.</summary>
internal sealed class ServeRun(ServeCall call, Catalogue messages, Host host)
{
    private const int TokenBytes = 18;

    /// <summary>Opens the store and serves.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Execute()
    {
        try
        {
            var lexicon = call.Lexicon is { } folder ? Lexicon.WithOverlay(folder) : Lexicon.Default;
            var (opened, canWrite) = Open();
            using var store = opened;
            Serve(store, canWrite, lexicon).GetAwaiter().GetResult();
            return ExitCode.Done;
        }
        catch (Exception error) when (error is FormatException or DirectoryNotFoundException)
        {
            return Fail(messages.Format("lexicon.bad", error.Message), error);
        }
        catch (StoreException error)
        {
            return Fail(StoreText.Of(messages, error), error);
        }
        catch (Exception error) when (error is IOException or SocketException or UnauthorizedAccessException)
        {
            var urls = string.Join(' ', call.Addresses.Select(a => $"http://{(a.Name.Length > 0 ? a.Name : "*")}:{a.Port}"));
            return Fail(messages.Format("serve.taken", urls, (error.InnerException ?? error).Message), error);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Done;
        }
    }

    /// <summary>Opens the store for writing; where that may not be, for reading.</summary>
    private (Store Store, bool CanWrite) Open()
    {
        try
        {
            Store.Open(call.Store, StoreAccess.Read).Dispose();
        }
        catch (StoreException error) when (error.Error == StoreError.Missing)
        {
            var made = Store.Open(call.Store, StoreAccess.Write);
            Note(messages.Format("serve.made", error.Store));
            return (made, true);
        }
        catch (StoreException error) when (error.Error == StoreError.Older)
        {
            // opened for writing below, which brings it up to date
        }

        try
        {
            return (Store.Open(call.Store, StoreAccess.Write), true);
        }
        catch (StoreException error) when (error.Error == StoreError.ReadOnly)
        {
            Note(messages.Format("serve.read-only", error.Store));
            return (Store.Open(call.Store, StoreAccess.Read), false);
        }
    }

    private async Task Serve(Store store, bool canWrite, Lexicon lexicon)
    {
        var isOpen = call.Addresses.Any(a => !a.IsLoopback);
        var token = isOpen ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)) : null;
        var options = new WorkbenchOptions
        {
            Store = store,
            StoreName = Path.GetFileName(store.Name),
            CanWrite = canWrite,
            Lexicon = lexicon,
            Analysis = new SourceAnalysis(lexicon, call.Model, host, Note),
            Charts = OutsideEngines.Charts(null),
            Addresses = call.Addresses,
            Language = call.Language,
            Token = token,
            User = host.Setting("USER") ?? host.Setting("USERNAME") ?? "",
            Home = host.Home,
            Clock = host.Clock,
            Say = seconds => Note(messages.Format("serve.reading", seconds)),
        };
        var server = await WorkbenchServer.Start(options, host.Cancel).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            Note(messages.Format("serve.at", options.StoreName, string.Join(' ', server.Urls)));
            if (token is not null) Say(messages.Format("serve.token", $"{server.Urls[0]}/?token={token}"));
            Note(messages["serve.stop"]);
            await server.Serve(host.Cancel).ConfigureAwait(false);
        }
    }

    private void Note(string message)
    {
        if (!call.Quiet) Say(message);
    }

    private void Say(string message) => host.Error.WriteLine(SafeText.Clean(message));

    private int Fail(string message, Exception error)
    {
        Say(message);
        if (call.Debug) host.Error.WriteLine(error);
        return ExitCode.Failed;
    }
}
