namespace RmspropRunner.UnitTests.Specs;

/// <summary>Spec texts that tests begin from.</summary>
internal static class SpecText
{
    /// <summary>The example that the language was laid down with: every key, and most forms.</summary>
    public const string Example = """
        name: tutorial                      # the experiment's name in the store
        description: Gradient descent with RMSProp from scratch
        problems:
          - sphere: { dimension: 2, bounds: [-1, 1] }
        optimizers:
          - rmsprop: { variant: tutorial, learning_rate: 0.01, rho: 0.99, epsilon: 1e-8 }
          - adagrad: { learning_rate: [0.01, 0.1] }
        seeds: 1..20                        # or [1, 5, 9], or { count: 20, from: 1 }
        start: uniform                      # in the bounds; or a point [5, 4]; or a list of points
        iterations: 1000
        stop: { target: 1e-8, gradient_norm: 1e-12, stagnation: { iterations: 200, improvement: 1e-12 }, diverge_above: 1e12 }
        trace: { every: 1, x: true }        # every: 0 records none; log: 50 records 50 a decade
        """;

    /// <summary>The required keys, and below them, from line 5 on, whatever else.</summary>
    public static string With(string rest, string name = "n", string problems = "[sphere]", string optimizers = "[rmsprop]", string iterations = "10") => $"""
        name: {name}
        problems: {problems}
        optimizers: {optimizers}
        iterations: {iterations}
        {rest}
        """;

    public static string WithProblem(string problem) => With("", problems: $"[{problem}]");

    public static string WithOptimizer(string optimizer) => With("", optimizers: $"[{optimizer}]");
}
