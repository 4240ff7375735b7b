namespace PolicyML.Text.Sources;

/// <summary>What can be wrong with a source. The names are stable: messages in other languages are chosen by them.</summary>
public enum SourceProblemCode
{
    /// <summary>There is no such file or folder.</summary>
    NotFound,

    /// <summary>The file or folder may not be read.</summary>
    AccessDenied,

    /// <summary>The system could not read the file; {0} is its reason.</summary>
    ReadFailed,

    /// <summary>A symbolic link leads back to itself.</summary>
    LinkLoop,

    /// <summary>The file is a device without end, or a pipe that nobody writes to.</summary>
    NotAFile,

    /// <summary>The folder holds no file of a known type; {0} lists the extensions.</summary>
    NoSources,

    /// <summary>The source is larger than {0} MB.</summary>
    TooLarge,

    /// <summary>The bytes are no text.</summary>
    Binary,

    /// <summary>The bytes are not of the encoding that was asked for, {0}.</summary>
    WrongEncoding,

    /// <summary>The bytes are text of an unknown encoding.</summary>
    UnknownEncoding,

    /// <summary>The bytes are of several encodings, or damaged; the best guess is {0}.</summary>
    MixedEncodings,

    /// <summary>A warning: {0} damaged places were replaced while reading {1}.</summary>
    DamagedCharacters,

    /// <summary>The file is an old .doc, .wps or .rtf or a document with a password.</summary>
    OldWordDocument,

    /// <summary>The file is no .docx; {0} says why.</summary>
    NotDocx,

    /// <summary>The archive would unpack to far more than a document holds.</summary>
    ZipBomb,

    /// <summary>The file is named .pdf and is none.</summary>
    NotPdf,

    /// <summary>The program pdftotext is missing.</summary>
    PdfToolMissing,

    /// <summary>The PDF could not be read; {0} says why.</summary>
    PdfFailed,

    /// <summary>The PDF is protected by a password.</summary>
    PdfEncrypted,

    /// <summary>The PDF holds pictures of text only.</summary>
    PdfWithoutText,

    /// <summary>Reading the PDF took longer than {0} seconds.</summary>
    PdfTimeout,

    /// <summary>A warning: the PDF needs the character tables of poppler-data.</summary>
    PdfCharactersMissing,

    /// <summary>The line of a JSON Lines file is no JSON object.</summary>
    NotADocument,

    /// <summary>The JSON object has no text.</summary>
    DocumentWithoutText,

    /// <summary>The line is a result of the analyser.</summary>
    AResult,

    /// <summary>An earlier line of the file has the same id.</summary>
    IdTwice,
}

/// <summary>One thing wrong with one source.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Path">The path as it was given or found; <c>-</c> for standard input.</param>
/// <param name="Arguments">What fills the places {0}, {1} of the message.</param>
public sealed record SourceProblem(SourceProblemCode Code, string Path, params IReadOnlyList<string> Arguments)
{
    private static readonly Dictionary<SourceProblemCode, string> English = new()
    {
        [SourceProblemCode.NotFound] = "no such file or folder",
        [SourceProblemCode.AccessDenied] = "permission denied",
        [SourceProblemCode.ReadFailed] = "cannot be read: {0}",
        [SourceProblemCode.LinkLoop] = "a symbolic link that leads back to itself",
        [SourceProblemCode.NotAFile] = "a device without end, or a pipe that nobody writes to; give a file",
        [SourceProblemCode.NoSources] = "no sources in this folder ({0})",
        [SourceProblemCode.TooLarge] = "larger than {0} MB; split it or raise the limit",
        [SourceProblemCode.Binary] = "a binary file, not text",
        [SourceProblemCode.WrongEncoding] = "not {0}; leave the encoding out to have it found by content",
        [SourceProblemCode.UnknownEncoding] = "text of an unknown encoding; name it with --encoding or save the file as UTF-8",
        [SourceProblemCode.MixedEncodings] = "damaged or of several encodings (mostly {0}); save the file as UTF-8, or name its encoding with --encoding",
        [SourceProblemCode.DamagedCharacters] = "damaged characters replaced: {0} (read as {1})",
        [SourceProblemCode.OldWordDocument] = "an old Word, WPS or RTF document, or one with a password; open it and save it as .docx without a password",
        [SourceProblemCode.NotDocx] = "not a .docx document: {0}",
        [SourceProblemCode.ZipBomb] = "unpacks to far more than a document holds (a zip bomb?); not read",
        [SourceProblemCode.NotPdf] = "named .pdf, but no PDF",
        [SourceProblemCode.PdfToolMissing] = "reading PDF needs pdftotext of poppler-utils (Debian and Ubuntu: apt-get install poppler-utils; macOS: brew install poppler; Windows: scoop install poppler)",
        [SourceProblemCode.PdfFailed] = "pdftotext cannot read this PDF: {0}",
        [SourceProblemCode.PdfEncrypted] = "a PDF with a password; save it without one",
        [SourceProblemCode.PdfWithoutText] = "a PDF without text (scanned pages?); run it through OCR first",
        [SourceProblemCode.PdfTimeout] = "pdftotext took longer than {0} seconds; split the PDF",
        [SourceProblemCode.PdfCharactersMissing] = "some characters are missing: install poppler-data and read the PDF again",
        [SourceProblemCode.NotADocument] = "not one JSON object; a document has \"text\", and where known \"id\" and \"published\"",
        [SourceProblemCode.DocumentWithoutText] = "a JSON object without the field \"text\"",
        [SourceProblemCode.AResult] = "a result of analyzer, not a document to read",
        [SourceProblemCode.IdTwice] = "the id stands on an earlier line already; give each document its own",
    };

    /// <summary>What is wrong and what to do, in English, one line, without the path.</summary>
    public string Message => Format(English[Code]);

    /// <summary>A message of another language, with its places {0}, {1} filled.</summary>
    public string Format(string template)
    {
        for (var i = 0; i < Arguments.Count; i++) template = template.Replace("{" + i + "}", Arguments[i], StringComparison.Ordinal);
        return template;
    }

    /// <summary>Path and message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>A source cannot be read. The message is one line for users and does not repeat the path.</summary>
public sealed class SourceException : Exception
{
    /// <summary>An exception for one problem.</summary>
    public SourceException(SourceProblem problem)
        : base(problem.Message) => Problem = problem;

    /// <summary>An exception for one problem.</summary>
    public SourceException(SourceProblemCode code, string path, params IReadOnlyList<string> arguments)
        : this(new SourceProblem(code, path, arguments))
    {
    }

    /// <summary>What is wrong.</summary>
    public SourceProblem Problem { get; }

    /// <summary>The kind of problem.</summary>
    public SourceProblemCode Code => Problem.Code;

    /// <summary>The path as it was given or found.</summary>
    public string Path => Problem.Path;
}
