using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Plots.Kinds;
using RmspropRunner.Plots.Subjects;
using RmspropRunner.Worker.Api.Queries;
using RmspropRunner.Worker.Api.Snapshots;
using RmspropRunner.Worker.Api.Validators;
using RmspropRunner.Worker.Intake;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Api.Plots;

/// <summary>Pictures of an experiment, as plotly.js draws them.</summary>
internal static class PlotRoutes
{
    public static void MapPlots(this IEndpointRouteBuilder api)
    {
        api.MapGet("experiments/{key}/plots", ListAsync)
            .Produces<PlotsResource>()
            .WithSummary("The kinds of pictures that an experiment has, and what it lets them show");
        api.MapGet("experiments/{key}/plots/{kind}", DrawAsync)
            .WithQuery(PlotParameters.All)
            .Produces<PlotResource>()
            .Produces(StatusCodes.Status304NotModified)
            .WithSummary("A picture of an experiment: data, layout and frames for plotly.js, and the words that belong to it");
    }

    private static async Task<IResult> ListAsync(
        string key, OpenedStore opened, WorkerPlugins plugins, CancellationToken cancellationToken)
    {
        if (await ExperimentKey.FindAsync(opened.Current, key, cancellationToken) is not { } experiment)
            return MissingResource.Experiment(key);
        ExperimentPlan plan = plugins.PlanOf(experiment);
        PlannedTrials[] parts = [.. plan.Parts];
        string path = $"{ApiRoutes.Root}/experiments/{ExperimentKey.Of(experiment)}/plots";
        return TypedResults.Ok(new PlotsResource
        {
            Kinds = [.. PlotKinds.All.Where(kind => kind.IsFor(plan)).Select(kind => new PlotKindResource(kind.Name, kind.Summary, $"{path}/{kind.Name}"))],
            Problems = [.. parts.Select(part => new PlotProblemResource(part.Problem.Problem.Label, part.Problem.Dimension)).Distinct()],
            Optimizers = [.. parts.Select(part => part.Optimizer.Name).Distinct()],
            Hyperparameters = [.. parts.SelectMany(part => part.Variant.Hyperparameters).Select(hyperparameter => hyperparameter.Name).Distinct()],
        });
    }

    private static async Task<IResult> DrawAsync(
        string key, string kind, HttpContext context, OpenedStore opened, PlotSnapshots snapshots, CancellationToken cancellationToken)
    {
        if (PlotKinds.Find(kind) is not { } found)
            return MissingResource.Plot(kind);
        QueryReader query = new(context);
        PlotRequest request = PlotParameters.Read(query);
        if (query.Problem() is { } problem)
            return problem;

        Snapshot<byte>? snapshot;
        try
        {
            snapshot = await snapshots.GetAsync(opened.Current, key, found, request, cancellationToken);
        }
        catch (PlotException mistake)
        {
            return TypedResults.Problem(title: "It cannot be drawn", detail: mistake.Message, statusCode: StatusCodes.Status400BadRequest);
        }

        if (snapshot is null)
            return MissingResource.Experiment(key);
        snapshot.Tell(context.Response);
        return EntityTag.IsHeld(context, EntityTag.Of("plot", snapshot.Tag, PlotKey.Of("", kind, request)))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes((byte[])snapshot.Rows, "application/json");
    }
}
