using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

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
    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Database=postgres";

    public static async Task<PostgresServer> StartAsync()
    {
        PostgresBinaries binaries = PostgresBinaries.Find();
        string folder = Directory.CreateTempSubdirectory("rmsprop-pg-").FullName;
        int port = FreePort();
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

    public async ValueTask DisposeAsync()
    {
        _watch.StandardInput.Close();
        await _watch.WaitForExitAsync();
        _watch.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
