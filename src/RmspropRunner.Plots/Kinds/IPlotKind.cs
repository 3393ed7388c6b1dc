using RmspropRunner.Experiments.Plans;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Subjects;

namespace RmspropRunner.Plots.Kinds;

/// <summary>One kind of picture.</summary>
public interface IPlotKind
{
    /// <summary>What it is called in commands and addresses.</summary>
    string Name { get; }

    /// <summary>What it shows, in one line.</summary>
    string Summary { get; }

    /// <summary>Whether one picture is of all problems; else there is one for each.</summary>
    bool SpansProblems => false;

    /// <summary>Whether an experiment with this plan has what it shows; where not, it need not be offered.</summary>
    bool IsFor(ExperimentPlan plan) => true;

    /// <summary>Draws it.</summary>
    /// <exception cref="PlotException">It cannot be drawn of this experiment, or not as asked.</exception>
    Task<Figure> DrawAsync(PlotSubject subject, PlotRequest request, CancellationToken cancellationToken);
}
