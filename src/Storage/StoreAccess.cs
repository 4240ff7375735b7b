namespace PolicyML.Storage;

/// <summary>What a store is opened for.</summary>
public enum StoreAccess
{
    /// <summary>To read; the store must exist.</summary>
    Read,

    /// <summary>To read and write; a store that does not exist is made.</summary>
    Write,
}
