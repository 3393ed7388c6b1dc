using System.Text.Json;

namespace RmspropRunner.IntegrationTests.Cli;

/// <summary>What a command printed, and the code it ended with.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The JSON on stdout, which has nothing else.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string[] Lines => Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same, after making sure that the command did what it was asked.</summary>
    public CommandResult Done()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}: {Errors}{Output}");
        return this;
    }

    /// <summary>The message of a command that was asked for something impossible.</summary>
    public string Mistake()
    {
        Assert.True(ExitCode == 2, $"Exit code {ExitCode}: {Errors}{Output}");
        Assert.Empty(Output);
        Assert.NotEmpty(Errors);
        return Errors;
    }
}
