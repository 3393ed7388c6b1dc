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
}
