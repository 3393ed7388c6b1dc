using System.Diagnostics;

namespace RmspropRunner.IntegrationTests.Prometheus;

/// <summary>Prometheus' own checks.</summary>
internal static class Promtool
{
    /// <summary>What <c>promtool check metrics</c> finds wrong with an answer to a scrape; empty where nothing is.</summary>
    public static async Task<string> CheckMetricsAsync(string exposition)
    {
        using Process process = Process.Start(new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(exposition);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        string found = await output + await errors;
        return found.Length == 0 && process.ExitCode != 0 ? $"promtool ended with {process.ExitCode}" : found;
    }
}
