namespace RmspropRunner.Plots.Kinds;

/// <summary>Every kind of picture.</summary>
public static class PlotKinds
{
    public static IReadOnlyList<IPlotKind> All { get; } = [new SurfacePlot(), new ContourPlot(), new ConvergencePlot()];

    public static IPlotKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
