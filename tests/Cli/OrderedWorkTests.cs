using PolicyML.Terminal;

namespace PolicyML.Tests.Cli;

/// <summary>Several sources at a time, results in their order.</summary>
public class OrderedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Results_come_in_the_order_of_the_items(int jobs)
    {
        var results = new List<int>();
        OrderedWork.Run(
            Enumerable.Range(0, 200),
            item =>
            {
                Thread.SpinWait((item * 37 % 11) * 1000);
                return item;
            },
            results.Add,
            jobs,
            CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 200), results);
    }

    [Fact]
    public void Small_items_go_in_groups_and_come_out_one_by_one_in_their_order()
    {
        var results = new List<int>();
        OrderedWork.Run(Enumerable.Range(0, 5_000), item => item, results.Add, 3, CancellationToken.None, item => item % 100 == 0 ? long.MaxValue : item);
        Assert.Equal(Enumerable.Range(0, 5_000), results);
    }

    [Fact]
    public void A_large_item_does_not_wait_for_the_next_one()
    {
        var worked = new ManualResetEventSlim();
        OrderedWork.Run(
            Items(),
            item =>
            {
                worked.Set();
                return item;
            },
            _ => { },
            1,
            CancellationToken.None,
            _ => long.MaxValue);

        IEnumerable<int> Items()
        {
            yield return 1;
            Assert.True(worked.Wait(TimeSpan.FromSeconds(30)));
            yield return 2;
        }
    }

    [Fact]
    public void No_more_items_are_taken_than_can_be_held()
    {
        const int jobs = 3;
        var taken = 0;
        var written = 0;
        var most = 0;
        OrderedWork.Run(Items(), item => item, _ => written++, jobs, CancellationToken.None);
        Assert.Equal(500, written);
        Assert.InRange(most, 1, (jobs * 2) + 1);

        IEnumerable<int> Items()
        {
            for (; taken < 500; taken++)
            {
                most = Math.Max(most, taken - written + 1);
                yield return taken;
            }
        }
    }

    [Fact]
    public void No_more_items_are_worked_on_than_there_are_jobs()
    {
        var running = 0;
        var most = 0;
        var gate = new Lock();
        OrderedWork.Run(
            Enumerable.Range(0, 50),
            item =>
            {
                var now = Interlocked.Increment(ref running);
                lock (gate) most = Math.Max(most, now);
                Thread.Yield();
                Interlocked.Decrement(ref running);
                return item;
            },
            _ => { },
            2,
            CancellationToken.None);
        Assert.InRange(most, 1, 2);
    }

    [Fact]
    public void An_interrupted_run_stops()
    {
        using var cancel = new CancellationTokenSource();
        var written = 0;
        Assert.Throws<OperationCanceledException>(() => OrderedWork.Run(
            Enumerable.Range(0, int.MaxValue),
            item => item,
            _ =>
            {
                if (++written == 10) cancel.Cancel();
            },
            2,
            cancel.Token));
        Assert.Equal(10, written);
    }
}
