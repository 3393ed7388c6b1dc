using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Specs.Forms;
using RmspropRunner.Experiments.Specs.Schemas;
using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Experiments.Descriptions;

/// <summary>What specs can name, described from the same definitions that read them.</summary>
public static class SpecDescriptions
{
    /// <summary>Every word under <c>problems:</c>.</summary>
    public static IReadOnlyList<ProblemDescription> Problems { get; } = [.. ProblemForms.All.Select(Describe)];

    /// <summary>What every function takes beside its dimension and bounds.</summary>
    public static IReadOnlyList<ParameterDescription> OfEveryFunction { get; } =
        SchemaParameters.Of(TransformationSchema.Define(), []);

    /// <summary>What every optimizer takes beside its own hyperparameters.</summary>
    public static IReadOnlyList<ParameterDescription> OfEveryOptimizer { get; } = DescribeCommon(GradientDescent.Definition);

    private static ProblemDescription Describe(IProblemForm form) => new()
    {
        Name = form.Name,
        Summary = form.Summary,
        Formula = form.Formula,
        Function = form.Function,
        Parameters = form.Function is null ? SchemaParameters.Of(form.Schema()) : [],
    };

    private static IReadOnlyList<ParameterDescription> DescribeCommon(Optimizer plainest)
    {
        string[] own = [SpecKeys.Variant, .. plainest.Variants.SelectMany(variant => variant.Hyperparameters).Select(hyperparameter => hyperparameter.Name)];
        return [.. SchemaParameters.Of(OptimizerSchema.Parameters(plainest)).Where(parameter => !own.Contains(parameter.Name))];
    }
}
