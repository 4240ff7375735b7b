using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using PolicyML.Text.Decoding;

namespace PolicyML.Tests.Fuzz;

/// <summary>Makes cases. The seed and the number of a case give the same case always.</summary>
/// <param name="seeds">What cases are made from.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="rareEvery">One in how many cases goes to files that take long to make: PDF, stores, models.</param>
internal sealed class FuzzMaker(FuzzSeeds seeds, ulong seed, int rareEvery)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Encoding[] Encodings = [TextEncodings.Utf8, TextEncodings.Gb18030, TextEncodings.Big5, TextEncodings.Utf16LittleEndian, TextEncodings.Utf16BigEndian];

    // Shares of a thousand, by kind.
    private static readonly (FuzzKind Kind, int Share)[] Shares =
        [(FuzzKind.Characters, 150), (FuzzKind.Words, 270), (FuzzKind.Page, 330), (FuzzKind.Bytes, 120), (FuzzKind.Html, 90), (FuzzKind.Json, 25), (FuzzKind.Docx, 15)];

    /// <summary>A case of the run.</summary>
    public FuzzCase Make(long index)
    {
        var random = new FuzzRandom(seed, index);
        if (random.OneIn(rareEvery)) return Make(random.Of([FuzzKind.Store, FuzzKind.Model, FuzzKind.Pdf]), random);
        var at = random.Below(1000);
        foreach (var (kind, share) in Shares)
        {
            if (at < share) return Make(kind, random);
            at -= share;
        }

        return Make(FuzzKind.Page, random);
    }

    private FuzzCase Make(FuzzKind kind, FuzzRandom random) => kind switch
    {
        FuzzKind.Characters => OfText(kind, FuzzEdits.Text(random, 200, 1)),
        FuzzKind.Words => OfText(kind, FuzzEdits.Text(random, 120, 9)),
        FuzzKind.Page => OfText(kind, Page(random)),
        FuzzKind.Bytes => new(kind, null, FuzzEdits.Edit(random, random.Of(Encodings).GetBytes(Page(random)))),
        FuzzKind.Html => new(kind, null, Html(random)),
        FuzzKind.Json => new(kind, null, Json(random)),
        FuzzKind.Docx => new(kind, null, random.OneIn(3) ? FuzzEdits.Edit(random, seeds.DocxFile) : Docx(random)),
        FuzzKind.Pdf => new(kind, null, FuzzEdits.Edit(random, FuzzSeeds.Pdf)),
        FuzzKind.Store => new(kind, null, FuzzEdits.Edit(random, seeds.Store)),
        _ => new(kind, null, Model(random)),
    };

    // A decoded source has no carriage returns: that is the decoder's promise.
    private static FuzzCase OfText(FuzzKind kind, string text) => new(kind, text.Replace('\r', '\n'), []);

    private string Page(FuzzRandom random) => FuzzEdits.Edit(random, FuzzEdits.Piece(random, random.Of(seeds.Pages)), seeds.Pages);

    private byte[] Html(FuzzRandom random)
    {
        if (random.OneIn(4)) return FuzzEdits.Edit(random, seeds.Html.AsSpan(0, 1 + random.Below(seeds.Html.Length)).ToArray());
        var text = new StringBuilder();
        for (var i = random.Small(80); i >= 0; i--) text.Append(random.OneIn(3) ? FuzzEdits.Piece(random, random.Of(seeds.Pages))[..1] : random.OneIn(2) ? random.Of(FuzzSeeds.Words) : random.Of(FuzzSeeds.Tags));
        return random.Of(Encodings).GetBytes(text.ToString());
    }

    private byte[] Json(FuzzRandom random)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new { id = FuzzEdits.Text(random, 3, 5), published = random.Of(["2024-03-04", "0000-00-00", "2024-02-30T", ""]), text = FuzzEdits.Text(random, 60, 7) }, Plain);
        return random.OneIn(3) ? line : FuzzEdits.Edit(random, line);
    }

    private byte[] Docx(FuzzRandom random)
    {
        var edited = random.OneIn(4) ? random.Of([.. seeds.Docx.Keys]) : "word/document.xml";
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in seeds.Docx)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(name == edited ? FuzzEdits.Edit(random, bytes) : bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>An altered model whose length and checksum fit all the same: the bytes before it must not be trusted either.</summary>
    private byte[] Model(FuzzRandom random)
    {
        const int header = 20, hash = 32;
        if (random.OneIn(4)) return FuzzEdits.Edit(random, seeds.Model);
        var payload = seeds.Model.AsSpan(header, seeds.Model.Length - header - hash).ToArray();
        // Half of the edits hit the numbers at the front of tables, the rest anything.
        var start = random.OneIn(2) ? Math.Min(payload.Length, 8000 + random.Below(6000)) : random.Below(payload.Length);
        byte[] edited = [.. payload.AsSpan(0, start), .. FuzzEdits.Edit(random, payload.AsSpan(start, Math.Min(64, payload.Length - start)).ToArray()), .. payload.AsSpan(Math.Min(payload.Length, start + 64))];
        byte[] file = [.. seeds.Model.AsSpan(0, header), .. edited, .. new byte[hash]];
        BitConverter.TryWriteBytes(file.AsSpan(12), (long)edited.Length);
        SHA256.HashData(file.AsSpan(..^hash), file.AsSpan(^hash));
        return file;
    }
}
