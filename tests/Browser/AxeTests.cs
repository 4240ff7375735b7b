using System.Diagnostics;
using System.Text.Json;

using Microsoft.Playwright;

namespace PolicyML.Tests.Browser;

/// <summary>The accessibility rules of axe-core, which is fetched from npm once into a folder of the user's cache.</summary>
[Collection(SharedWorkbench.Name)]
public class AxeTests(Workbenches workbench)
{
    private const string Version = "4.11.0";

    [AxeFact]
    public async Task No_page_has_a_serious_finding_in_light_or_dark()
    {
        var axe = await File.ReadAllTextAsync(AxeFactAttribute.Script!);
        var findings = new List<string>();
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using var tab = await workbench.Open("/", scheme: scheme);
            foreach (var page in PageTests.Pages)
            {
                await tab.Go(page);
                await tab.Page.EvaluateAsync(axe);
                var found = await tab.Page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ': ' + v.nodes[0].html.slice(0, 160))");
                findings.AddRange(found.EnumerateArray().Select(f => $"{scheme} {page} {f.GetString()}"));
            }
        }

        Assert.Empty(findings);
    }

    /// <summary>A test with a browser and axe-core; skipped with a reason where either is missing.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class AxeFactAttribute : FactAttribute
    {
        private static readonly string Cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home ? home : Path.GetTempPath(), "policyml-tests", "axe-" + Version);

        public AxeFactAttribute()
        {
            if (BrowserFactAttribute.Chromium is null) Skip = "Chromium is not installed (apt-get install chromium)";
            else if (Script is null) Skip = "axe-core cannot be fetched: npm is missing or offline";
        }

        /// <summary>The file of the rules; null where it cannot be had.</summary>
        public static string? Script { get; } = Fetch();

        private static string? Fetch()
        {
            var script = Path.Combine(Cache, "node_modules", "axe-core", "axe.min.js");
            if (File.Exists(script)) return script;
            try
            {
                Directory.CreateDirectory(Cache);
                using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", Cache, "axe-core@" + Version]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
                npm.WaitForExit(TimeSpan.FromMinutes(1));
                return File.Exists(script) ? script : null;
            }
            catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException)
            {
                return null;
            }
        }
    }
}
