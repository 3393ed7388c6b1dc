using System.Diagnostics;
using System.Globalization;

namespace RmspropRunner.PostgresServers;

/// <summary>
/// A PostgreSQL server of its own, from the installed binaries, in a temporary folder: durable as any other, reached over
/// 127.0.0.1 without a password. It goes with this process, whatever ends it.
/// </summary>
/// <remarks>
/// A shell watches over it: that reads from a pipe that only this process holds, so it notices the end of this process
/// even when that was kill -9, then stops the server and removes the folder.
/// </remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Run as root, it becomes the unprivileged user that PostgreSQL insists on.</summary>
    private const string Script = """
        set -u
        bin=$1 folder=$2 port=$3
        as=
        if [ "$(id -u)" = 0 ]; then
          user=$(id -un postgres 2>/dev/null || echo nobody)
          as="setpriv --reuid=$user --regid=$(id -g "$user") --clear-groups"
          chown "$user" "$folder"
        fi
        cd "$folder" || exit 1
        fail() { cat "$1" >&2; rm -rf "$folder"; exit 1; }
        $as "$bin/initdb" -D data -U postgres -A trust -E UTF8 --locale=C >setup.log 2>&1 || fail setup.log
        echo "listen_addresses = '127.0.0.1'
        port = $port
        unix_socket_directories = '$folder'
        max_connections = 200" >>data/postgresql.conf
        $as "$bin/pg_ctl" start -w -D data -l server.log >/dev/null || fail server.log
        echo ready
        cat >/dev/null
        $as "$bin/pg_ctl" stop -m immediate -D data >/dev/null 2>&1
        rm -rf "$folder"
        """;

    private readonly Process _watch;

    private PostgresServer(Process watch, PostgresBinaries binaries, string folder, int port)
    {
        _watch = watch;
        Binaries = binaries;
        Folder = folder;
        Port = port;
    }

    public PostgresBinaries Binaries { get; }

    /// <summary>Of this server alone; its data are in `data`.</summary>
    public string Folder { get; }

    public int Port { get; }

    /// <summary>As the superuser.</summary>
    public string ConnectionString => ConnectionStringOf("postgres");

    public static async Task<PostgresServer> StartAsync()
    {
        PostgresBinaries binaries = PostgresBinaries.Find();
        string folder = Directory.CreateTempSubdirectory("rmsprop-pg-").FullName;
        int port = FreePort.Next();
        ProcessStartInfo start = new("/bin/sh", ["-c", Script, "sh", binaries.Folder, folder, port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process watch = Process.Start(start)!;
        if (await watch.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException($"PostgreSQL did not start: {await watch.StandardError.ReadToEndAsync()}");
        return new PostgresServer(watch, binaries, folder, port);
    }

    /// <summary>Stops it as a crash would: connections break, and what was not committed is gone.</summary>
    public Task CrashAsync() => ControlAsync("stop", "-m", "immediate");

    public Task RestartAsync() => ControlAsync("start", "-w", "-l", "server.log");

    public string ConnectionStringOf(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    /// <summary>Runs psql's own commands, or one of SQL.</summary>
    public async Task PsqlAsync(string database, string command)
    {
        string port = Port.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new(
            Binaries["psql"], ["-h", "127.0.0.1", "-p", port, "-U", "postgres", "-d", database, "-qX", "-v", "ON_ERROR_STOP=1", "-c", command])
        {
            RedirectStandardError = true,
        };
        using Process psql = Process.Start(start)!;
        string errors = await psql.StandardError.ReadToEndAsync();
        await psql.WaitForExitAsync();
        if (psql.ExitCode != 0)
            throw new InvalidOperationException($"psql failed: {errors}");
    }

    public async ValueTask DisposeAsync()
    {
        _watch.StandardInput.Close();
        await _watch.WaitForExitAsync();
        _watch.Dispose();
    }

    /// <summary>pg_ctl, as the user that the data belong to.</summary>
    private async Task ControlAsync(string action, params string[] options)
    {
        const string script = """
            user=$(stat -c %U "$1/data")
            bin=$2
            cd "$1" && shift 2
            if [ "$(id -u)" = 0 ]; then
              set -- setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$bin/pg_ctl" "$@"
            else
              set -- "$bin/pg_ctl" "$@"
            fi
            exec "$@" >/dev/null
            """;
        using Process control = Process.Start("/bin/sh", ["-c", script, "sh", Folder, Binaries.Folder, action, .. options, "-D", "data"]);
        await control.WaitForExitAsync();
        if (control.ExitCode != 0)
            throw new InvalidOperationException($"pg_ctl {action} ended with exit code {control.ExitCode}.");
    }
}
