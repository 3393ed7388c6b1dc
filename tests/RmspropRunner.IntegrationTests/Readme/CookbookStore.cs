using System.Text.Json;
using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Readme;

/// <summary>A store with the experiments that docs/sql.md asks about.</summary>
public abstract class CookbookStore : IAsyncLifetime
{
    internal static MarkdownFile Cookbook { get; } = new("docs/sql.md");

    internal RmspropCommand Command { get; } = new();

    /// <summary>Which blocks of the file are for this database, besides those for all.</summary>
    internal abstract string Dialect { get; }

    /// <summary>What --store takes.</summary>
    internal abstract string Location { get; }

    public virtual async Task InitializeAsync()
    {
        foreach (string example in (string[])["comparison.yaml", "logistic.yaml"])
            (await Command.RunAsync("run", RmspropCommand.Example(example), "--store", Location)).Done();
        (await Command.RunWithInputAsync(Cookbook.Blocks("yaml").Single(), "run", "-", "--store", Location)).Done();
    }

    public virtual Task DisposeAsync()
    {
        Command.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>The queries that answer a question in this database.</summary>
    internal IReadOnlyList<string> Queries(string question) =>
        [.. Cookbook.BlocksUnder(question).Where(block => block.Language == "sql" || block.Language == Dialect).Select(block => block.Text)];

    internal async Task<JsonElement[]> AnswerAsync(string sql) =>
        [.. (await Command.RunAsync("query", sql, "--store", Location, "--format", "json")).Done().Json.EnumerateArray()];
}
