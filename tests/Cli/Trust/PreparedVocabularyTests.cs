using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text;

namespace PolicyML.Tests.Cli.Trust;

/// <summary>What the build prepares changes how fast a page is read, never what is read in it: whole, damaged, of another program, or missing.</summary>
public sealed class PreparedVocabularyTests
{
    private const int HeadWords = 5;
    private const int WordsOfPart = 4;
    private static readonly string Home = AppContext.BaseDirectory;
    private static readonly string[] Parts = ["layout", "gazetteer", "papers", "facts", "entities", "clusters", "terms"];

    [Fact]
    public void The_build_prepares_all_parts_for_this_very_program()
    {
        var file = PreparedVocabulary.Open(Home);
        Assert.NotNull(file);
        foreach (var part in Parts) Assert.True(file.Read(part, reader => reader) is not null, part);
    }

    [Fact]
    public void Pages_are_read_alike_with_it_and_without()
    {
        var (prepared, plain) = (Load(PreparedVocabulary.Open(Home)), Load(null));
        foreach (var path in Directory.EnumerateFiles(Samples.Issues, "*.txt", SearchOption.AllDirectories))
            Assert.Equal(Read(plain, File.ReadAllText(path), path), Read(prepared, File.ReadAllText(path), path));
    }

    [Fact]
    public void Words_of_the_users_own_take_their_place()
    {
        using var scratch = new Scratch();
        scratch.Write("zones.tsv", "name\tcode\tweight\n绿汀河新城\t140729\t1\n");
        var lexicon = Lexicon.WithOverlay(scratch.Folder).WithPrepared(PreparedVocabulary.Open(Home));
        Assert.Equal("140729", PolicyML.Text.Places.Gazetteer.Load(lexicon).FindName("绿汀河新城")?.Candidates[0].Code);
    }

    [Fact]
    public void A_damaged_file_is_as_good_as_none()
    {
        using var scratch = new Scratch();
        var whole = File.ReadAllBytes(Path.Combine(Home, PreparedFile.FileName));
        var random = new Random(7);
        var expected = Read(Load(null), Samples.Page, "page.txt");
        for (var round = 0; round < 8; round++)
        {
            var bytes = round % 2 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (round % 2 != 0)
                for (var i = 0; i < 200; i++) bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
            scratch.Write(PreparedFile.FileName, bytes);
            Assert.Equal(expected, Read(Load(PreparedVocabulary.Open(scratch.Folder)), Samples.Page, "page.txt"));
        }
    }

    [Fact]
    public void A_file_of_another_program_is_not_used()
    {
        using var scratch = new Scratch();
        var bytes = File.ReadAllBytes(Path.Combine(Home, PreparedFile.FileName));
        bytes[sizeof(ulong)] ^= 1;   // the stamp
        scratch.Write(PreparedFile.FileName, bytes);
        Assert.Null(PreparedVocabulary.Open(scratch.Folder));
        Assert.Null(PreparedVocabulary.Open(scratch.PathOf("nowhere")));
    }

    [Fact]
    public void A_length_that_lies_under_a_mended_checksum_costs_neither_memory_nor_an_answer()
    {
        using var scratch = new Scratch();
        var expected = Read(Load(null), Samples.Page, "page.txt");
        var bytes = File.ReadAllBytes(Path.Combine(Home, PreparedFile.FileName));
        var words = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan());
        var parts = words.Slice(HeadWords, (int)words[3] * WordsOfPart);
        for (var at = 0; at < parts.Length; at += WordsOfPart)
        {
            var content = bytes.AsSpan((int)parts[at + 1], (int)parts[at + 2]);
            BitConverter.TryWriteBytes(content, long.MaxValue / 4);
            parts[at + 3] = PreparedHash.Of(content);
        }

        words[HeadWords - 1] = PreparedHash.Of(MemoryMarshal.AsBytes(parts));
        scratch.Write(PreparedFile.FileName, bytes);
        var file = PreparedVocabulary.Open(scratch.Folder);
        Assert.NotNull(file);
        Assert.Equal(expected, Read(Load(file), Samples.Page, "page.txt"));
    }

    private static SourceAnalyzer Load(PreparedFile? prepared) =>
        SourceAnalyzer.Load(Lexicon.Default.WithPrepared(prepared), null, LabelerChoice.Of(null, Home));

    private static string Read(SourceAnalyzer analyzer, string text, string path)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var article in analyzer.Analyze(SourceText.FromString(text, path))) ArticleJson.WriteLine(output, article);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
