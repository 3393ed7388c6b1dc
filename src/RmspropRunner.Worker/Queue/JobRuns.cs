using System.Collections.Concurrent;

namespace RmspropRunner.Worker.Queue;

/// <summary>The jobs that this worker has, until their last commit is done.</summary>
internal sealed class JobRuns
{
    private readonly ConcurrentDictionary<long, (JobRun Run, Task Ended)> _runs = new();

    public int Count => _runs.Count;

    /// <summary>The experiments whose jobs this worker has, in no order.</summary>
    public IReadOnlyCollection<long> Ids => [.. _runs.Keys];

    public bool Has(long experimentId) => _runs.ContainsKey(experimentId);

    /// <param name="run">The run, which is forgotten when it has ended.</param>
    /// <param name="ended">Runs it; does not throw.</param>
    public void Add(JobRun run, Func<Task> ended)
    {
        TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _runs[run.Job.ExperimentId] = (run, completion.Task);
        _ = Task.Run(async () =>
        {
            try
            {
                await ended();
            }
            finally
            {
                _runs.TryRemove(run.Job.ExperimentId, out _);
                run.Dispose();
                completion.SetResult();
            }
        });
    }

    /// <summary>Asks this worker's run of the experiment to stop, if it has one; the task is done when it has.</summary>
    public Task StopAsync(long experimentId)
    {
        if (!_runs.TryGetValue(experimentId, out (JobRun Run, Task Ended) running))
            return Task.CompletedTask;
        running.Run.Stop();
        return running.Ended;
    }

    /// <summary>Done when every run that there is now has ended.</summary>
    public Task EndedAsync() => Task.WhenAll(_runs.Values.Select(running => running.Ended));
}
