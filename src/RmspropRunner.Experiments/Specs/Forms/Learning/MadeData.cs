using RmspropRunner.Optim.Learning.Data;
using RmspropRunner.Optim.Learning.Data.Generated;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>A data set that the project makes, by parameters.</summary>
internal sealed record MadeData
{
    public static IReadOnlyList<MadeData> All { get; } =
    [
        new()
        {
            Name = Blobs.Name,
            Description = "Classes as clouds around points on a circle of radius 3; features from the third on are nothing but noise",
            HasClasses = true,
            Parameters =
            [
                Rows,
                new(LearningKeys.Features, LearningRules.Features(2), 2),
                Classes,
                new(LearningKeys.Noise, LearningRules.Noise, 1),
                Seed,
            ],
            Shape = values => new DataShape((int)values[0], (int)values[1], (int)values[2]),
            Make = values => Blobs.Make(new DataShape((int)values[0], (int)values[1], (int)values[2]), values[3], (uint)values[4]),
        },
        new()
        {
            Name = Spirals.Name,
            Description = "Classes as the arms of a spiral in two features, out to radius 3, with noise around them",
            HasClasses = true,
            Parameters =
            [
                Rows,
                Classes,
                new(LearningKeys.Turns, LearningRules.Turns, 1),
                new(LearningKeys.Noise, LearningRules.Noise, 0.1),
                Seed,
            ],
            Shape = values => new DataShape((int)values[0], Spirals.Features, (int)values[1]),
            Make = values => Spirals.Make(new DataShape((int)values[0], Spirals.Features, (int)values[1]), values[2], values[3], (uint)values[4]),
        },
        new()
        {
            Name = Line.Name,
            Description = "A number that is a weighted sum of normal features, a constant, and noise",
            HasClasses = false,
            Parameters =
            [
                Rows,
                new(LearningKeys.Features, LearningRules.Features(1), 3),
                new(LearningKeys.Noise, LearningRules.Noise, 0.1),
                Seed,
            ],
            Shape = values => new DataShape((int)values[0], (int)values[1], 0),
            Make = values => Line.Make(new DataShape((int)values[0], (int)values[1], 0), values[2], (uint)values[3]),
        },
    ];

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Whether its targets are classes, or else numbers.</summary>
    public required bool HasClasses { get; init; }

    public required IReadOnlyList<MadeParameter> Parameters { get; init; }

    /// <summary>How much data there will be, by the parameters' values.</summary>
    public required Func<double[], DataShape> Shape { get; init; }

    /// <summary>Makes them.</summary>
    public required Func<double[], DataRows> Make { get; init; }

    private static MadeParameter Rows => new(LearningKeys.Rows, LearningRules.Rows, 200);

    private static MadeParameter Classes => new(LearningKeys.Classes, LearningRules.Classes, 2);

    private static MadeParameter Seed => new(LearningKeys.Seed, LearningRules.Seed, 1);
}
