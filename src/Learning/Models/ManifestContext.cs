using System.Text.Json.Serialization;

namespace PolicyML.Learning.Models;

/// <summary>Reads and writes manifests without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ManifestContext : JsonSerializerContext;
