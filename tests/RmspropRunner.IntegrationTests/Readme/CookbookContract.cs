using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Readme;

/// <summary>Asks the store all that docs/sql.md asks, in each database as it is written for that.</summary>
public abstract class CookbookContract(CookbookStore store)
{
    public static TheoryData<string> Questions => [.. CookbookStore.Cookbook.Headings()];

    [Fact]
    public void There_are_thirteen_questions() =>
        Assert.Equal(Enumerable.Range(1, 13), CookbookStore.Cookbook.Headings().Select(heading => int.Parse(heading.Split('.')[0], null)));

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Every_query_answers_and_leaves_nothing_open(string question)
    {
        IReadOnlyList<string> queries = store.Queries(question);
        Assert.NotEmpty(queries);
        foreach (string sql in queries)
        {
            JsonElement[] rows = await store.AnswerAsync(sql);
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.All(
                row.EnumerateObject(), column => Assert.False(column.Value.ValueKind == JsonValueKind.Null, $"{column.Name} is null")));
        }
    }

    [Fact]
    public async Task Answers_agree_with_what_the_commands_say()
    {
        JsonElement[] trials =
            [.. (await store.Command.RunAsync("trials", "descent", "--store", store.Location, "--format", "json")).Done().Json.EnumerateArray()];
        JsonElement[] diverged = await store.AnswerAsync(QueryOf(3));
        JsonElement[] slowest = await store.AnswerAsync(QueryOf(10));
        JsonElement[] sizes = await store.AnswerAsync(QueryOf(12));

        Assert.Equal(
            trials.Where(trial => trial.GetProperty("outcome").GetString() == "diverged").Select(trial => trial.GetProperty("number").GetInt64()),
            diverged.Select(row => row.GetProperty("number").GetInt64()));
        Assert.Equal(
            trials.Select(trial => trial.GetProperty("target_iteration")).Where(target => target.ValueKind == JsonValueKind.Number)
                .Select(target => target.GetInt32()).OrderDescending().Take(10),
            slowest.Select(row => row.GetProperty("target_iteration").GetInt32()));
        Assert.Equal(trials.Length, sizes.Single(row => row.GetProperty("name").GetString() == "descent").GetProperty("trials").GetInt32());
    }

    private string QueryOf(int question) => store.Queries(CookbookStore.Cookbook.Headings()[question - 1])[0];
}
