namespace RmspropRunner.Cli.Output;

/// <summary>Who gets to see a column.</summary>
internal enum Audience
{
    Everyone,

    /// <summary>In tables only.</summary>
    People,

    /// <summary>In JSON and CSV only.</summary>
    Programs,
}
