using PolicyML.Core.Programs;
using PolicyML.Text.Decoding;

namespace PolicyML.Text.Sources.Pdf;

/// <summary>
/// Reads the text of a PDF through pdftotext of poppler-utils, in its reading order, which follows the columns of
/// a newspaper page; its options -layout and -raw would run the columns together line by line.
/// </summary>
internal static class PdfReader
{
    private static readonly string[] Arguments = ["-enc", "UTF-8", "-eol", "unix", "-", "-"];

    /// <summary>The text of a PDF, pages one after the other.</summary>
    /// <exception cref="SourceException">pdftotext is missing or cannot read the file, or the file holds no text.</exception>
    public static SourceText Read(ReadOnlyMemory<byte> bytes, string path, ReadOptions options)
    {
        if (!SourceFormats.IsPdf(bytes.Span)) throw new SourceException(SourceProblemCode.NotPdf, path);
        var program = options.PdfToText ?? ProgramFinder.Find("pdftotext");
        if (program is null || !File.Exists(program)) throw new SourceException(SourceProblemCode.PdfToolMissing, path);
        var run = ProgramRun.Run(program, Arguments, bytes, options.MaxBytes, options.PdfTimeout);
        if (run.Outcome == ProgramOutcome.TimedOut) throw new SourceException(SourceProblemCode.PdfTimeout, path, options.PdfTimeout.TotalSeconds.ToString());
        if (run.Outcome == ProgramOutcome.TooMuchOutput) throw SourceBytes.TooLarge(path, options.MaxBytes);
        if (run.Outcome == ProgramOutcome.NotStarted) throw new SourceException(SourceProblemCode.PdfToolMissing, path);
        if (run.ExitCode != 0) throw Failure(run.Errors, path);
        var text = TextDecoder.Decode(run.Output.Span, TextEncodings.Utf8).Text.Replace('\f', '\n');
        if (string.IsNullOrWhiteSpace(text)) throw new SourceException(SourceProblemCode.PdfWithoutText, path);
        return new SourceText(path, text, "pdf", bytes.Length) { Warning = WarningOf(run.Errors, path) };
    }

    private static SourceException Failure(string errors, string path)
    {
        if (errors.Contains("password", StringComparison.OrdinalIgnoreCase)) return new SourceException(SourceProblemCode.PdfEncrypted, path);
        var line = errors.Split('\n', 2)[0].Trim();
        return new SourceException(SourceProblemCode.PdfFailed, path, line.Length == 0 ? "it is damaged" : line);
    }

    private static SourceProblem? WarningOf(string errors, string path) =>
        errors.Contains("Missing language pack", StringComparison.Ordinal) ? new SourceProblem(SourceProblemCode.PdfCharactersMissing, path) : null;
}
