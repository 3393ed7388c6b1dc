using Microsoft.AspNetCore.Http.HttpResults;
using RmspropRunner.Experiments.Specs.Nodes;
using RmspropRunner.Experiments.Specs.Reading;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Kinds;

namespace RmspropRunner.Worker.Api;

/// <summary>Says what is not there, and what is.</summary>
internal static class MissingResource
{
    public static IResult Experiment(string key) =>
        new MissingExperiment(key, Problem($"There is no experiment {Quotation.Of(key)}. {ApiRoutes.Root}/experiments lists those that there are."));

    public static ProblemHttpResult Trial(StoredExperiment experiment, string number) =>
        Problem($"{experiment.Name} has no trial {Quotation.Of(number)}: its trials are 1 to {experiment.PlannedTrials}.");

    public static ProblemHttpResult UnstoredTrial(StoredExperiment experiment, long number) =>
        Problem($"Trial {number} of {experiment.Name} is planned, but not stored yet.");

    public static ProblemHttpResult Plot(string kind) =>
        Problem(KnownNames.Answer(kind, "a kind of picture", [.. PlotKinds.All.Select(known => known.Name)], "The kinds are"));

    private static ProblemHttpResult Problem(string detail) =>
        TypedResults.Problem(title: "Not found", detail: detail, statusCode: StatusCodes.Status404NotFound);
}
