namespace RmspropRunner.Cli.Arguments;

internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>An array of objects, numbers in full.</summary>
    Json,

    /// <summary>RFC 4180, numbers in full.</summary>
    Csv,

    /// <summary>The published tutorials' own progress lines.</summary>
    Report,

    /// <summary>A page of documentation.</summary>
    Markdown,
}
