using PolicyML.Storage;
using PolicyML.Storage.Dialects;
using PolicyML.Tests.Unit.Storage;

using static PolicyML.Tests.Unit.Corrections.CorrectionSample;

namespace PolicyML.Tests.Unit.Corrections;

/// <summary>A store that was made before there were corrections is brought up to date by the first that opens it for writing, with all it holds.</summary>
public class UpgradeTests
{
    private static readonly string[] Undo =
    [
        "ALTER TABLE fact DROP COLUMN correction",
        "DROP TABLE correction",
        "DROP TABLE machine_article",
        "DROP TABLE machine_fact",
        "DROP TABLE machine_project",
        "DROP TABLE machine_enterprise",
        "DELETE FROM counter WHERE name = 'correction'",
        "DELETE FROM policyml_migration WHERE number > 1",
    ];

    [Theory, OnSqlite, OnPostgres]
    public void A_store_of_the_first_version_keeps_what_it_holds(string database)
    {
        using var place = new TestStore(database);
        List<string> before;
        using (var store = place.Open())
        {
            store.Save(Read);
            for (var i = 0; i < 20; i++) store.Save(new RandomSources(i).Next($"made.jsonl#{i}"));
            before = StoreContent.Of(store);
        }

        var dialect = Dialect.Of(place.Address, StoreAccess.Write);
        using (var connection = dialect.Connect())
            foreach (var statement in Undo) connection.Run(statement);
        Assert.Equal(StoreError.Older, Assert.Throws<StoreException>(() => place.Open(StoreAccess.Read)).Error);
        using var opened = place.Open();
        Assert.Equal(before, StoreContent.Of(opened));
        Made(Reject(opened, Fact(opened, 1, "12亿")));
        Assert.Equal(before.Count - 1, StoreContent.Of(opened).Count);
    }
}
