namespace PolicyML.Text.Words;

/// <summary>A dictionary or a table of probabilities that cannot be read: the message names the file and, where there is one, the line.</summary>
public sealed class WordException : Exception
{
    /// <summary>An error with one clear message.</summary>
    public WordException(string message)
        : base(message)
    {
    }

    /// <summary>An error that another one caused.</summary>
    public WordException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
