using PolicyML.Core.Json;
using PolicyML.Storage;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>Says in the language of the messages why a store cannot be used.</summary>
internal static class StoreText
{
    /// <summary>One line.</summary>
    public static string Of(Catalogue messages, StoreException error) =>
        messages.Format("store." + JsonNames.Of(error.Error), error.Store, error.Detail ?? "");
}
