namespace RmspropRunner.Storage.Sqlite;

/// <summary>A configuration as the leaderboard sorts it.</summary>
internal sealed record SqliteConfiguration
{
    /// <summary>Its number in the experiment.</summary>
    public required long Number { get; init; }

    /// <summary>A trial of it, which has what all of them share.</summary>
    public required long FirstTrial { get; init; }

    public required string Problem { get; init; }

    public required int Dimension { get; init; }

    /// <summary>The first configuration of the same problem and dimension.</summary>
    public required long FirstOfProblem { get; init; }

    /// <summary>How many trials are stored.</summary>
    public required long Trials { get; init; }

    /// <summary>Those whose best objective is a number.</summary>
    public required long Known { get; init; }

    /// <summary>Of the best objectives; NaN counts as the highest.</summary>
    public required double Median { get; init; }

    /// <summary>How many configurations of its problem are better; set by the leaderboard.</summary>
    public int Place { get; set; }
}
