namespace PolicyML.Learning.Models;

/// <summary>A model folder cannot be read or written; the message says why and what to do, in one line.</summary>
public sealed class ModelException : Exception
{
    /// <summary>An error with its message.</summary>
    public ModelException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
