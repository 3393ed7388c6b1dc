using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>
/// Another problem made of a problem: f(m + Λ·R·(s·(x − m − t))) with noise, where m is f's known minimiser (0 where none is
/// known), t the shift, s the scale, R the rotation and Λ the conditioning. Bounds and customary start stay where they are.
/// </summary>
public sealed record Transformation
{
    /// <summary>Nothing changes.</summary>
    public static Transformation None { get; } = new();

    /// <summary>t: none for no shift, one value for all coordinates, or one for each.</summary>
    public IReadOnlyList<double> Shift { get; init; } = [];

    /// <summary>The seed of R, a random orthogonal matrix; null for none. It takes up to 500 dimensions.</summary>
    public uint? Rotation { get; init; }

    /// <summary>s: above 0.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>
    /// κ, from 1 up: Λ has κ^(½·i/(n−1)) on its diagonal, i from 0 to n−1 (1 where n is 1), so that a bowl with the same
    /// curvature everywhere gets the condition number κ.
    /// </summary>
    public double Conditioning { get; init; } = 1;

    public Noise Noise { get; init; } = Noise.None;

    /// <summary>Whether f is evaluated elsewhere than at x.</summary>
    public bool Moves => Shift.Any(by => by != 0) || Rotation is not null || Scale != 1 || Conditioning != 1;

    /// <summary>The most dimensions that the transformed problem takes.</summary>
    private int MostDimensions => Rotation is null ? DimensionRange.Limit : RandomRotation.MostDimensions;

    /// <summary>The transformed problem; the problem itself where nothing changes.</summary>
    public Problem Of(Problem problem)
    {
        Problem moved = Moves ? Move(problem) : problem;
        Problem noisy = Noise.IsNone ? moved : AddNoise(moved);
        return ReferenceEquals(noisy, problem) ? problem : noisy with
        {
            Parameters = TransformationText.Parameters(problem.Parameters, this),
            Label = TransformationText.Label(problem.Label, this),
        };
    }

    private Problem Move(Problem problem)
    {
        LastMade<PlacementMap> maps = new(dimension => CreateMap(MinimiserOf(problem, dimension)));
        Func<int, IPointMetrics>? metrics = problem.Metrics;

        // The image of the domain is another box, or none: where f goes lower outside, nobody knows how low it goes within.
        bool isKnown = !problem.GoesLowerOutside;
        return problem with
        {
            Dimensions = problem.Dimensions with { Most = Math.Min(problem.Dimensions.Most, MostDimensions / problem.Dimensions.Step * problem.Dimensions.Step) },
            Minimum = isKnown ? problem.Minimum : null,
            MinimumByDimension = isKnown ? problem.MinimumByDimension : null,
            Minimiser = isKnown && problem.Minimiser is not null ? dimension => Centre(MinimiserOf(problem, dimension)) : null,
            Kernel = (dimension, width) => PlacedKernel.Create(problem.Kernel(dimension, width), maps.For(dimension), width),
            Metrics = metrics is null ? null : dimension => new PlacedMetrics(metrics(dimension), maps.For(dimension), dimension),
        };
    }

    private Problem AddNoise(Problem problem) => problem with
    {
        Kernel = (dimension, width) => new NoisyKernel(problem.Kernel(dimension, width), Noise, dimension),
        Metrics = problem.Metrics ?? (dimension => new LossMetrics(problem.Kernel(dimension, LaneWidth.Scalar), dimension)),
    };

    private PlacementMap CreateMap(double[] minimiser)
    {
        int dimension = minimiser.Length;
        double[]? rotation = Rotation is uint seed ? RandomRotation.Create(dimension, seed) : null;
        double[]? stretches = Conditioning == 1 ? null : [.. Enumerable.Range(0, dimension).Select(i => Stretch(i, dimension))];
        return new PlacementMap(minimiser, Centre(minimiser), Scale, rotation, stretches);
    }

    private double Stretch(int i, int dimension) =>
        dimension == 1 || i == 0 ? 1
        : i == dimension - 1 ? Math.Sqrt(Conditioning)
        : Elementary.Pow(ScalarLane.All(Conditioning), ScalarLane.All(0.5 * i / (dimension - 1))).Value;

    private double[] Centre(double[] minimiser) =>
        Shift.Count == 0 ? minimiser : [.. minimiser.Select((at, i) => at + Shift[Shift.Count == 1 ? 0 : i])];

    private static double[] MinimiserOf(Problem problem, int dimension) => problem.Minimiser?.Invoke(dimension) ?? new double[dimension];
}
