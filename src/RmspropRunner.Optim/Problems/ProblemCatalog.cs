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
    ];

    /// <summary>The problem of that name, or null.</summary>
    public static Problem? Find(string name) => All.FirstOrDefault(problem => problem.Name == name);
}
