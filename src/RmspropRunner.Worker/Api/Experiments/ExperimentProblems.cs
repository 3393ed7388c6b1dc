using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using RmspropRunner.Contracts;
using RmspropRunner.Experiments.Jobs;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Worker.Intake;

namespace RmspropRunner.Worker.Api.Experiments;

/// <summary>Why a request about experiments is refused, and what would be right.</summary>
internal static class ExperimentProblems
{
    private const int RetryAfterSeconds = 5;

    public static ProblemHttpResult NoSuchExperiment(string key) => Problem(
        StatusCodes.Status404NotFound, "There is no such experiment", $"No experiment is named '{key}'. GET {ApiRoutes.Root}/experiments lists them.");

    public static ProblemHttpResult NoSuchRevision(string name, int revision, int revisions) => Problem(
        StatusCodes.Status404NotFound,
        "There is no such revision",
        string.Create(CultureInfo.InvariantCulture, $"'{name}' has no revision {revision}: it has {revisions}, counted from 1."));

    public static ProblemHttpResult BadQuery(string detail) => Problem(StatusCodes.Status400BadRequest, "A parameter of the query is wrong", detail);

    public static ProblemHttpResult NotAllowed(string step, string name, JobState? state) => Problem(
        StatusCodes.Status409Conflict,
        $"The experiment cannot be {step}",
        state is { } known
            ? $"'{name}' cannot be {step}, for it is {known.ToString().ToLowerInvariant()}. To run more of it, submit its spec."
            : $"'{name}' cannot be {step}, for no worker was asked to run it. To have the rest of it run, submit its spec.");

    public static ProblemHttpResult BodyTooLarge(int limit) => Problem(
        StatusCodes.Status413PayloadTooLarge,
        "The spec is too large",
        string.Create(CultureInfo.InvariantCulture, $"The body has more than {limit} bytes, which is the most that this worker accepts (its setting Limits:BodyBytes)."));

    /// <param name="response">Told when to try again.</param>
    /// <param name="limit">How many experiments the queue holds.</param>
    public static ProblemHttpResult QueueFull(HttpResponse response, int limit)
    {
        response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Problem(
            StatusCodes.Status429TooManyRequests,
            "The queue is full",
            string.Create(CultureInfo.InvariantCulture, $"{limit} experiments are queued or running, which is the most. Try again when some have ended."));
    }

    /// <summary>Why the spec was not accepted.</summary>
    public static ProblemHttpResult Of(IntakeResult result, HttpResponse response) => result switch
    {
        IntakeResult.Mistaken mistaken => Mistaken(mistaken.Mistakes),
        IntakeResult.Refused refused => Refused(refused.Name, refused.Differences),
        IntakeResult.TooLarge tooLarge => Problem(StatusCodes.Status413PayloadTooLarge, "The plan is too large", tooLarge.Reason),
        IntakeResult.Full full => QueueFull(response, full.Limit),
        _ => throw new InvalidOperationException($"Expected a reason why a spec was not accepted, found {result}."),
    };

    public static ProblemHttpResult Mistaken(IReadOnlyList<SpecError> mistakes)
    {
        SpecError first = mistakes[0];
        string more = mistakes.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({mistakes.Count} mistakes; all are in 'mistakes'.)") : "";
        return Problem(
            StatusCodes.Status400BadRequest,
            "The spec has mistakes",
            string.Create(CultureInfo.InvariantCulture, $"Line {first.Line}, column {first.Column}: {first.Message}{more}"),
            "mistakes",
            mistakes.Select(mistake => new SpecMistake(mistake.Line, mistake.Column, mistake.Message)).ToArray());
    }

    public static ProblemHttpResult Refused(string name, IReadOnlyList<string> differences) => Problem(
        StatusCodes.Status409Conflict,
        "The name is taken",
        $"The experiment '{name}' is there already, and this spec does not continue it: {string.Join("; ", differences)}. "
        + "Give the spec another name, or delete the experiment that has it.",
        "differences",
        differences);

    private static ProblemHttpResult Problem(int status, string title, string detail, string? extension = null, object? value = null) =>
        TypedResults.Problem(
            detail, title: title, statusCode: status, extensions: extension is null ? null : new Dictionary<string, object?> { [extension] = value });
}
