using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RmspropRunner.Benchmarks;

/// <summary>What wrk measured. Latencies are in milliseconds, from sending a request to its whole answer.</summary>
internal sealed record WrkLoad(long Requests, long Failures, double Median, double P99, double Longest, double Seconds)
{
    private const int Connections = 50;

    /// <summary>Whether the program is installed; says how to install it where it is not.</summary>
    public static async Task<bool> IsInstalledAsync()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("wrk", ["-v"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return true;
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("This benchmark needs wrk, which sends the requests: apt-get install wrk (Debian, Ubuntu), brew install wrk (macOS).");
            return false;
        }
    }

    /// <summary>Asks for a URL at a fixed rate.</summary>
    public static async Task<WrkLoad> RunAsync(Uri url, int perSecond, TimeSpan duration)
    {
        ProcessStartInfo start = new(
            "wrk",
            [
                "-t1", $"-c{Connections}", string.Create(CultureInfo.InvariantCulture, $"-d{duration.TotalSeconds:0}s"),
                "-s", Path.Combine(AppContext.BaseDirectory, "paced.lua"), url.ToString(),
            ])
        {
            RedirectStandardOutput = true,
            Environment = { ["RATE"] = perSecond.ToString(CultureInfo.InvariantCulture) },
        };
        using Process wrk = Process.Start(start)!;
        string output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        string result = output.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk gave no result: {output}");
        double[] numbers = [.. result.Split(' ').Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return new WrkLoad((long)numbers[0], (long)numbers[1], numbers[2] / 1e3, numbers[3] / 1e3, numbers[4] / 1e3, numbers[5] / 1e6);
    }
}
