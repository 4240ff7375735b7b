using PolicyML.Storage;

namespace PolicyML.Workbench.Hosting;

/// <summary>What the workbench needs of the rooms that read text. Safe for use from several threads.</summary>
public interface ISourceAnalysis
{
    /// <summary>Reads a file that was uploaded.</summary>
    /// <param name="name">What it will be called in the store; its extension counts as the format.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="published">The day of the issue; null where the text tells it.</param>
    /// <param name="language">Language of messages.</param>
    /// <exception cref="UploadException">It cannot be read; the message says why, in one line.</exception>
    SourceRecord Read(string name, Stream content, DateOnly? published, string language);

    /// <summary>The division of a code or name.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="language">Language of the message.</param>
    /// <param name="problem">Why there is none, in one line; null where there is.</param>
    /// <returns>Six digits of GB/T 2260; null where there is none or several.</returns>
    string? FindPlace(string text, string language, out string? problem);

    /// <summary>The full name of a division with the names of those it lies in; null where the code is unknown.</summary>
    string? PlaceName(string code);

    /// <summary>What a rule of extraction does, in one line; null where the rule is unknown.</summary>
    string? Rule(string name, string language);
}

/// <summary>An upload that cannot be read; the message is for the one who uploaded it.</summary>
public sealed class UploadException : Exception
{
    /// <summary>Makes one.</summary>
    public UploadException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
