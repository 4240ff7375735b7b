using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Learning.Engines;
using PolicyML.Learning.Training;

namespace PolicyML.Learning.Models;

/// <summary>
/// The model's file: magic, format, length, payload, SHA-256 of all before. Numbers are little-endian. The payload holds the manifest
/// too, so that the file alone is a whole model; <c>manifest.json</c> beside it is for readers.
/// </summary>
internal sealed record ModelFile(GramScorer Grams, Ensemble Ensemble, IReadOnlyList<LabelDecision> Decisions, Lazy<ModelManifest> Manifest)
{
    /// <summary>The version of the format that is written and read.</summary>
    public const int Format = 3;

    public const string FileName = "model.bin";
    public const string ManifestName = "manifest.json";
    public const string CardName = "MODEL_CARD.md";
    private const int HeaderLength = 8 + 4 + 8;
    private const int HashLength = 32;

    private static ReadOnlySpan<byte> Magic => "PolicyML"u8;

    /// <summary>What was prepared of it; null where nothing was.</summary>
    private PreparedModel? Prepared { get; init; }

    /// <summary>Reads and checks a folder's model. The tables of its n-grams are taken as they were prepared, where they were prepared of these very bytes.</summary>
    /// <exception cref="ModelException">There is none, or it cannot be used.</exception>
    public static ModelFile Read(string folder, IReadOnlyList<ITrainer> engines, Lexicon lexicon)
    {
        var path = Path.Combine(folder, FileName);
        var bytes = Bytes(folder, path);
        var prepared = PreparedModel.Of(bytes, lexicon);
        if (prepared is null) Check(path, bytes);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, HeaderLength, bytes.Length - HeaderLength - HashLength), Encoding.UTF8);
            var manifest = ManifestOf(reader.ReadString(), bytes);
            if (prepared is null && manifest.Value.Labels is null) throw new InvalidDataException("no labels");
            var grams = prepared?.Grams ?? GramScorer.Load(reader);
            if (prepared is not null) reader.BaseStream.Position = prepared.Rest;
            var ensemble = Ensemble.Load(reader, engines);
            var labels = prepared?.Labels.Length ?? manifest.Value.Labels.Count;
            LabelDecision[] decisions = [LabelDecision.Load(reader, labels), LabelDecision.Load(reader, labels), LabelDecision.Load(reader, labels)];   // in the order of ModelPart
            return new ModelFile(grams, ensemble, decisions, manifest) { Prepared = prepared };
        }
        catch (Exception error) when (error is IOException or InvalidDataException or JsonException)
        {
            throw new ModelException($"{path}: {error.Message}; train the model again", error);
        }
    }

    /// <summary>Prepares the tables of the n-grams of a folder's model.</summary>
    /// <returns>The name of the part; null where the model is of a kind that cannot be prepared.</returns>
    /// <exception cref="ModelException">There is none, or it cannot be used.</exception>
    public static string? Prepare(string folder, PreparedWriter writer)
    {
        var bytes = Bytes(folder, Path.Combine(folder, FileName));
        Check(folder, bytes);
        using var reader = new BinaryReader(new MemoryStream(bytes, HeaderLength, bytes.Length - HeaderLength - HashLength), Encoding.UTF8);
        var manifest = ManifestOf(reader.ReadString(), bytes).Value;
        var grams = GramScorer.Load(reader);
        return new PreparedModel(grams, reader.BaseStream.Position, [.. manifest.Labels.Select(l => (l.Id, l.Kind))]).Write(writer) ? PreparedModel.NameOf(bytes) : null;
    }

    /// <summary>Compares the labels with those of the vocabulary.</summary>
    /// <exception cref="ModelException">They differ in ids, kinds or order.</exception>
    public void CheckLabels(IReadOnlyList<LabelDefinition> labels)
    {
        if (Prepared is not null && Prepared.HasLabels(labels)) return;
        var (name, hash) = (Manifest.Value.Name, Manifest.Value.LabelsHash);
        string[] own = [.. Manifest.Value.Labels.Select(l => l.Id)];
        string[] wanted = [.. labels.Select(l => l.Id)];
        if (string.Equals(hash, DataHash.Of(labels), StringComparison.Ordinal)) return;
        string[] differences =
        [
            .. wanted.Except(own, StringComparer.Ordinal).Take(3).Select(id => $"it does not know \"{id}\""),
            .. own.Except(wanted, StringComparer.Ordinal).Take(3).Select(id => $"\"{id}\" is not in labels.tsv"),
        ];
        var reason = differences.Length > 0 ? string.Join(", ", differences) : "their order or kind differs";
        throw new ModelException($"model \"{name}\" was trained for another set of labels: {reason}; train it again");
    }

    /// <summary>Writes all files, then puts the folder in place.</summary>
    public void Write(string folder)
    {
        var bytes = ToBytes();
        var manifest = Manifest.Value with { ModelHash = Convert.ToHexStringLower(bytes.AsSpan(^HashLength)) };
        ModelFolder.Replace(folder, new Dictionary<string, byte[]>(Ensemble.Files, StringComparer.Ordinal)
        {
            [FileName] = bytes,
            [ManifestName] = JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestContext.Default.ModelManifest),
            [CardName] = Encoding.UTF8.GetBytes(ModelCard.Write(manifest)),
        });
    }

    private static Lazy<ModelManifest> ManifestOf(string json, byte[] bytes)
    {
        var hash = bytes[^HashLength..];
        return new Lazy<ModelManifest>(() =>
            (JsonSerializer.Deserialize(json, ManifestContext.Default.ModelManifest) ?? throw new InvalidDataException("no manifest")) with { ModelHash = Convert.ToHexStringLower(hash) });
    }

    private byte[] ToBytes()
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Format);
        writer.Write(0L);
        writer.Write(JsonSerializer.Serialize(Manifest.Value, ManifestContext.Default.ModelManifest));
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
