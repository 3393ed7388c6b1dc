namespace RmspropRunner.Benchmarks.Peers;

/// <summary>The system's Python, for which distributions have NumPy, torch and Optuna as packages.</summary>
internal static class PythonPackages
{
    public const string Interpreter = "/usr/bin/python3";

    /// <summary>A script of this benchmark.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>Why a module cannot be used; null where it can.</summary>
    /// <param name="module">As Python imports it.</param>
    /// <param name="package">As Debian calls it.</param>
    public static async Task<string?> MissingAsync(string module, string package)
    {
        if (!Command.Exists(Interpreter))
            return $"there is no {Interpreter} here";
        try
        {
            await Command.RunAsync(Interpreter, ["-c", $"import {module}"]);
            return null;
        }
        catch (InvalidOperationException)
        {
            return $"apt-get install {package}";
        }
    }
}
