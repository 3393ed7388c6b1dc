using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Readme;

/// <summary>A store with the experiments that docs/sql.md asks about.</summary>
public abstract class CookbookStore : IAsyncLifetime
{
    internal RmspropCommand Command { get; } = new();

    /// <summary>Which blocks of the file are for this database, besides those for all.</summary>
    internal abstract string Dialect { get; }

    /// <summary>What --store takes.</summary>
    internal abstract string Location { get; }

    public virtual async Task InitializeAsync()
    {
        (await Command.RunAsync("run", RmspropCommand.Example("comparison.yaml"), "--store", Location)).Done();
        (await Command.RunWithInputAsync(new MarkdownFile("docs/sql.md").Blocks("yaml").Single(), "run", "-", "--store", Location)).Done();
    }

    public virtual Task DisposeAsync()
    {
        Command.Dispose();
        return Task.CompletedTask;
    }
}
