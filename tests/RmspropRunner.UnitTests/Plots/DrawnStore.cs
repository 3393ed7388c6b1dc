using RmspropRunner.Experiments.Engines;
using RmspropRunner.Experiments.Revisions;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Plots.Figures;
using RmspropRunner.Plots.Kinds;
using RmspropRunner.Plots.Subjects;
using RmspropRunner.Storage;

namespace RmspropRunner.UnitTests.Plots;

/// <summary>A store with experiments that have been run, to draw pictures of.</summary>
public sealed class DrawnStore : IAsyncLifetime
{
    /// <summary>Two optimizers, of which the second diverges at its highest rate; clipping, a schedule, noise and a target.</summary>
    private const string Valley = """
        name: valley
        description: Two optimizers in a valley
        problems:
          - rosenbrock: { dimension: [2, 4], bounds: [-2, 2] }
          - beale: { noise: 0.1 }
        optimizers:
          - rmsprop: { learning_rate: [0.001, 0.01, 0.1], rho: [0.9, 0.99], clip_norm: 10, schedule: { cosine: {} } }
          - gradient_descent: { learning_rate: [0.0001, 1] }
        seeds: 1..5
        iterations: 300
        stop: { target: 1e-9 }
        trace: { log: 20, x: false }
        """;

    private const string Tutorial = """
        name: tutorial
        problems: [{ sphere: { dimension: 2, bounds: [-1, 1] } }]
        optimizers: [{ rmsprop: { variant: tutorial, learning_rate: 0.01, rho: 0.99, epsilon: 1e-8 } }]
        seeds: 1
        iterations: 50
        trace: { every: 1, x: true }
        """;

    /// <summary>One dimension, no traces, nothing that varies: few pictures are left.</summary>
    private const string Plain = """
        name: plain
        problems: [{ sphere: { dimension: 1 } }]
        optimizers: [{ gradient_descent: { learning_rate: 0.1 } }]
        seeds: 1..3
        iterations: 20
        trace: { every: 0 }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rmsprop-plots-").FullName;
    private readonly Dictionary<string, PlotSubject> _subjects = [];
    private IExperimentStore? _store;

    public async Task InitializeAsync()
    {
        _store = await ExperimentStores.OpenAsync(
            Path.Combine(_folder, "drawn.db"), StoreAccess.OpenOrCreate, TimeProvider.System, CancellationToken.None);
        foreach (string yaml in (string[])[Valley, Tutorial, Plain])
        {
            SpecResult result = ExperimentSpec.Parse(yaml);
            Assert.Empty(result.Errors);
            ExperimentSpec spec = result.Spec!;
            Submission.Accepted submission = Assert.IsType<Submission.Accepted>(await SpecSubmitter.SubmitAsync(_store, spec, CancellationToken.None));
            await new InProcessEngine(_store, 1).RunAsync(
                submission.Experiment.Id, submission.Plan, submission.LastTrial, new RunProgress(), CancellationToken.None);
            _subjects[spec.Name] = new PlotSubject(_store, submission.Experiment, submission.Plan);
        }
    }

    public async Task DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public PlotSubject Subject(string experiment) => _subjects[experiment];

    public Task<Figure> DrawAsync(string experiment, string kind, PlotRequest? request = null) =>
        PlotKinds.Find(kind)!.DrawAsync(Subject(experiment), request ?? PlotRequest.Default, CancellationToken.None);

    /// <summary>The message of a picture that there is not.</summary>
    public async Task<string> MistakeAsync(string experiment, string kind, PlotRequest? request = null) =>
        (await Assert.ThrowsAsync<PlotException>(() => DrawAsync(experiment, kind, request))).Message;
}
