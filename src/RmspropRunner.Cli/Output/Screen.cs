using System.Text;
using Spectre.Console;

namespace RmspropRunner.Cli.Output;

/// <summary>stdout and stderr for people.</summary>
internal static class Screen
{
    /// <summary>What is not a terminal has no edge to break lines at.</summary>
    private const int Unlimited = 10_000;

    /// <summary>Opens stdout: with colours and as wide as the terminal; or, where it is none, plain and without limit.</summary>
    public static IAnsiConsole Open()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });

        return OpenPlain(new StreamWriter(StandardOutput.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
    }

    /// <summary>What is written to it is lost.</summary>
    public static IAnsiConsole OpenNowhere() => OpenPlain(TextWriter.Null);

    /// <summary>Opens stderr, where it is a terminal.</summary>
    public static IAnsiConsole OpenError() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    private static IAnsiConsole OpenPlain(TextWriter writer)
    {
        IAnsiConsole screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        screen.Profile.Width = Unlimited;
        screen.Profile.Capabilities.Unicode = true;
        return screen;
    }
}
