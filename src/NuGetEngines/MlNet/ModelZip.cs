using System.IO.Compression;

using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace PolicyML.NuGetEngines.MlNet;

/// <summary>The model file of ML.NET, as its own programs read it.</summary>
internal static class ModelZip
{
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);   // the earliest that a zip can hold

    /// <summary>A model as bytes, the same for the same model.</summary>
    public static byte[] Write(ITransformer model, DataViewSchema input)
    {
        using var stream = new MemoryStream();
        new MLContext(1).Model.Save(model, input, stream);
        return Normalize(stream.ToArray());
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The bytes are none.</exception>
    public static ITransformer Read(byte[] bytes)
    {
        try
        {
            var ml = new MLContext(1);
            ml.ComponentCatalog.RegisterAssembly(typeof(FastTreeBinaryTrainer).Assembly);
            return ml.Model.Load(new MemoryStream(bytes), out _);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException or IOException or InvalidDataException or NotSupportedException)
        {
            throw new InvalidDataException($"no model of ML.NET: {error.Message}", error);
        }
    }

    /// <summary>The same entries in the order of their names and without the time of writing.</summary>
    private static byte[] Normalize(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Time;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return result.ToArray();
    }
}
