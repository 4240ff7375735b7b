namespace PolicyML.Text.Sources;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
public sealed class PeekedStream : Stream
{
    private readonly Stream inner;
    private readonly byte[] sample;
    private readonly int length;
    private int at;

    /// <summary>Reads the first bytes of a stream.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public PeekedStream(Stream inner, int size)
    {
        this.inner = inner;
        sample = new byte[size];
        length = inner.ReadAtLeast(sample, size, throwOnEndOfStream: false);
        HasEnded = length < size;
    }

    /// <summary>Reads the first bytes of a stream, and no more than somebody needs to see: a pipe may wait for an answer to its first line.</summary>
    /// <param name="inner">The stream.</param>
    /// <param name="size">The most bytes to look at.</param>
    /// <param name="enough">Tells whether the bytes read so far will do.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public PeekedStream(Stream inner, int size, Func<ReadOnlySpan<byte>, bool> enough)
    {
        this.inner = inner;
        sample = new byte[size];
        while (length < size && !enough(Sample) && !HasEnded)
        {
            var read = inner.Read(sample, length, size - length);
            length += read;
            HasEnded = read == 0;
        }
    }

    /// <summary>True where the stream is known to have ended with <see cref="Sample"/>.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The first bytes; fewer than asked for only where the stream ends before.</summary>
    public ReadOnlySpan<byte> Sample => sample.AsSpan(0, length);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (at == length) return inner.Read(buffer);
        var count = Math.Min(buffer.Length, length - at);
        sample.AsSpan(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
