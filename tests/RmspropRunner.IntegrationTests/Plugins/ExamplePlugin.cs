using RmspropRunner.IntegrationTests.Cli;

namespace RmspropRunner.IntegrationTests.Plugins;

/// <summary>The plugin of the examples, as its project builds it.</summary>
internal static class ExamplePlugin
{
    public const string File = "Example.Plugin.dll";

    public static string Path { get; } = System.IO.Path.Combine(RmspropCommand.Example("plugin"), "bin", File);

    /// <summary>Puts it into a folder.</summary>
    public static void CopyTo(string folder) => System.IO.File.Copy(Path, System.IO.Path.Combine(folder, File), overwrite: true);

    /// <summary>Puts it into a folder, with a byte at its end that changes nothing but what it is.</summary>
    public static void CopyOtherTo(string folder) =>
        System.IO.File.WriteAllBytes(System.IO.Path.Combine(folder, File), [.. System.IO.File.ReadAllBytes(Path), 0]);

    /// <summary>A spec of five trials of its problem and optimizer.</summary>
    public static string Spec(string path = "./Example.Plugin.dll", string name = "plugged", string seeds = "1..5") => $$"""
        name: {{name}}
        plugins: [{{path}}]
        problems: [pseudo_huber]
        optimizers: [rmsprop_max: { learning_rate: 0.1, rho: 0.9 }]
        seeds: {{seeds}}
        iterations: 200
        """;
}
