namespace RmspropRunner.Benchmarks.Peers;

/// <summary>The folders that this program was built in.</summary>
internal static class Repository
{
    /// <summary>The top.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The command, published: not as a build leaves it, which starts slower.</summary>
    public static string PublishedCommand
    {
        get
        {
            string path = Path.Combine(Root, "artifacts", "rmsprop", "rmsprop");
            return File.Exists(path)
                ? path
                : throw new InvalidOperationException("the command is not published: dotnet publish src/RmspropRunner.Cli -c Release -o artifacts/rmsprop");
        }
    }

    private static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RmspropRunner.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("this has to be run where it was built, within the repository.");
    }
}
