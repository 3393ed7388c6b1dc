using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.IntegrationTests.Storage.Postgres;

public sealed class PostgresQueryTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IExperimentStore _store = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _store = await _database.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("COPY experiment TO PROGRAM 'true'")]
    [InlineData("COPY experiment FROM STDIN")]
    [InlineData("COMMIT")]
    [InlineData("SET TRANSACTION READ WRITE")]
    [InlineData("SELECT nextval('experiment_id_seq')")]
    [InlineData("EXPLAIN ANALYZE DELETE FROM experiment")]
    [InlineData("SELECT * INTO copied FROM experiment")]
    [InlineData("VACUUM")]
    [InlineData("DO $$ BEGIN DELETE FROM experiment; END $$")]
    public async Task A_statement_that_only_PostgreSQL_has_cannot_change_anything_either(string sql)
    {
        await _store.CreateAsync("kept", "", SampleShards.Revision(), CancellationToken.None);
        await Assert.ThrowsAsync<StoreQueryException>(() => RowsAsync(sql));
        Assert.Single(await _store.ListAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("1::smallint", 1L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("sum(9223372036854775807::bigint)", long.MaxValue)]
    [InlineData("12345678901234567890", 12345678901234567890.0)]
    [InlineData("0.1::real", 0.1)]
    [InlineData("'-Infinity'::double precision", double.NegativeInfinity)]
    [InlineData("'NaN'::numeric", double.NaN)]
    [InlineData("true", "true")]
    [InlineData("NULL", null)]
    [InlineData("'{1,NaN,-Infinity,NULL}'::double precision[]", "[1.0,null,-9e999,null]")]
    [InlineData("'{1,NULL}'::int[]", "[1,null]")]
    [InlineData("'{}'::double precision[]", "[]")]
    [InlineData("'{{1,2},{3,4}}'::int[]", "{{1,2},{3,4}}")]
    [InlineData("'{\"a\": [1, 2]}'::jsonb", "{\"a\": [1, 2]}")]
    [InlineData("'2024-02-29 23:59:58.5+02'::timestamptz", "2024-02-29T21:59:58.500000Z")]
    [InlineData("'infinity'::timestamptz", "infinity")]
    [InlineData("'1 day 2 hours'::interval", "1 day 02:00:00")]
    [InlineData("ROW(1, 'a')", "(1,a)")]
    public async Task Every_type_comes_as_a_number_or_as_text_that_programs_read(string expression, object? expected) =>
        Assert.Equal(expected, (await RowsAsync($"SELECT {expression}"))[0][0]);

    [Fact]
    public async Task Bytes_come_as_bytes() =>
        Assert.Equal(new byte[] { 0, 255 }, (await RowsAsync("SELECT '\\x00ff'::bytea"))[0][0]);

    private async Task<List<IReadOnlyList<object?>>> RowsAsync(string sql)
    {
        await using IQueryRows rows = await _store.QueryAsync(sql, Timeout.InfiniteTimeSpan, CancellationToken.None);
        return await rows.RowsAsync(CancellationToken.None).ToListAsync();
    }
}
