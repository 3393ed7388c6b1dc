using System.Diagnostics;
using System.Globalization;
using RmspropRunner.Optim.Formulas;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Benchmarks;

/// <summary>How much longer value and gradient of a function take as a formula than as built in, at the width of this machine.</summary>
internal static class FormulaSpeed
{
    private const int Rounds = 21;
    private const int Lanes = 64;

    private static readonly (string Problem, int Dimension, string Formula)[] Functions =
    [
        ("rosenbrock", 10, "sum(i = 1..n-1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)"),
        ("himmelblau", 2, "(x[1]^2 + x[2] - 11)^2 + (x[1] + x[2]^2 - 7)^2"),
        ("beale", 2, "(1.5 - x[1] + x[1]*x[2])^2 + (2.25 - x[1] + x[1]*x[2]^2)^2 + (2.625 - x[1] + x[1]*x[2]^3)^2"),
        ("sphere", 10, "sum(i = 1..n, x[i]^2)"),
        ("ellipsoid", 10, "sum(i = 1..n, 10^(6*(i-1)/(n-1))*x[i]^2)"),
        ("rastrigin", 10, "10*n + sum(i = 1..n, x[i]^2 - 10*cos(2*pi*x[i]))"),
        ("ackley", 10, "-20*exp(-0.2*sqrt(sum(i = 1..n, x[i]^2)/n)) - exp(sum(i = 1..n, cos(2*pi*x[i]))/n) + 20 + e"),
    ];

    public static Task RunAsync()
    {
        LaneWidth width = LaneWidths.Default;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(int)width} trials a vector, {Lanes} trials; medians of {Rounds} rounds, in ns a trial"));
        foreach ((string name, int dimension, string text) in Functions)
        {
            Formula formula = Formula.Parse(text).Formula ?? throw new InvalidOperationException($"{text} is no formula.");
            Stopwatch compiling = Stopwatch.StartNew();
            ObjectiveKernel compiled = formula.Kernel(dimension, width);
            LaneBlock block = Block(dimension, width);
            compiled.Evaluate(block, 0);
            compiling.Stop();

            ObjectiveKernel builtIn = ProblemCatalog.Find(name)!.Kernel(dimension, width);
            int times = Calibrate(builtIn, block);
            List<(double BuiltIn, double Compiled)> rounds = [];
            for (int round = 0; round < Rounds; round++)
                rounds.Add((Time(builtIn, block, times), Time(compiled, block, times)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-12} n = {dimension,2}   built in {Median(rounds.Select(round => round.BuiltIn)),7:0.00}"
                + $"   formula {Median(rounds.Select(round => round.Compiled)),7:0.00}"
                + $"   {Median(rounds.Select(round => round.Compiled / round.BuiltIn)),5:0.00} times"
                + $"   compiled in {compiling.Elapsed.TotalMilliseconds:0.0} ms"));
        }

        return Task.CompletedTask;
    }

    private static LaneBlock Block(int dimension, LaneWidth width)
    {
        LaneBlock block = new(new BlockRows(dimension, 1, 3, false, false), Lanes, width) { Count = Lanes };
        Mt19937 random = new(1);
        for (int i = 0; i < dimension; i++)
        {
            for (int lane = 0; lane < Lanes; lane++)
                block[block.Layout.X + i, lane] = -2 + 4 * random.NextDouble();
        }

        return block;
    }

    /// <summary>Evaluations that take about 20 ms.</summary>
    private static int Calibrate(ObjectiveKernel kernel, LaneBlock block)
    {
        int times = 100;
        while (Time(kernel, block, times) * times * Lanes < 20e6)
            times *= 2;
        return times;
    }

    private static double Time(ObjectiveKernel kernel, LaneBlock block, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
            kernel.Evaluate(block, i);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / times / Lanes;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
