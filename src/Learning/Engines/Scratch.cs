namespace PolicyML.Learning.Engines;

/// <summary>
/// Arrays to calculate in, kept by each thread for its next article. Beside <see cref="System.Buffers.ArrayPool{T}"/> it is compiled with
/// this assembly, not at every start.
/// </summary>
/// <typeparam name="T">What they hold.</typeparam>
internal static class Scratch<T>
{
    private const int Most = 4;

    [ThreadStatic]
    private static T[][]? kept;

    [ThreadStatic]
    private static int count;

    /// <summary>An array of at least a length; what it holds is left over.</summary>
    public static T[] Rent(int length)
    {
        var idle = kept ??= new T[Most][];
        for (var i = count - 1; i >= 0; i--)
        {
            if (idle[i].Length < length) continue;
            var found = idle[i];
            idle[i] = idle[--count];
            return found;
        }

        return new T[length];
    }

    /// <summary>Gives an array back.</summary>
    public static void Return(T[] array)
    {
        var idle = kept ??= new T[Most][];
        if (count < Most) idle[count++] = array;
        else idle[0] = array;
    }
}
