using System.CommandLine;
using RmspropRunner.Cli.Running;

namespace RmspropRunner.Cli.Remote;

/// <summary>Which worker a command speaks to, and the token that it is shown. A token is never on the command line, where others see it.</summary>
internal static class ServerOption
{
    /// <summary>Where a worker listens unless it is told otherwise.</summary>
    private const string Default = "http://127.0.0.1:5170";

    /// <summary>For commands that always speak to a worker.</summary>
    public static Option<string?> Create() => new("--server")
    {
        Description = $"The worker (environment: RMSPROP_SERVER; default: {Default})",
        HelpName = "URL",
    };

    /// <summary>For commands that work on a store unless they are told otherwise.</summary>
    public static Option<string?> CreateOptional() => new("--server")
    {
        Description = $"Ask a worker instead of the store; without URL the one that RMSPROP_SERVER names, or {Default}",
        HelpName = "URL",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string?> CreateTokenFile() => new("--token-file")
    {
        Description = "A file with the worker's token (environment, the token itself: RMSPROP_TOKEN)",
        HelpName = "FILE",
    };

    /// <summary>Opens the connection; nothing is sent yet.</summary>
    /// <exception cref="MistakeException">That is no address, or there is no such file.</exception>
    public static WorkerClient Connect(ParseResult parsed, Option<string?> server, Option<string?> tokenFile) =>
        new(Address(parsed.GetValue(server)), Token(parsed.GetValue(tokenFile)), TimeProvider.System);

    /// <summary>What to add to a command so that it finds the same worker: nothing where it would anyway.</summary>
    public static string Suffix(ParseResult parsed, Option<string?> server, Option<string?> tokenFile)
    {
        string suffix = parsed.GetValue(server) is { Length: > 0 } url ? $" --server {ShellWord.Of(url)}" : "";
        return parsed.GetValue(tokenFile) is { } file ? $"{suffix} --token-file {ShellWord.Of(file)}" : suffix;
    }

    private static Uri Address(string? given)
    {
        string text = given is { Length: > 0 } ? given
            : Environment.GetEnvironmentVariable("RMSPROP_SERVER") is { Length: > 0 } named ? named
            : Default;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https"))
            throw new MistakeException($"'{text}' is not a worker's address: it takes one such as {Default}.");
        if (url.UserInfo.Length > 0)
            throw new MistakeException($"A worker's address has no user or password: give {url.Scheme}://{url.Authority}, and the token in RMSPROP_TOKEN.");
        return new Uri($"{url.GetLeftPart(UriPartial.Path).TrimEnd('/')}/");
    }

    private static string? Token(string? file)
    {
        if (file is null)
            return Checked("RMSPROP_TOKEN", Environment.GetEnvironmentVariable("RMSPROP_TOKEN"));
        try
        {
            return Checked(file, File.ReadAllText(file)) ?? throw new MistakeException($"{file} holds no token.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MistakeException(File.Exists(file) ? $"{file} cannot be read: {exception.Message}" : $"There is no file {file}.");
        }
    }

    private static string? Checked(string source, string? text)
    {
        if (text?.Trim() is not { Length: > 0 } token)
            return null;
        return token.All(character => character is > ' ' and <= '~')
            ? token
            : throw new MistakeException($"{source} holds no token: a token is printable ASCII characters without spaces.");
    }
}
