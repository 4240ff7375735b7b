using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using PolicyML.Workbench.Pages;

namespace PolicyML.Workbench.Hosting;

/// <summary>A running workbench.</summary>
public sealed class WorkbenchServer : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly WebApplication app;

    private WorkbenchServer(WebApplication app) => this.app = app;

    /// <summary>Where it listens, with the ports that were taken.</summary>
    public IReadOnlyList<string> Urls => [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Starts to listen.</summary>
    /// <exception cref="IOException">An address is taken or not this machine's.</exception>
    public static async Task<WorkbenchServer> Start(WorkbenchOptions options, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = options.Home, EnvironmentName = Environments.Production });
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MostBytes;
            foreach (var address in options.Addresses) kestrel.Listen(address.Address, address.Port);
        });
        var site = builder.Build();
        var bench = new Bench(options);
        var gate = new Gate(new HostGuard(options.Addresses), bench.Secrets, options.Language);
        site.Use(next => http => Guard(http, bench, next));
        site.Use(next => http => gate.Pass(http, next));
        site.UseRouting();
        site.MapGet("/assets/{version}/{name}", (RequestDelegate)Assets.All.Serve);
        Site.Map(site, bench);
        await Prepare(bench, options.Say, cancel).ConfigureAwait(false);
        await site.StartAsync(cancel).ConfigureAwait(false);
        return new WorkbenchServer(site);
    }

    /// <summary>Makes ready what visitors would wait for. Of a very large store they can see the lists before that is done.</summary>
    private static async Task Prepare(Bench bench, Action<int> say, CancellationToken cancel)
    {
        var warming = Task.Run(() => Warming.Run(bench), cancel);
        if (await Task.WhenAny(warming, Task.Delay(Quiet, cancel)).ConfigureAwait(false) == warming) return;
        say((int)Longest.TotalSeconds);
        await Task.WhenAny(warming, Task.Delay(Longest, cancel)).ConfigureAwait(false);
    }

    /// <summary>Serves until it is told to stop.</summary>
    public async Task Serve(CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await app.StopAsync(soon.Token).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>What goes wrong becomes a page of one sentence; a visitor who left needs none.</summary>
    private static async Task Guard(HttpContext http, Bench bench, RequestDelegate next)
    {
        try
        {
            await next(http).ConfigureAwait(false);
            if (http.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false, ContentType: null }) await ErrorPage.NotFound(new Visit(http, bench)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = error.StatusCode;
        }
        catch (Exception error) when (!http.Response.HasStarted && error is not (OutOfMemoryException or StackOverflowException))
        {
            await ErrorPage.Failed(new Visit(http, bench), error).ConfigureAwait(false);
        }
    }
}
