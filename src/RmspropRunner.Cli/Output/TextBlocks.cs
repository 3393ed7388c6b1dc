namespace RmspropRunner.Cli.Output;

/// <summary>Writes descriptions to stdout, with an empty line between them.</summary>
internal static class TextBlocks
{
    public static void Write<T>(IReadOnlyList<T> items, Action<TextWriter, T> write)
    {
        using StreamWriter output = new(StandardOutput.Open());
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
                output.WriteLine();
            write(output, items[i]);
        }
    }
}
