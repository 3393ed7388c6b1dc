namespace RmspropRunner.Plots.Kinds;

/// <summary>Every kind of picture.</summary>
public static class PlotKinds
{
    public static IReadOnlyList<IPlotKind> All { get; } = 
    [
        new SurfacePlot(),
        new ContourPlot(),
        new ConvergencePlot(),
        new StepsPlot(),
        new HeatmapPlot(),
        new SensitivityPlot(),
        new EcdfPlot(),
        new ProfilePlot(),
        new ParallelPlot(),
    ];

    public static IPlotKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
