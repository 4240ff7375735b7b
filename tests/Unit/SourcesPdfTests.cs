using System.Globalization;
using System.Text;

using PolicyML.Core.Programs;
using PolicyML.Text;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit;

public class SourcesPdfTests
{
    [PdfFact]
    public void The_text_of_a_PDF_is_read()
    {
        var source = Read(Pdf((50, 700, "Output value 36.5"), (50, 680, "grew by 12.4%")), ReadOptions.Default);
        Assert.Equal("pdf", source.Encoding);
        Assert.Equal(["Output value 36.5", "grew by 12.4%"], source.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain('\f', source.Text);
    }

    [PdfFact]
    public void Columns_are_read_one_after_the_other()
    {
        var lines = Enumerable.Range(0, 12).SelectMany(i => new[] { (50, 700 - (14 * i), $"left column line {i} of this text"), (330, 700 - (14 * i), $"right column line {i} of that") });
        var text = Read(Pdf([.. lines]), ReadOptions.Default).Text;
        Assert.True(text.IndexOf("left column line 11", StringComparison.Ordinal) < text.IndexOf("right column line 0", StringComparison.Ordinal));
    }

    [PdfFact]
    public void A_PDF_without_text_says_so() => Assert.Equal(SourceProblemCode.PdfWithoutText, Code(Pdf(), ReadOptions.Default));

    [PdfFact]
    public void A_damaged_PDF_says_so() => Assert.Equal(SourceProblemCode.PdfFailed, Code("%PDF-1.4 nothing else"u8.ToArray(), ReadOptions.Default));

    [Fact]
    public void A_file_that_is_only_named_PDF_says_so() => Assert.Equal(SourceProblemCode.NotPdf, Code("产值"u8.ToArray(), ReadOptions.Default));

    [Fact]
    public void Where_pdftotext_is_missing_the_package_is_named()
    {
        var options = ReadOptions.Default with { PdfToText = Path.Combine(Path.GetTempPath(), "no-such-program") };
        using var stream = new MemoryStream(Pdf());
        var problem = Assert.Throws<SourceException>(() => SourceReader.Read(stream, "a.pdf", options)).Problem;
        Assert.Equal(SourceProblemCode.PdfToolMissing, problem.Code);
        Assert.Contains("poppler-utils", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_are_looked_up_in_full_paths_only()
    {
        var folder = Directory.CreateTempSubdirectory("policyml-path-").FullName;
        try
        {
            var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "tool.exe" : "tool");
            File.WriteAllText(program, "");
            Assert.Equal(program, ProgramFinder.Find("tool", string.Join(Path.PathSeparator, ".", "", folder)));
            Assert.Null(ProgramFinder.Find("tool", "." + Path.PathSeparator));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_program_that_hangs_or_floods_is_ended()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateTempSubdirectory("policyml-tool-").FullName;
        try
        {
            var hanging = Script(Path.Combine(folder, "hanging"), "sleep 600");
            Assert.Equal(SourceProblemCode.PdfTimeout, Code(Pdf(), ReadOptions.Default with { PdfToText = hanging, PdfTimeout = TimeSpan.FromMilliseconds(300) }));
            var flooding = Script(Path.Combine(folder, "flooding"), "yes");
            Assert.Equal(SourceProblemCode.TooLarge, Code(Pdf(), ReadOptions.Default with { PdfToText = flooding, MaxBytes = 1 << 20 }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static string Script(string path, string command)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{command}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static SourceProblemCode Code(byte[] bytes, ReadOptions options) => Assert.Throws<SourceException>(() => Read(bytes, options)).Code;

    private static SourceText Read(byte[] bytes, ReadOptions options)
    {
        using var stream = new MemoryStream(bytes);
        return SourceReader.Read(stream, "a.pdf", options);
    }

    /// <summary>A PDF of one page with lines of ASCII text at given places.</summary>
    private static byte[] Pdf(params (int X, int Y, string Text)[] lines)
    {
        var content = "BT /F1 10 Tf\n" + string.Concat(lines.Select(l => $"1 0 0 1 {l.X} {l.Y} Tm ({l.Text}) Tj\n")) + "ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(pdf.Length.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
            pdf.Append($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(table).Append($"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}

/// <summary>A test that needs pdftotext; skipped with a reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PdfFactAttribute : FactAttribute
{
    public PdfFactAttribute()
    {
        if (ProgramFinder.Find("pdftotext") is null) Skip = "pdftotext of poppler-utils is not here (Debian: apt-get install poppler-utils)";
    }
}
