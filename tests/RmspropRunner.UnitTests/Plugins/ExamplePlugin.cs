namespace RmspropRunner.UnitTests.Plugins;

/// <summary>The plugin of the examples, as its project builds it.</summary>
internal static class ExamplePlugin
{
    public static string Path { get; } = System.IO.Path.Combine(Folder(), "bin", "Example.Plugin.dll");

    /// <summary>The DLL with a byte at its end that changes nothing but what it is.</summary>
    public static byte[] OtherVersion() => [.. File.ReadAllBytes(Path), 0];

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "RmspropRunner.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The tests run within the repository."), "examples", "plugin");
    }
}
