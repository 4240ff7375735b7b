using System.CommandLine;
using System.Text;

using PolicyML.Core;
using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Writing;
using PolicyML.Learning.Training;
using PolicyML.Terminal;
using PolicyML.Text.Words;
using PolicyML.Trainer.Corrections;

namespace PolicyML.Trainer.Commands;

/// <summary>How rows go from files of any form into one of some form.</summary>
/// <param name="Paths">Data files.</param>
/// <param name="TestShare">Share of articles to put into the test split; null to leave splits as they are.</param>
/// <param name="Only">The split to write; null for all.</param>
/// <param name="Dictionary">Dictionary to cut texts into words by: <c>own</c>, or a file or folder in jieba's form; null for none.</param>
/// <param name="Segmenter">What cuts texts into words; null leaves them as they are unless there is a dictionary.</param>
/// <param name="Store">A store whose corrections are read too; null for none.</param>
internal sealed record TransferValues(IReadOnlyList<string> Paths, double? TestShare, string? Only, string? Dictionary, string? Segmenter, StoreSource? Store = null);

/// <summary>The commands <c>import</c> and <c>export</c>.</summary>
internal sealed class TransferCommand(CommandContext context, CommonValues common, TransferValues call) : CommandRun(context, common)
{
    private const string OwnDictionary = "own";
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private ISegmenter? segmenter;
    private int written;

    /// <inheritdoc/>
    protected override bool ShowsProgressOnScreen => false;

    /// <summary>The command <c>import</c>.</summary>
    public static Command MakeImport(CommandContext context)
    {
        var data = StoreOptions.Optional(DataCommand.Many(context, "FILE", "argument.import"));
        var store = new StoreOptions(context);
        var share = context.Build.Value("--split", "value.share", "share", text => OptionValues.Probability(text) is not null);
        share.Description = context.Messages["option.split-share"];
        var common = new CommonOptions(context, [.. DataWriters.Names]);
        return DataCommand.Make(context, "import", [data, .. store.All, share], common, parsed => new TransferCommand(
            context,
            common.Bind(parsed) with { Format = common.Bind(parsed).Format ?? "jsonl" },
            new TransferValues(parsed.GetValue(data)!, parsed.GetValue(share) is { } text ? OptionValues.Probability(text) : null, null, null, null, store.Of(parsed))).Execute());
    }

    /// <summary>The command <c>export</c>.</summary>
    public static Command MakeExport(CommandContext context)
    {
        var data = DataCommand.Data(context);
        var only = Split(context, "train", "test");
        var dictionary = context.Build.Value("--dictionary", "value.dictionary", null, null);
        var cutter = context.Build.Engine("--segmenter", [OwnDictionary, .. OutsideEngines.Segmenters], OptionalEngines.Segmenters);
        var common = new CommonOptions(context, [.. DataWriters.Names]);
        return DataCommand.Make(context, "export", [data, only, dictionary, cutter], common, parsed => new TransferCommand(
            context,
            common.Bind(parsed),
            new TransferValues(parsed.GetValue(data)!, null, parsed.GetValue(only), parsed.GetValue(dictionary), parsed.GetValue(cutter))).Execute());
    }

    /// <summary>The option that chooses a split.</summary>
    public static Option<string?> Split(CommandContext context, params string[] names) =>
        context.Build.Value("--split", "value.split", "split", names.Contains);

    /// <inheritdoc/>
    protected override int Run()
    {
        CheckData(call.Paths, call.Store, "import");
        segmenter = LoadSegmenter();
        var format = Common.Format ?? DataWriters.NameOf(Common.Out);
        Write(stream =>
        {
            var writer = DataWriters.Make(format, stream);
            foreach (var article in call.TestShare is { } share ? Frozen(share) : Rows()) Write(writer, article);
            writer.Finish();
            if (written == 0) throw new CallException(Messages["data.none"]);
        });
        if (Common.Out is not null) Note("transfer.done", written, Skipped, Common.Out);
        return ExitCode.Done;
    }

    private ISegmenter? LoadSegmenter()
    {
        var file = call.Dictionary == OwnDictionary ? null : call.Dictionary;
        if (call.Segmenter is not (null or OwnDictionary)) return OutsideEngines.Segmenter(call.Segmenter, file);
        if (file is not null) return Segmenter.Load(file);
        return call.Dictionary is null && call.Segmenter is null ? null : Segmenter.Load(Lexicon);
    }

    private void Write(IDataWriter writer, LabeledArticle article)
    {
        if (call.Only is not null && article.Split != call.Only) return;
        writer.Write(segmenter is null ? article : article with { Text = InWords(segmenter, article.Text) });
        written++;
    }

    /// <summary>The words of a text parted by blanks, as fastText takes them; line breaks stay.</summary>
    private static string InWords(ISegmenter segmenter, string text)
    {
        var cut = new StringBuilder(text.Length * 3 / 2);
        var words = new List<TextSpan>();
        segmenter.Cut(text, words);
        foreach (var span in words)
        {
            var word = span.Of(text);
            if (cut.Length > 0 && word is not "\n" && cut[^1] != '\n') cut.Append(' ');
            if (word is "\n" || !word.IsWhiteSpace()) cut.Append(word);
        }

        return cut.ToString();
    }

    private IReadOnlyList<LabeledArticle> Frozen(double share) => Splits.Freeze([.. Rows()], share, cancel: Host.Cancel);

    /// <summary>The rows as they come; memory holds their ids alone.</summary>
    private IEnumerable<LabeledArticle> Rows()
    {
        var count = 0;
        foreach (var row in DataReader.Read(call.Paths, Schema).Concat(RowsOf(call.Store)))
        {
            Host.Cancel.ThrowIfCancellationRequested();
            if (++count % 1000 == 0) Show(Messages.Format("progress.rows", count));
            if (row.Article is not { } article) Report(row.Problem!);
            else if (ids.Add(article.Id)) yield return article;
            else Report(new DataProblem(article.File, article.Line, DataProblemCode.RepeatedId, article.Id, Messages["data.before"]));
        }
    }
}
