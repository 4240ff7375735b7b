using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core.Lexicons;
using PolicyML.Reports.Briefing;
using PolicyML.Reports.Documents;
using PolicyML.Storage;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>One run of <c>brief</c>.</summary>
internal sealed class BriefRun(StoreCall call, string? title, int? mostRows, string? charts, Catalogue messages, Host host) : StoreRun(call, messages, host)
{
    /// <inheritdoc/>
    protected override int Run(Store store, StoreFilter filter, Lexicon lexicon)
    {
        var writer = DocumentWriters.Find(Path.GetExtension(Call.Out!))!;
        var words = BriefingVocabulary.Load(lexicon);
        var rows = BriefingRows.Read(store, filter with { MinConfidence = null });
        var pictures = new ChartPictures(OutsideEngines.Charts(charts), writer.TakesPng);
        var document = BriefingBuilder.Build(rows, BriefingOptions.Of(filter, words, title, mostRows), words, pictures.Draw);
        WriteResult(stream => writer.Write(document, stream));
        if (rows.Articles.Count == 0) Note(Messages["brief.empty"]);
        if (pictures.Problem is null) return ExitCode.Done;
        Host.Error.WriteLine(SafeText.Clean(Messages.Format("brief.no-pictures", Messages.Find("brief.problem." + pictures.Problem.Problem) ?? pictures.Problem.Message)));
        return ExitCode.Skips;
    }
}
