using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs.Forms.Learning;
using RmspropRunner.Optim.Learning;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Experiments.Specs.Forms;

/// <summary>Every word that may stand under <c>problems:</c>.</summary>
internal static class ProblemForms
{
    public static IReadOnlyList<IProblemForm> All { get; } =
    [
        .. ProblemCatalog.All.Select(function => new FunctionForm(function)),
        new FormulaForm(),
        new RecordedForm(),
        .. LearningModel.All.Select(model => new LearningForm(model)),
    ];

    /// <summary>Those, and what a spec's plugins have, which is a function as the catalog's are.</summary>
    public static IReadOnlyList<IProblemForm> With(IReadOnlyList<Plugin> plugins) =>
        plugins.Count == 0 ? All : [.. All, .. plugins.SelectMany(plugin => plugin.Problems).Select(problem => new FunctionForm(problem))];
}
