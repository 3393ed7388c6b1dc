using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Readme;

public sealed class PostgresCookbookTests(PostgresCookbookStore store, SqliteCookbookStore sqlite)
    : CookbookContract(store), IClassFixture<PostgresCookbookStore>, IClassFixture<SqliteCookbookStore>
{
    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_numbers_are_those_of_SQLite(string question)
    {
        IReadOnlyList<string> queries = store.Queries(question);
        IReadOnlyList<string> others = sqlite.Queries(question);
        Assert.Equal(others.Count, queries.Count);
        for (int i = 0; i < queries.Count; i++)
            AssertSame(await sqlite.AnswerAsync(others[i]), await store.AnswerAsync(queries[i]));
    }

    /// <summary>Sums may be taken in another order.</summary>
    private static void AssertSame(JsonElement[] expected, JsonElement[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach ((JsonElement one, JsonElement other) in expected.Zip(actual))
        {
            Assert.Equal(one.EnumerateObject().Select(column => column.Name), other.EnumerateObject().Select(column => column.Name));
            foreach (JsonProperty column in one.EnumerateObject().Where(column => column.Value.ValueKind == JsonValueKind.Number))
            {
                double number = column.Value.GetDouble();
                Assert.Equal(number, other.GetProperty(column.Name).GetDouble(), Math.Abs(number) * 1e-12);
            }
        }
    }
}
