using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Experiments.Thinning;

namespace RmspropRunner.Worker.Api.Queries;

/// <summary>How a sequence over the iterations is to be thinned.</summary>
internal static class ThinningParameters
{
    public const int MostPoints = 100_000;

    public static TypedQueryParameter<IterationAxis?> Axis { get; } = QueryParameter.OneOf(
        "axis",
        "Where thinned points are evenly spaced: on the iterations, or on their logarithm. Default: log where the spec records the trace so (trace: { log: N }), otherwise linear. The header Thinning-Axis says which it was.",
        new Dictionary<string, IterationAxis> { ["linear"] = IterationAxis.Linear, ["log"] = IterationAxis.Logarithmic });

    /// <summary>The axis that was asked for, or else the one on which the trace was recorded; said in the response.</summary>
    public static IterationAxis ReadAxis(QueryReader query, HttpResponse response, StoredExperiment experiment)
    {
        IterationAxis axis = query.Read(Axis) ?? Recorded(experiment);
        response.Headers["Thinning-Axis"] = axis == IterationAxis.Linear ? "linear" : "log";
        return axis;
    }

    private static IterationAxis Recorded(StoredExperiment experiment) =>
        CanonicalSpec.RecordsByDecade(experiment.Revisions[^1].CanonicalSpec) ? IterationAxis.Logarithmic : IterationAxis.Linear;
}
