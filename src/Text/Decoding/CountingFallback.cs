using System.Text;

namespace PolicyML.Text.Decoding;

/// <summary>Replaces bytes that cannot be decoded by U+FFFD and counts the places.</summary>
internal sealed class CountingFallback : DecoderFallback
{
    /// <summary>Places replaced so far.</summary>
    public int Count { get; private set; }

    public override int MaxCharCount => 1;

    /// <summary>A copy of an encoding that reports to a new counter.</summary>
    public static (Encoding Encoding, CountingFallback Errors) For(Encoding encoding)
    {
        var copy = (Encoding)encoding.Clone();
        var fallback = new CountingFallback();
        copy.DecoderFallback = fallback;
        return (copy, fallback);
    }

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(CountingFallback owner) : DecoderFallbackBuffer
    {
        private bool pending;

        public override int Remaining => pending ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Count++;
            pending = true;
            return true;
        }

        public override char GetNextChar()
        {
            if (!pending) return '\0';
            pending = false;
            return '\uFFFD';
        }

        public override bool MovePrevious() => false;

        public override void Reset() => pending = false;
    }
}
