using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Engines;
using PolicyML.Learning.Training;

namespace PolicyML.Learning.Models;

/// <summary>
/// The model's file: magic, format, length, payload, SHA-256 of all before. Numbers are little-endian. The payload holds the manifest
/// too, so that the file alone is a whole model; <c>manifest.json</c> beside it is for readers.
/// </summary>
internal sealed record ModelFile(GramScorer Grams, Ensemble Ensemble, IReadOnlyList<LabelDecision> Decisions, ModelManifest Manifest)
{
    /// <summary>The version of the format that is written and read.</summary>
    public const int Format = 3;

    public const string FileName = "model.bin";
    public const string ManifestName = "manifest.json";
    public const string CardName = "MODEL_CARD.md";
    private const int HeaderLength = 8 + 4 + 8;
    private const int HashLength = 32;

    private static ReadOnlySpan<byte> Magic => "PolicyML"u8;

    /// <summary>Reads and checks a folder's model.</summary>
    /// <exception cref="ModelException">There is none, or it cannot be used.</exception>
    public static ModelFile Read(string folder, IReadOnlyList<ITrainer> engines)
    {
        var path = Path.Combine(folder, FileName);
        var bytes = Bytes(folder, path);
        Check(path, bytes);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, HeaderLength, bytes.Length - HeaderLength - HashLength), Encoding.UTF8);
            var manifest = JsonSerializer.Deserialize(reader.ReadString(), ManifestContext.Default.ModelManifest) ?? throw new InvalidDataException("no manifest");
            var grams = GramScorer.Load(reader);
            var ensemble = Ensemble.Load(reader, engines);
            LabelDecision[] decisions = [.. Enum.GetValues<ModelPart>().Select(_ => LabelDecision.Load(reader, manifest.Labels.Count))];
            return new ModelFile(grams, ensemble, decisions, manifest with { ModelHash = Convert.ToHexStringLower(bytes.AsSpan(^HashLength)) });
        }
        catch (Exception error) when (error is IOException or InvalidDataException or JsonException)
        {
            throw new ModelException($"{path}: {error.Message}; train the model again", error);
        }
    }

    /// <summary>Compares the labels with those of the vocabulary.</summary>
    /// <exception cref="ModelException">They differ in ids, kinds or order.</exception>
    public void CheckLabels(IReadOnlyList<LabelDefinition> labels)
    {
        string[] own = [.. Manifest.Labels.Select(l => l.Id)];
        string[] wanted = [.. labels.Select(l => l.Id)];
        if (string.Equals(Manifest.LabelsHash, DataHash.Of(labels), StringComparison.Ordinal)) return;
        string[] differences =
        [
            .. wanted.Except(own, StringComparer.Ordinal).Take(3).Select(id => $"it does not know \"{id}\""),
            .. own.Except(wanted, StringComparer.Ordinal).Take(3).Select(id => $"\"{id}\" is not in labels.tsv"),
        ];
        var reason = differences.Length > 0 ? string.Join(", ", differences) : "their order or kind differs";
        throw new ModelException($"model \"{Manifest.Name}\" was trained for another set of labels: {reason}; train it again");
    }

    /// <summary>Writes all files, then puts the folder in place.</summary>
    public void Write(string folder)
    {
        var bytes = ToBytes();
        var manifest = Manifest with { ModelHash = Convert.ToHexStringLower(bytes.AsSpan(^HashLength)) };
        ModelFolder.Replace(folder, new Dictionary<string, byte[]>(Ensemble.Files, StringComparer.Ordinal)
        {
            [FileName] = bytes,
            [ManifestName] = JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestContext.Default.ModelManifest),
            [CardName] = Encoding.UTF8.GetBytes(ModelCard.Write(manifest)),
        });
    }

    private byte[] ToBytes()
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Format);
        writer.Write(0L);
        writer.Write(JsonSerializer.Serialize(Manifest, ManifestContext.Default.ModelManifest));
        Grams.Save(writer);
        Ensemble.Save(writer);
        foreach (var decision in Decisions) decision.Save(writer);
        writer.Flush();
        payload.Position = Magic.Length + sizeof(int);
        writer.Write(payload.Length - HeaderLength);
        writer.Flush();
        payload.Position = payload.Length;
        writer.Write(SHA256.HashData(payload.GetBuffer().AsSpan(0, (int)payload.Length)));
        writer.Flush();
        return payload.ToArray();
    }

    private static byte[] Bytes(string folder, string path)
    {
        if (!Directory.Exists(folder)) throw new ModelException($"{folder}: no such model folder");
        if (!File.Exists(path)) throw new ModelException($"{folder}: no {FileName} in it, so this is no model folder");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    private static void Check(string path, byte[] bytes)
    {
        if (bytes.Length < HeaderLength || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic)) throw new ModelException($"{path}: not a model of this program");
        var format = BitConverter.ToInt32(bytes, Magic.Length);
        if (format > Format) throw new ModelException($"{path}: its format {format} is newer than {Format}, the newest this program reads: update the program, or train the model again");
        if (format < Format) throw new ModelException($"{path}: its format {format} is older than {Format}, which this program reads: train the model again");
        var length = BitConverter.ToInt64(bytes, Magic.Length + sizeof(int));
        var whole = HeaderLength + length + HashLength;
        if (length < 0 || bytes.Length < whole) throw new ModelException($"{path}: truncated, {bytes.Length} of {whole} bytes are there: copy it again, or train the model again");
        var hash = SHA256.HashData(bytes.AsSpan(..^HashLength));
        if (bytes.Length > whole || !hash.AsSpan().SequenceEqual(bytes.AsSpan(^HashLength)))
            throw new ModelException($"{path}: altered or damaged, its checksum does not match: copy it again, or train the model again");
    }
}
