using System.Globalization;
using RmspropRunner.Experiments.Rows;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Worker.Api.Queries;
using RmspropRunner.Worker.Api.Rows;
using RmspropRunner.Worker.OpenApi;
using RmspropRunner.Worker.Stores;

namespace RmspropRunner.Worker.Api;

/// <summary>All of an experiment's results as files, the same as `rmsprop export` writes them.</summary>
internal static class ExportRoutes
{
    public static void MapExports(this IEndpointRouteBuilder api)
    {
        foreach (RowFormat format in Enum.GetValues<RowFormat>())
        {
            string extension = RowFormats.Extension(format);
            Map(api, $"trials.{extension}", TrialColumns.All, format, (store, id, cancellationToken) => store.TrialsAsync(id, cancellationToken))
                .WithSummary("Every stored trial");
            Map(api, $"traces.{extension}", TraceColumns.OfAllTrials, format, (store, id, cancellationToken) => store.TracesAsync(id, cancellationToken))
                .WithSummary("Every recorded iteration of every stored trial");
        }
    }

    private static RouteHandlerBuilder Map<T>(
        IEndpointRouteBuilder api,
        string file,
        IReadOnlyList<Column<T>> columns,
        RowFormat format,
        Func<IResultStore, long, CancellationToken, IAsyncEnumerable<T>> read) =>
        api.MapGet(
            $"experiments/{{key}}/{file}",
            async Task<IResult> (string key, HttpContext context, OpenedStore opened, CancellationToken cancellationToken) =>
            {
                if (new QueryReader(context).Problem() is { } problem)
                    return problem;
                IExperimentStore store = opened.Current;
                if (await ExperimentKey.FindAsync(store, key, cancellationToken) is not { } experiment)
                    return MissingResource.Experiment(key);
                return new RowsResult<T>(columns, read(store, experiment.Id, cancellationToken).ReadAhead(cancellationToken), format)
                {
                    FileName = $"{PlainName(experiment)}-{file}",
                };
            }).WithQuery().WithMetadata(RowAnswer.Of(columns, RowShape.All, format == RowFormat.Json ? RowAnswer.Json : RowAnswer.Csv));

    /// <summary>A name may hold any character, and a file's may not.</summary>
    private static string PlainName(StoredExperiment experiment)
    {
        string key = ExperimentKey.Of(experiment);
        return key.StartsWith('@') ? string.Create(CultureInfo.InvariantCulture, $"experiment-{experiment.Id}") : key;
    }
}
