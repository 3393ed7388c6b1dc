using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Plans;

/// <summary>One problem × optimizer × hyperparameter setting.</summary>
public sealed class Configuration
{
    private readonly Lazy<string> _hyperparameters;

    internal Configuration(long number, ProblemInstance problem, OptimizerEntry entry, double[] values)
    {
        Number = number;
        Problem = problem;
        Optimizer = entry.Optimizer;
        Variant = entry.Variant;
        Values = values;
        Rule = entry.Variant.Rule(values);
        _hyperparameters = new(() => HyperparameterText.Write(Variant, Values));
    }

    /// <summary>Its number in the experiment, from 1.</summary>
    public long Number { get; }

    public ProblemInstance Problem { get; }

    public Optimizer Optimizer { get; }

    public OptimizerVariant Variant { get; }

    /// <summary>The hyperparameters, in the order of the variant's definition.</summary>
    public double[] Values { get; }

    public UpdateRule Rule { get; }

    /// <summary>A JSON object of the variant, where there is one, and every hyperparameter.</summary>
    public string Hyperparameters => _hyperparameters.Value;
}
