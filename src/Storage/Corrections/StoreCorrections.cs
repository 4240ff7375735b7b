using System.Data.Common;
using System.Diagnostics;

using PolicyML.Storage.Dialects;
using PolicyML.Storage.Reading;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Corrections;

/// <summary>The corrections of a store. They are written on a connection of their own, which waits until they are on the disk.</summary>
internal sealed class StoreCorrections(Dialect dialect, Words words, Connections connections, StoreReader reader, Lock writing, StoreAccess access) : ICorrections, IDisposable
{
    private readonly CorrectionLog log = new(dialect);
    private readonly SourceRows sources = new(reader.Rows, dialect);
    private readonly HashSet<int> knownPlaces = [];
    private DbConnection? connection;
    private CommandCache? commands;
    private RowWriter? rows;
    private long lastWrite;
    private bool isDisposed;

    /// <inheritdoc/>
    public ArticleReview? Review(long article)
    {
        using var lease = connections.Rent();
        return lease.Guard(c =>
        {
            dialect.BeginRead(c);
            try
            {
                return SourceOf(c, article) is { } source && sources.ReadMachine(c, source) is { } found
                    ? Reviews.Of(CorrectedSource.Of(found.Path, found.Text, found.Articles, log.OfSource(c, found.Path)), article)
                    : null;
            }
            finally
            {
                c.Run("COMMIT");
            }
        });
    }

    /// <inheritdoc/>
    public CorrectionOutcome Make(CorrectionRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.By)) return CorrectionOutcome.Invalid(CorrectionProblem.NoName);
        return Write(session => new CorrectionMaker(session, sources).Make(request));
    }

    /// <inheritdoc/>
    public CorrectionOutcome Undo(long correction, string by, DateTimeOffset at, long? version = null)
    {
        if (string.IsNullOrWhiteSpace(by)) return CorrectionOutcome.Invalid(CorrectionProblem.NoName);
        return Write(session => new CorrectionMaker(session, sources).Undo(correction, by, at, version));
    }

    /// <inheritdoc/>
    public Correction? Find(long correction)
    {
        using var lease = connections.Rent();
        return lease.Guard(c => log.Find(c, correction)?.ToCorrection());
    }

    /// <inheritdoc/>
    public IEnumerable<ArticleReview> Checked()
    {
        using var lease = connections.Rent();
        return lease.Guard(CorrectionLog.Articles).Select(Review).OfType<ArticleReview>().Where(r => r.HasCheckedLabels || r.HasCheckedFacts);
    }

    /// <inheritdoc/>
    public IEnumerable<Correction> List(CorrectionFilter filter)
    {
        using var lease = connections.Rent();
        return lease.Guard(c => log.List(c, filter)).ConvertAll(r => r.ToCorrection());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        isDisposed = true;
    }

    /// <summary>The number of the source that an article stands in.</summary>
    internal static long? SourceOf(DbConnection connection, long article)
    {
        using var command = connection.Command("SELECT source FROM article WHERE id = @id").Set("id", article);
        return command.ExecuteScalar() is long source ? source : null;
    }

    private CorrectionOutcome Write(Func<WriteSession, CorrectionOutcome> write)
    {
        lock (writing)
        {
            try
            {
                var session = Open();
                session.Begin();
                try
                {
                    var outcome = write(session);
                    if (outcome.Result == CorrectionResult.Made) session.Commit(knownPlaces);
                    else session.Rollback();
                    return outcome;
                }
                catch
                {
                    session.Rollback();
                    throw;
                }
            }
            catch (DbException error)
            {
                throw dialect.Translate(error);
            }
            finally
            {
                lastWrite = Stopwatch.GetTimestamp();
            }
        }
    }

    private void Close()
    {
        commands?.Dispose();
        rows?.Dispose();
        connection?.Dispose();
        (commands, rows, connection) = (null, null, null);
    }

    private WriteSession Open()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (access == StoreAccess.Read) throw new StoreException(StoreError.ReadOnly, dialect.Store);
        if (connection is not null && !dialect.IsAlive(connection, Stopwatch.GetElapsedTime(lastWrite))) Close();
        if (connection is null)
        {
            connection = dialect.Connect();
            dialect.MakeDurable(connection);
            commands = new CommandCache(connection);
            rows = dialect.Rows(connection);
        }

        return new WriteSession(connection, commands!, dialect, rows!, words);
    }
}
