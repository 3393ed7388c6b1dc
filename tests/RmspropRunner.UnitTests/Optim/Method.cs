using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.UnitTests.Optim;

/// <summary>An optimizer with all that is set of it, by name; what is not named has its default, or 0.05 where there is none.</summary>
internal sealed record Method(string Optimizer, string? Variant, string Schedule, params (string Name, double Value)[] Values)
{
    public Method(string optimizer, params (string Name, double Value)[] values)
        : this(optimizer, null, "constant", values)
    {
    }

    public Method(string optimizer, string? variant, params (string Name, double Value)[] values)
        : this(optimizer, variant, "constant", values)
    {
    }

    /// <summary>The rule, and the settings that it reads.</summary>
    public (UpdateRule Rule, double[] Settings) Make()
    {
        OptimizerVariant variant = OptimizerCatalog.Find(Optimizer)!.Variants.First(each => Variant is null || each.Name == Variant);
        Schedule schedule = ScheduleCatalog.Find(Schedule)!;
        IReadOnlyList<Hyperparameter> hyperparameters = variant.HyperparametersUnder(schedule);
        (string, double) stray = Values.FirstOrDefault(value => hyperparameters.All(each => each.Name != value.Name));
        Assert.True(stray == default, $"{Optimizer} {Variant} has no {stray}.");
        return variant.Under(schedule, [.. hyperparameters.Select(each =>
            Values.Where(value => value.Name == each.Name).Select(value => (double?)value.Value).FirstOrDefault() ?? each.Default ?? 0.05)]);
    }

    public override string ToString() =>
        $"{Optimizer} {Variant} {Schedule} {string.Join(' ', Values.Select(value => $"{value.Name}={value.Value:R}"))}";
}
