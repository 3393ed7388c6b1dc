namespace RmspropRunner.BrowserTests;

/// <summary>Specs to submit.</summary>
internal static class PageSpecs
{
    /// <summary>Two optimizers with paths: every kind of picture has something to show.</summary>
    public static string Pictured(string name) => $$"""
        name: {{name}}
        description: Two optimizers in a valley
        problems:
          - rosenbrock: { dimension: 2, bounds: [-2, 2] }
        optimizers:
          - rmsprop: { learning_rate: [0.001, 0.01, 0.1], rho: [0.9, 0.99] }
          - gradient_descent: { learning_rate: [0.0001, 0.001] }
        seeds: 1..10
        iterations: 500
        trace: { log: 20, x: true }
        """;

    /// <summary>Trial 1 diverges soon.</summary>
    public static string Diverging(string name) => $$"""
        name: {{name}}
        problems:
          - sphere: { dimension: 2 }
        optimizers:
          - gradient_descent: { learning_rate: 20 }
        seeds: 1..3
        iterations: 2000
        trace: { every: 1, x: true }
        """;

    /// <summary>Many trials, soon done.</summary>
    public static string Many(string name) => $$"""
        name: {{name}}
        problems:
          - sphere: { dimension: 2 }
        optimizers:
          - rmsprop: { learning_rate: [0.001, 0.003, 0.01, 0.03, 0.1], rho: [0.9, 0.99] }
        seeds: 1..10000
        iterations: 20
        trace: { every: 20, x: false }
        """;

    /// <summary>Minutes of work, which no test waits for.</summary>
    public static string Long(string name) => $$"""
        name: {{name}}
        problems:
          - rosenbrock: { dimension: 10 }
        optimizers: [rmsprop]
        seeds: 1..1000000
        iterations: 20000
        trace: { every: 20000 }
        """;
}
