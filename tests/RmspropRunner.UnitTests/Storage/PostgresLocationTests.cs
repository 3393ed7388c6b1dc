using Npgsql;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage.Postgres;

namespace RmspropRunner.UnitTests.Storage;

public sealed class PostgresLocationTests
{
    [Theory]
    [InlineData("postgres://db.example/runs", "db.example", 5432, null, null, "runs")]
    [InlineData("postgresql://ada@db.example:6543/runs", "db.example", 6543, "ada", null, "runs")]
    [InlineData("POSTGRES://ada:s%40c%3Ar%2Fet@db.example/my%20runs", "db.example", 5432, "ada", "s@c:r/et", "my runs")]
    [InlineData("postgres://ada:un@encoded@db.example/runs", "db.example", 5432, "ada", "un@encoded", "runs")]
    [InlineData("postgres://[::1]:6543/runs", "::1", 6543, null, null, "runs")]
    [InlineData("postgres:///runs", "localhost", 5432, null, null, "runs")]
    [InlineData("postgres:///runs?host=/var/run/postgresql&user=ada", "/var/run/postgresql", 5432, "ada", null, "runs")]
    [InlineData("postgres://db.example?dbname=runs&password=x%20y", "db.example", 5432, null, "x y", "runs")]
    [InlineData("Host=db.example;Database=runs;Username=ada;Password=secret", "db.example", 5432, "ada", "secret", "runs")]
    [InlineData("database=runs; server = db.example ; port=6543", "db.example", 6543, null, null, "runs")]
    public void A_location_is_read_as_libpq_and_Npgsql_read_it(
        string location, string host, int port, string? user, string? password, string database)
    {
        Assert.True(PostgresLocation.IsPostgres(location));
        NpgsqlConnectionStringBuilder read = new(PostgresLocation.Parse(location).ConnectionString);
        Assert.Equal((host, port, user, password, database), (read.Host, read.Port, read.Username, read.Password, read.Database));
    }

    [Fact]
    public void Several_hosts_and_parameters_are_taken_over()
    {
        NpgsqlConnectionStringBuilder read = new(PostgresLocation.Parse(
            "postgres://a.example:1,b.example:2/runs?sslmode=verify-full&connect_timeout=7&target_session_attrs=read-write&application_name=me").ConnectionString);
        Assert.Equal("a.example:1,b.example:2", read.Host);
        Assert.Equal((SslMode.VerifyFull, 7, "read-write", "me"), (read.SslMode, read.Timeout, read.TargetSessionAttributes, read.ApplicationName));
    }

    [Theory]
    [InlineData("postgres://db.example:no/runs", "'no' is not a port")]
    [InlineData("postgres://ada:hidden@db.example", "names no database")]
    [InlineData("postgres://ada:hidden@db.example/runs?colour=red", "'colour'")]
    [InlineData("postgres://ada:hidden@db.example/runs?sslmode=maybe", "'sslmode'")]
    [InlineData("Host=db.example;Password=hidden", "names no database")]
    [InlineData("Host=db.example;Database=runs;Password=hidden;Colour=red", "malformed")]
    public void A_location_that_is_malformed_is_told_without_its_password(string location, string says)
    {
        StoreException error = Assert.Throws<StoreException>(() => PostgresLocation.Parse(location));
        Assert.Contains(says, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://ada:hidden@db.example/runs?sslmode=require", "postgres://ada@db.example/runs?sslmode=require")]
    [InlineData("postgres://ada:hid@den@db.example/runs", "postgres://ada@db.example/runs")]
    [InlineData("postgres://db.example/runs?password=hidden&sslmode=require", "postgres://db.example/runs?sslmode=require")]
    [InlineData("postgres://db.example/runs?sslmode=require&sslpassword=hidden", "postgres://db.example/runs?sslmode=require")]
    [InlineData("postgres://db.example/runs?password=hidden", "postgres://db.example/runs")]
    [InlineData("Host=db.example;Password=hidden;Database=runs", "Host=db.example;Database=runs")]
    [InlineData("PASSWORD = 'hid;den' ; Host=db.example;Database=runs;pwd=hidden", "Host=db.example;Database=runs")]
    [InlineData("Host=db.example;Database=runs;SSL Password=hidden", "Host=db.example;Database=runs")]
    public void What_is_shown_is_what_was_written_without_passwords(string location, string shown) =>
        Assert.Equal(shown, PostgresLocation.Parse(location).Shown);

    [Theory]
    [InlineData("rmsprop.db")]
    [InlineData("results/ghost=1.db")]
    [InlineData("C:\\runs\\postgres.db")]
    public void A_path_is_not_taken_for_a_connection_string(string location) => Assert.False(PostgresLocation.IsPostgres(location));
}
