using System.Diagnostics;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.IntegrationTests.Plugins;

/// <summary>A user's own problem and optimizer, run by the command.</summary>
public sealed class PluginRunTests
{
    [Fact]
    public async Task The_examples_trace_is_what_its_rule_gives_and_is_stored_the_same_bit_for_bit_at_every_width()
    {
        using RmspropCommand command = new();
        string spec = command.Write("spec.yaml", $$"""
            name: plugged
            plugins: ['{{ExamplePlugin.Path}}']
            problems: [pseudo_huber]
            optimizers: [rmsprop_max: { learning_rate: 0.1, rho: 0.9 }]
            start: [[3, -4], [0.5, 7]]
            seeds: 1..4
            iterations: 200
            """);
        List<string> digests = [];
        foreach (LaneWidth width in LaneWidths.All)
        {
            using Process process = command.Start(
                "/usr/bin/env", $"{LaneWidths.Variable}={(int)width}", "dotnet", RmspropCommand.Program, "run", spec, "--store", $"{width}.db");
            process.StandardInput.Close();
            (await RmspropCommand.EndAsync(process)).Done();
            digests.Add(await StoreContent.DigestAsync(command.PathOf($"{width}.db")));
        }

        Assert.Single(digests.Distinct());
        string csv = (await command.RunAsync("trace", "plugged", "1", "--store", $"{LaneWidths.All[0]}.db", "--format", "csv")).Done().Output;
        IReadOnlyList<Dictionary<string, string>> rows = CsvText.Rows(csv);
        Assert.Equal(201, rows.Count);
        Assert.Equal(Objectives([3, -4], 200), rows.Select(row => double.Parse(row["objective"], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task The_examples_own_spec_runs()
    {
        using RmspropCommand command = new();
        string spec = Path.Combine(RmspropCommand.Example("plugin"), "plugin.yaml");
        Assert.Contains("120 new trials", (await command.RunAsync("run", spec)).Done().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("120 new trials", (await command.RunAsync("run", spec)).Done().Output, StringComparison.Ordinal);
        Assert.Contains("pseudo_huber", (await command.RunAsync("schema", spec)).Done().Output, StringComparison.Ordinal);
        Assert.Contains("rmsprop_max", (await command.RunAsync("trials", "plugin")).Done().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_experiment_grows_with_the_same_plugin_and_is_refused_with_another_version_of_it()
    {
        using RmspropCommand command = new();
        string folder = command.PathOf(".");
        ExamplePlugin.CopyTo(folder);
        command.Write("five.yaml", ExamplePlugin.Spec());
        command.Write("six.yaml", ExamplePlugin.Spec(seeds: "1..6"));
        (await command.RunAsync("run", "five.yaml")).Done();
        Assert.Contains("1 new trial ", (await command.RunAsync("run", "six.yaml")).Done().Output, StringComparison.Ordinal);

        ExamplePlugin.CopyOtherTo(folder);
        string refusal = (await command.RunAsync("run", "six.yaml")).Mistake();
        Assert.Contains("plugged is in rmsprop.db already, and this spec does not continue it:", refusal, StringComparison.Ordinal);
        Assert.Contains("plugins: Example.Plugin.dll is another one, stored sha256:", refusal, StringComparison.Ordinal);
        (await command.RunAsync("run", "six.yaml", "--replace", "--yes")).Done();
    }

    [Fact]
    public async Task A_plugin_that_is_not_there_is_told_with_its_place_in_the_text()
    {
        using RmspropCommand command = new();
        command.Write("spec.yaml", ExamplePlugin.Spec());
        Assert.StartsWith("spec.yaml:2:11: There is no plugin './Example.Plugin.dll' in ", (await command.RunAsync("run", "spec.yaml")).Mistake(), StringComparison.Ordinal);
    }

    /// <summary>The same rule, with doubles.</summary>
    private static IEnumerable<double> Objectives(double[] x, int iterations)
    {
        double[] v = new double[x.Length];
        double[] u = new double[x.Length];
        for (int k = 0; ; k++)
        {
            double sum = 0;
            foreach (double each in x)
                sum += Math.Sqrt(1 + each * each) - 1;
            yield return sum;
            if (k == iterations)
                yield break;
            for (int i = 0; i < x.Length; i++)
            {
                double g = x[i] / Math.Sqrt(1 + x[i] * x[i]);
                v[i] = 0.9 * v[i] + (1 - 0.9) * (g * g);
                u[i] = Math.Max(u[i], v[i]);
                x[i] -= 0.1 * g / (Math.Sqrt(u[i]) + 1e-8);
            }
        }
    }
}
