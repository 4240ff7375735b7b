using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;

using PolicyML.Text.Decoding;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit;

public sealed class SourcesReaderTests : IDisposable
{
    private const string Text = "本报讯 今年一季度，太和县签约项目12个，总投资36.5亿元。\n";
    private readonly string folder = Directory.CreateTempSubdirectory("policyml-reader-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    [InlineData("a.text")]
    [InlineData("a")]
    public void Text_is_read_whatever_its_extension(string name)
    {
        var path = Write(name, TextEncodings.Gb18030.GetBytes(Text.Replace("\n", "\r\n", StringComparison.Ordinal)));
        var source = SourceReader.Read(path, ReadOptions.Default);
        Assert.Equal((path, Text, "gb18030"), (source.Path, source.Text, source.Encoding));
        Assert.Equal(new FileInfo(path).Length, source.Bytes);
        Assert.Null(source.Warning);
    }

    [Fact]
    public void Standard_input_is_any_stream()
    {
        using var pipe = new OneByteStream(Encoding.UTF8.GetBytes(Text));
        Assert.Equal(Text, SourceReader.Read(pipe, "-", ReadOptions.Default).Text);
    }

    [Fact]
    public void An_empty_file_is_an_empty_source()
    {
        Assert.Equal("", SourceReader.Read(Write("a.txt", []), ReadOptions.Default).Text);
        Assert.Equal("", SourceReader.Read(Write("a.txt", [0xEF, 0xBB, 0xBF]), ReadOptions.Default).Text);
    }

    [Fact]
    public void Damage_is_mended_with_a_warning()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Text, 5))), 0xE4];
        var source = SourceReader.Read(Write("a.txt", bytes), ReadOptions.Default);
        Assert.EndsWith("\uFFFD", source.Text, StringComparison.Ordinal);
        Assert.Equal(SourceProblemCode.DamagedCharacters, source.Warning!.Code);
        Assert.Equal("damaged characters replaced: 1 (read as utf-8)", source.Warning.Message);
    }

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452", SourceProblemCode.Binary)]
    [InlineData("D0CF11E0A1B11AE1000000000000", SourceProblemCode.OldWordDocument)]
    [InlineData("7B5C727466315C616E7369", SourceProblemCode.OldWordDocument)]
    public void What_is_no_text_is_one_clear_problem(string hex, SourceProblemCode code)
    {
        foreach (var name in (string[])["a.txt", "a.docx", "a"])
        {
            if (name == "a.docx" && code == SourceProblemCode.Binary) continue;
            var path = Write(name, Convert.FromHexString(hex));
            var problem = Assert.Throws<SourceException>(() => SourceReader.Read(path, ReadOptions.Default)).Problem;
            Assert.Equal((code, path), (problem.Code, problem.Path));
            Assert.DoesNotContain(path, problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_limit_holds_for_files_and_for_streams_without_a_length()
    {
        var options = ReadOptions.Default with { MaxBytes = 100 };
        Assert.Equal(100, SourceReader.Read(Write("a.txt", new byte[100].Select(_ => (byte)'x').ToArray()), options).Bytes);
        var path = Write("b.txt", new byte[101].Select(_ => (byte)'x').ToArray());
        Assert.Equal(SourceProblemCode.TooLarge, Assert.Throws<SourceException>(() => SourceReader.Read(path, options)).Code);
        using var endless = new EndlessStream();
        Assert.Equal(SourceProblemCode.TooLarge, Assert.Throws<SourceException>(() => SourceReader.Read(endless, "-", options)).Code);
    }

    [Fact]
    public void A_text_of_200_MB_is_read()
    {
        var line = Encoding.UTF8.GetBytes("今年以来全县完成投资3.6亿元，同比增长12.4%。\r\n");
        var bytes = new byte[200_000_000 / line.Length * line.Length];
        for (var at = 0; at < bytes.Length; at += line.Length) line.CopyTo(bytes, at);
        using var stream = new MemoryStream(bytes);
        var text = SourceReader.Read(stream, "large.txt", ReadOptions.Default).Text;
        Assert.Equal((bytes.Length / line.Length) - 1, text.AsSpan().Count("。\n今年"));
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void What_cannot_be_opened_says_why()
    {
        Assert.Equal(SourceProblemCode.NotFound, Code(Path.Combine(folder, "missing.txt")));
        Assert.Equal(SourceProblemCode.NotFound, Code(Path.Combine(folder, "missing", "a.txt")));
        Assert.Equal(SourceProblemCode.ReadFailed, Code(folder));
        File.CreateSymbolicLink(Path.Combine(folder, "loop.txt"), "loop.txt");
        Assert.Equal(SourceProblemCode.LinkLoop, Code(Path.Combine(folder, "loop.txt")));
    }

    [UserFact, UnsupportedOSPlatform("windows")]
    public void A_locked_file_says_so()
    {
        var path = Write("a.txt", "x"u8.ToArray());
        File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Equal(SourceProblemCode.AccessDenied, Code(path));
    }

    [Fact]
    public void A_pipe_without_a_writer_does_not_hang()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = Path.Combine(folder, "pipe.txt");
        using (var make = Process.Start("mkfifo", [path])) make.WaitForExit();
        Assert.Equal(SourceProblemCode.NotAFile, Code(path));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/urandom")]
    public void A_device_that_never_ends_is_no_file_under_any_name(string device)
    {
        if (!File.Exists(device)) return;
        var link = Path.Combine(folder, "page.txt");
        File.CreateSymbolicLink(link, device);
        Assert.Equal(SourceProblemCode.NotAFile, Code(device));
        Assert.Equal(SourceProblemCode.NotAFile, Code(link));
    }

    [Fact]
    public void Every_problem_has_a_message_of_one_line()
    {
        foreach (var code in Enum.GetValues<SourceProblemCode>())
        {
            var message = new SourceProblem(code, "a.txt", "1", "2").Message;
            Assert.DoesNotContain('\n', message);
            Assert.DoesNotContain('{', message);
            Assert.NotEmpty(message);
        }
    }

    private static SourceProblemCode Code(string path) => Assert.Throws<SourceException>(() => SourceReader.Read(path, ReadOptions.Default)).Code;

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A pipe that gives a byte at a time and knows no length.</summary>
    private sealed class OneByteStream(byte[] bytes) : PipeStream
    {
        private int at;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == bytes.Length || count == 0) return 0;
            buffer[offset] = bytes[at++];
            return 1;
        }
    }

    private sealed class EndlessStream : PipeStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'x', offset, count);
            return count;
        }
    }

    private abstract class PipeStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
