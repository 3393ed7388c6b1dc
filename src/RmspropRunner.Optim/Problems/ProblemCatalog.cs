using RmspropRunner.Optim.Problems.Stochastic;

namespace RmspropRunner.Optim.Problems;

/// <summary>Every problem: a new one is a file of its own and its name in this list.</summary>
public static class ProblemCatalog
{
    public static IReadOnlyList<Problem> All { get; } =
    [
        Sphere.Definition,
        Ellipsoid.Definition,
        Rosenbrock.Definition,
        Rastrigin.Definition,
        Ackley.Definition,
        Himmelblau.Definition,
        Beale.Definition,
        Booth.Definition,
        Griewank.Definition,
        Schwefel.Definition,
        StyblinskiTang.Definition,
        Levy.Definition,
        Zakharov.Definition,
        DixonPrice.Definition,
        Michalewicz.Definition,
        Powell.Definition,
        Colville.Definition,
        Matyas.Definition,
        ThreeHumpCamel.Definition,
        SixHumpCamel.Definition,
        GoldsteinPrice.Definition,
        Branin.Definition,
        McCormick.Definition,
        Easom.Definition,
        DropWave.Definition,
        NoisyQuadratic.Definition,
        LinearNoise.Rosenbrock,
        LinearNoise.Beale,
        LinearNoise.Branin,
    ];

    /// <summary>The problem of that name, or null.</summary>
    public static Problem? Find(string name) => All.FirstOrDefault(problem => problem.Name == name);
}
