using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using RmspropRunner.Worker.Configuration;

namespace RmspropRunner.Worker.Hosting;

/// <summary>The program from its arguments to its exit code. Whatever keeps it from running is told on stderr, without a stack trace.</summary>
internal static partial class WorkerHost
{
    private static volatile bool _hasStarted;

    /// <summary>Makes the builder with all settings read and checked; false where there is nothing to run.</summary>
    public static bool TryCreateBuilder(string[] arguments, [NotNullWhen(true)] out WebApplicationBuilder? builder, out int exitCode)
    {
        (builder, exitCode) = (null, ExitCode.Done);
        if (Usage.Answer(arguments) is { } answer)
        {
            Console.Out.WriteLine(answer);
            return false;
        }

        CommandLineArguments commandLine = CommandLineArguments.Parse(arguments);
        try
        {
            // The program's files are beside it, whatever folder it is started in; and nobody edits them while it runs.
            builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                Args = ["--hostBuilder:reloadConfigOnChange=false", .. commandLine.Settings],
                ContentRootPath = AppContext.BaseDirectory,
            });
            builder.AddSettings(commandLine);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            exitCode = Say(ExitCode.Mistake, $"The settings cannot be read: {Reasons(error)}");
            builder = null;
            return false;
        }

        if (WorkerOptionsCheck.Mistakes(builder.Configuration, commandLine) is { Count: > 0 } mistakes)
        {
            exitCode = Say(ExitCode.Mistake, mistakes);
            builder = null;
            return false;
        }

        // Why it could not start is told at the end, in a sentence; the host would log it as well, with a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => _hasStarted && level >= LogLevel.Information);
        builder.Services.AddSingleton<Ending>();
        return true;
    }

    /// <summary>Runs until it is asked to stop, or cannot go on.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunToTheEndAsync(this WebApplication app)
    {
        await using (app)
        {
            Ending ending = app.Services.GetRequiredService<Ending>();
            try
            {
                await app.StartAsync();
                _hasStarted = true;
                await app.WaitForShutdownAsync();
            }
            catch (OptionsValidationException mistakes)
            {
                return Say(ExitCode.Mistake, [.. mistakes.Failures]);
            }
            catch (IOException error) when (error.InnerException is AddressInUseException)
            {
                string urls = string.Join(" or ", ListeningAddresses.Of(app.Configuration));
                return Say(ExitCode.Failure, $"Another program listens on {urls} already. Stop it, or choose another port: --urls http://127.0.0.1:PORT");
            }
            catch (Exception error) when (error is SocketException or IOException && ending.Message is null)
            {
                string urls = string.Join(" or ", ListeningAddresses.Of(app.Configuration));
                return Say(ExitCode.Failure, $"It cannot listen on {urls}: {Reasons(error)}");
            }
            catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // Asked to stop, or with a reason to, before it had quite started.
            }

            if (ending.Message is { } message)
                return Say(ending.ExitCode, message);
            if (Failure(app) is not { } failure)
                return ExitCode.Done;
            LogFailure(app.Logger, failure);
            return Say(ExitCode.Failure, $"It failed, and the log says where: {failure.Message}");
        }
    }

    /// <summary>What a background service ended with; the host logs it and stops, and would call that success.</summary>
    private static Exception? Failure(WebApplication app) =>
        app.Services.GetServices<IHostedService>().OfType<BackgroundService>()
            .Select(service => service.ExecuteTask is { IsFaulted: true } task ? task.Exception.GetBaseException() : null)
            .FirstOrDefault(error => error is not null);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The worker cannot go on")]
    private static partial void LogFailure(ILogger logger, Exception error);

    private static string Reasons(Exception error)
    {
        string message = error.Message.ReplaceLineEndings(" ");
        return error.InnerException is { } inner && !message.Contains(inner.Message, StringComparison.Ordinal) ? $"{message} {Reasons(inner)}" : message;
    }

    private static int Say(int exitCode, params IReadOnlyList<string> messages)
    {
        foreach (string message in messages)
            Console.Error.WriteLine($"rmsprop-worker: {message}");
        return exitCode;
    }
}
