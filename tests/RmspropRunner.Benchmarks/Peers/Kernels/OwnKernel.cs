using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Benchmarks.Peers.Kernels;

/// <summary>The work as this project does it: through <see cref="TrialRunner"/>, without trace, on the calling thread.</summary>
internal sealed class OwnKernel
{
    private readonly KernelWork _work;
    private readonly TrialRunner _runner;
    private readonly TrialBatch _batch;
    private readonly TraceBuffer _trace = new();

    public OwnKernel(KernelWork work)
    {
        _work = work;
        RunRules rules = new(work.Iterations, StopRules.None, new TraceRules());
        _runner = new TrialRunner(work.Problem, work.Dimension, rules, LaneWidths.Default);
        _batch = new TrialBatch(work.Trials, work.Dimension);
        double[] inputs = work.Inputs();
        OptimizerVariant variant = RmspropTorch.Variant;
        for (int trial = 0; trial < work.Trials; trial++)
        {
            ReadOnlySpan<double> row = inputs.AsSpan(trial * (KernelWork.SettingCount + work.Dimension), KernelWork.SettingCount + work.Dimension);
            double[] settings = [.. row[..KernelWork.SettingCount], .. variant.Hyperparameters.Skip(KernelWork.SettingCount).Select(each => each.Default!.Value)];
            _batch.Rules[trial] = variant.Rule(settings);
            _batch.Settings[trial] = settings;
            row[KernelWork.SettingCount..].CopyTo(_batch.Start(trial));
        }
    }

    public KernelResults Results
    {
        get
        {
            KernelResults results = new(_work.Trials, _work.Dimension);
            for (int trial = 0; trial < _work.Trials; trial++)
            {
                Span<double> row = results.Row(trial);
                (row[0], row[1]) = (_batch.Outcomes[trial].FinalObjective, _batch.Outcomes[trial].BestObjective);
                _batch.Final(trial).CopyTo(row[2..]);
            }

            return results;
        }
    }

    public void Run() => _runner.Run(_batch, _trace, _ => { }, CancellationToken.None);

    /// <summary>The median of some runs, in seconds of the processor's time.</summary>
    public double Measure(int repeats)
    {
        double[] seconds = new double[repeats];
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            double before = ProcessorClock.Seconds;
            Run();
            seconds[repeat] = ProcessorClock.Seconds - before;
        }

        return Turns.Median(seconds);
    }
}
