using Microsoft.Data.Sqlite;

using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>A store that cannot be used says why in one line, and nothing is changed.</summary>
public class StoreErrorTests
{
    [Fact]
    public void A_file_of_another_kind_is_refused_and_left_alone()
    {
        using var place = new TestStore(TestStore.Sqlite);
        File.WriteAllText(place.Address, "这不是数据库，只是一段文字。\n" + new string('x', 5000));
        var before = File.ReadAllBytes(place.Address);
        Assert.Equal(StoreError.NotAStore, Error(place.Address, StoreAccess.Write).Error);
        Assert.Equal(StoreError.NotAStore, Error(place.Address, StoreAccess.Read).Error);
        Assert.Equal(before, File.ReadAllBytes(place.Address));
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        using var place = new TestStore(TestStore.Sqlite);
        Run(place, "CREATE TABLE theirs (x)");
        var before = File.ReadAllBytes(place.Address);
        Assert.Equal(StoreError.NotAStore, Error(place.Address, StoreAccess.Write).Error);
        Assert.Equal(before, File.ReadAllBytes(place.Address));
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_store_of_a_newer_version_is_refused(string database)
    {
        using var place = new TestStore(database);
        place.Open().Dispose();
        if (place.IsPostgres) TestStore.Run($"INSERT INTO {place.Schema}.policyml_migration VALUES (99, '0099-later')");
        else Run(place, "INSERT INTO policyml_migration VALUES (99, '0099-later')");
        var error = Error(place.Address, StoreAccess.Write);
        Assert.Equal((StoreError.Newer, "99"), (error.Error, error.Detail));
    }

    [Fact]
    public void Reading_makes_no_store()
    {
        using var place = new TestStore(TestStore.Sqlite);
        Assert.Equal(StoreError.Missing, Error(place.Address, StoreAccess.Read).Error);
        Assert.False(File.Exists(place.Address));
        Assert.Equal(StoreError.Missing, Error(Path.Combine(place.Address, "no", "such.db"), StoreAccess.Write).Error);
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_store_open_for_reading_takes_nothing(string database)
    {
        using var place = new TestStore(database);
        place.Open().Dispose();
        using var store = place.Open(StoreAccess.Read);
        Assert.Equal(StoreError.ReadOnly, Assert.Throws<StoreException>(() => store.Save(new RandomSources(1).Next("a"))).Error);
        Assert.Empty(store.Articles(StoreFilter.All));
    }

    [Theory]
    [InlineData("value", "''")]
    [InlineData("value", "'9e999'")]
    [InlineData("indicator", "-1")]
    [InlineData("span_start", "'x'")]
    public void A_cell_that_holds_what_was_never_written_is_damage_and_no_failure_of_the_program(string column, string content)
    {
        using var place = new TestStore(TestStore.Sqlite);
        var random = new RandomSources(3);
        using (var store = place.Open()) for (var i = 0; i < 5; i++) store.Save(random.Next($"{i}.txt"));
        Run(place, $"UPDATE fact SET {column} = {content}");
        using var damaged = place.Open(StoreAccess.Read);
        var error = Record.Exception(() => damaged.Facts(StoreFilter.All).Count());
        if (error is not null) Assert.Equal(StoreError.Damaged, Assert.IsType<StoreException>(error).Error);
        else Assert.NotEqual("value", column);
    }

    [Theory]
    [InlineData("postgres://nobody:secret@127.0.0.1:1/none", StoreError.Refused)]
    [InlineData("Host=/no/such/folder;Username=x;Password=secret;Database=y", StoreError.Refused)]
    [InlineData("Host=localhost;Bogus=secret", StoreError.BadConnection)]
    [InlineData("postgres://a:secret@[oops/none", StoreError.BadConnection)]
    public void A_server_that_is_not_there_is_named_without_the_password(string address, StoreError expected)
    {
        var error = Error(address, StoreAccess.Write);
        Assert.Equal(expected, error.Error);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static StoreException Error(string address, StoreAccess access) => Assert.Throws<StoreException>(() => Store.Open(address, access));

    private static void Run(TestStore place, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={place.Address};Pooling=false");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
