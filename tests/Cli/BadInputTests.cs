using System.Text;

namespace PolicyML.Tests.Cli;

/// <summary>What is no page is named and passed over; the pages around it are read.</summary>
public class BadInputTests
{
    public static TheoryData<string, byte[]> NoPages => new()
    {
        { "random.txt", Noise() },
        { "nul.txt", new byte[4096] },
        { "no-zip.docx", Encoding.UTF8.GetBytes("this is no zip archive") },
        { "cut.docx", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00] },
        { "no-pdf.pdf", Encoding.UTF8.GetBytes("this is no PDF") },
        { "image.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0] },
    };

    [Theory]
    [MemberData(nameof(NoPages))]
    public void A_file_that_is_no_page_is_skipped_in_one_line(string name, byte[] bytes)
    {
        using var scratch = new Scratch();
        var first = scratch.Write("1.txt", Samples.Page);
        var bad = scratch.Write(name, bytes);
        var last = scratch.Write("2.txt", Samples.Page);
        var result = Analyzer.Run("analyze", first, bad, last, "--format", "jsonl", "--quiet");
        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith($"skipped {bad}: ", line);
        Assert.DoesNotContain("internal error", line);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, result.Lines.Length);
    }

    [Fact]
    public void An_empty_file_leaves_the_batch_alone()
    {
        using var scratch = new Scratch();
        var empty = scratch.Write("empty.txt", "");
        var page = scratch.Write("page.txt", Samples.Page);
        var result = Analyzer.Run("analyze", empty, page, "--format", "jsonl", "--quiet");
        Assert.InRange(result.ErrorLines.Length, 0, 1);
        Assert.Single(result.Lines);
        Assert.All(result.ErrorLines, line => Assert.Contains("empty.txt", line));
    }

    [Fact]
    public void A_folder_without_sources_is_named()
    {
        using var scratch = new Scratch();
        scratch.Write("pictures/photo.jpg", [0xFF, 0xD8, 0xFF]);
        var result = Analyzer.Run("analyze", scratch.PathOf("pictures"), "--quiet");
        Assert.Contains("pictures", Assert.Single(result.ErrorLines));
        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public void A_folder_that_links_to_itself_is_read_once()
    {
        using var scratch = new Scratch();
        scratch.Write("pages/a.txt", Samples.Page);
        Directory.CreateSymbolicLink(scratch.PathOf("pages/again"), scratch.PathOf("pages"));
        var result = Analyzer.Run("analyze", scratch.PathOf("pages"), "--format", "jsonl", "--quiet");
        Assert.Single(result.Lines);
    }

    [Fact]
    public void A_wrong_encoding_ends_in_a_message_or_a_result_but_never_in_a_trace()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.txt", Samples.Page);
        var result = Analyzer.Run("analyze", page, "--encoding", "utf-16", "--format", "jsonl", "--quiet");
        Assert.DoesNotContain("   at ", result.Error);
        Assert.InRange(result.ErrorLines.Length, 0, 1);
    }

    [Fact]
    public void A_file_name_cannot_steer_the_terminal()
    {
        if (OperatingSystem.IsWindows()) return;
        using var scratch = new Scratch();
        var bad = scratch.Write("a\e[31mred\rb.docx", "no zip");
        var result = Analyzer.Run("analyze", bad, "--quiet");
        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain('\e', result.Error);
        Assert.DoesNotContain('\r', result.Error);
    }

    private static byte[] Noise()
    {
        var bytes = new byte[8192];
        var state = 12345u;
        for (var i = 0; i < bytes.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }
}
