using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Optim.Schedules;

/// <summary>A way in which a learning rate changes from one update to the next, for any optimizer.</summary>
public sealed record Schedule
{
    /// <summary>What the names of parameters begin with where they stand among hyperparameters.</summary>
    public const string Prefix = "schedule_";

    private const double MostUpdates = 2_000_000_000;

    /// <summary>What specs call it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What learning_rate is multiplied with; k is the number of updates before, N the iterations of the trial.</summary>
    public required string Formula { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Reference { get; init; }

    /// <summary>What other frameworks do differently under the same name; null where they agree.</summary>
    public string? Differs { get; init; }

    /// <summary>Named as they stand among hyperparameters, <see cref="Prefix"/> first; in the order in which the rule reads them.</summary>
    public IReadOnlyList<Hyperparameter> Parameters { get; init; } = [];

    /// <summary>What computes it; null where the learning rate stays as it is.</summary>
    internal ScheduleRule? Rule { get; init; }

    /// <summary>Whether the learning rate stays as it is.</summary>
    public bool IsConstant => Rule is null;

    /// <summary>What a parameter is called under the schedule's own name.</summary>
    public static string KeyOf(Hyperparameter parameter) => parameter.Name[Prefix.Length..];

    internal static Hyperparameter Parameter(string key, string description, double? defaultValue) =>
        new() { Name = Prefix + key, Description = description, Default = defaultValue };

    /// <summary>A number of updates, from <paramref name="least"/> up to as many as a trial can have.</summary>
    internal static Hyperparameter Updates(string key, string description, double? defaultValue, int least) =>
        Parameter(key, description, defaultValue) with { IsWhole = true, Minimum = least, Below = MostUpdates + 1 };

    /// <summary>T, how long it takes, of which 0 stands for the whole trial.</summary>
    internal static Hyperparameter Duration() =>
        Updates("iterations", "T, the updates it takes; 0 for N, all of the trial's", 0, least: 0);
}
