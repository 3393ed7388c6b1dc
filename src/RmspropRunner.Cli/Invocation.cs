using System.CommandLine;
using System.CommandLine.Invocation;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Remote;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Rendering;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Cli;

/// <summary>Runs the command that was typed, and turns whatever comes of it into a message and an exit code.</summary>
internal static class Invocation
{
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction)
            return Explain(parsed);

        using Interruption interruption = new();
        try
        {
            InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.IsRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (ClosedPipeException)
        {
            // Whoever read the output has seen enough.
            return ExitCode.Done;
        }
        catch (Exception exception) when (exception is StoreFailureException or RemoteException or RenderingException)
        {
            Console.Error.WriteLine(parsed.GetValue(DebugOption.Option) ? exception : exception.Message);
            return ExitCode.Failure;
        }
        catch (Exception exception) when (exception is MistakeException or StoreException or RemoteRefusalException or PlotException or ChromiumMissingException)
        {
            Console.Error.WriteLine(parsed.GetValue(DebugOption.Option) ? exception : exception.Message);
            return ExitCode.Mistake;
        }
        catch (Exception exception)
        {
            bool isDebug = parsed.GetValue(DebugOption.Option);
            Console.Error.WriteLine(isDebug ? exception : $"rmsprop: {OneLine(exception.Message)} (--debug shows where)");
            return ExitCode.Failure;
        }
    }

    /// <summary>Says what is wrong with the command line, on stderr: stdout is for results.</summary>
    private static int Explain(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        bool isRoot = command is RootCommand;
        if (isRoot && parsed.Tokens.Count == 0)
        {
            command.Parse("--help").Invoke(new InvocationConfiguration { Output = Console.Error });
            return ExitCode.Mistake;
        }

        foreach (string message in isRoot ? [UnknownCommand(parsed)] : parsed.Errors.Select(error => error.Message).Distinct())
            Console.Error.WriteLine(message);
        Console.Error.WriteLine($"See: rmsprop{(isRoot ? "" : $" {command.Name}")} --help");
        return ExitCode.Mistake;
    }

    private static string UnknownCommand(ParseResult parsed)
    {
        IReadOnlyList<string> known = [.. parsed.RootCommandResult.Command.Subcommands.Select(command => command.Name)];
        return parsed.UnmatchedTokens is [string found, ..]
            ? found.StartsWith('-') ? $"There is no option {found} before a command." : $"There is no command {found}: there are {NearestNames.List(found, known)}."
            : $"Which command? There are {string.Join(", ", known)}.";
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
