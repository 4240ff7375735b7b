using PolicyML.Analyzer.Pipeline;
using PolicyML.Storage;

namespace PolicyML.Analyzer.Output;

/// <summary>Keeps what was read in a store, and hands it on to the writer of a result where one was asked for.</summary>
internal sealed class StoreWriter(Store store, IResultWriter? next, Action<StoreException> waits) : IResultWriter
{
    private StoreIntake? intake;

    /// <summary>Sources taken in for the first time.</summary>
    public int Added { get; private set; }

    /// <summary>Sources of which the store had just this reading.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Sources whose earlier reading was replaced.</summary>
    public int Replaced { get; private set; }

    /// <inheritdoc/>
    public void Write(SourceResult result)
    {
        if (result.Record is { } record) (intake ??= new StoreIntake(store, (_, outcome) => Count(outcome), waits)).Add(record);
        next?.Write(result);
    }

    /// <inheritdoc/>
    public void Send() => next?.Send();

    /// <inheritdoc/>
    public void Finish()
    {
        intake?.Finish();
        next?.Finish();
    }

    private void Count(SaveOutcome outcome)
    {
        if (outcome == SaveOutcome.Added) Added++;
        else if (outcome == SaveOutcome.Unchanged) Unchanged++;
        else Replaced++;
    }
}
