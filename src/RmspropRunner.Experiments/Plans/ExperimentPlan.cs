using System.Security.Cryptography;
using System.Text;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Trials;

namespace RmspropRunner.Experiments.Plans;

/// <summary>
/// Every trial of an experiment, numbered from 1 in plan order: problems, optimizers, hyperparameters as written, starts,
/// and seeds varying fastest. A later revision's trials come after those of the revisions before it, without those that
/// were already planned, so numbers never change. Pure and lazy: trials are found by arithmetic.
/// </summary>
public sealed class ExperimentPlan
{
    private readonly List<PlanRevision> _revisions = [];
    private readonly List<PlanSection> _sections = [];
    private readonly List<long> _lastTrials = [];
    private readonly ConfigurationNumbers _configurations = new();
    private readonly StringBuilder _text = new();

    /// <param name="revisions">The specs that the experiment grew through, in order; each has all that the one before has.</param>
    public ExperimentPlan(params IReadOnlyList<ExperimentSpec> revisions)
    {
        foreach (ExperimentSpec spec in revisions)
            Add(new PlanRevision(spec));
        ExperimentSpec last = revisions[^1];
        Rules = new RunRules(last.Iterations, last.Stop, last.Trace);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ToString())));
    }

    /// <summary>How many trials there are.</summary>
    public long Count => _lastTrials[^1];

    /// <summary>How many configurations there are.</summary>
    public long ConfigurationCount => _configurations.Count;

    /// <summary>How many shards there are.</summary>
    public long ShardCount => _sections.Sum(section => (section.Trials.Count + section.ShardSize - 1) / section.ShardSize);

    /// <summary>For each revision, the number of the last trial planned up to it.</summary>
    public IReadOnlyList<long> LastTrials => _lastTrials;

    /// <summary>What holds for every trial.</summary>
    public RunRules Rules { get; }

    /// <summary>The SHA-256 of all that the plan is made of, in hexadecimal: two that agree on it have the same trials.</summary>
    public string Hash { get; }

    /// <summary>What is planned for each problem and optimizer entry, revision after revision, in the order of the numbers.</summary>
    public IEnumerable<PlannedTrials> Parts => _sections.Select(section =>
    {
        OptimizerEntry entry = _revisions[section.Revision].Spec.Optimizers[section.Entry];
        return new PlannedTrials(section.Problem, entry.Optimizer, entry.Variant, section.FirstTrial, section.LastTrial);
    });

    /// <summary>The trial of that number.</summary>
    public Trial this[long number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Count);
            return TrialsFrom(number, 1).First();
        }
    }

    /// <summary>The trials of a shard; neighbours of one configuration share its object.</summary>
    public IEnumerable<Trial> Trials(Shard shard) => TrialsFrom(shard.FirstTrial, shard.TrialCount);

    /// <summary>Every shard, in order.</summary>
    public IEnumerable<Shard> Shards()
    {
        foreach (PlanSection section in _sections)
        {
            for (long first = section.FirstTrial; first <= section.LastTrial; first += section.ShardSize)
                yield return new Shard(first, (int)Math.Min(section.ShardSize, section.LastTrial - first + 1));
        }
    }

    private void Add(PlanRevision revision)
    {
        PlanRevision? previous = _revisions.Count > 0 ? _revisions[^1] : null;
        int place = _revisions.Count;
        int entryCount = revision.Spec.Optimizers.Count;
        RunRules rules = new(revision.Spec.Iterations, revision.Spec.Stop, revision.Spec.Trace);

        // Sections of problems that are new share their regions, and so do those that the revision before had too.
        Region?[] unseen = new Region?[entryCount];
        Region?[] seen = new Region?[entryCount];
        long last = _lastTrials.Count > 0 ? _lastTrials[^1] : 0;
        foreach (ProblemInstance problem in revision.Problems)
        {
            bool isSeen = previous?.PlaceOf(problem) >= 0;
            int size = ShardSize.For(rules, problem);
            for (int entry = 0; entry < entryCount; entry++)
            {
                Region trials = isSeen
                    ? seen[entry] ??= NewTrials(revision, entry, previous)
                    : unseen[entry] ??= NewTrials(revision, entry, null);
                if (trials.Count == 0)
                    continue;
                _sections.Add(new PlanSection(place, problem, entry, trials, last + 1, size));
                last = checked(last + trials.Count);
            }
        }

        _revisions.Add(revision);
        _lastTrials.Add(last);
        _configurations.Add(revision);
        _text.Append(CanonicalSpec.WritePlan(revision.Spec)).Append('\n');
    }

    private static Region NewTrials(PlanRevision revision, int entry, PlanRevision? previous)
    {
        OptimizerEntry order = revision.Spec.Optimizers[entry];
        IEnumerable<IReadOnlyList<Axis>> planned = revision.EntriesFor(order.Variant, entry).Select(other => revision.TrialBox(order, other));
        if (previous is not null)
        {
            planned = planned.Concat(previous.EntriesFor(order.Variant, previous.Spec.Optimizers.Count)
                .Select(other => previous.TrialBox(order, other)));
        }

        return new Region(revision.TrialBox(order, entry), planned);
    }

    private IEnumerable<Trial> TrialsFrom(long number, long count)
    {
        int section = SectionOf(number);
        Configuration? configuration = null;
        long[] point = [];
        long[] previousPoint = [];
        for (long end = number + count; number < end; number++)
        {
            if (number > _sections[section].LastTrial)
            {
                section++;
                configuration = null;
            }

            PlanSection current = _sections[section];
            PlanRevision revision = _revisions[current.Revision];
            int settings = revision.Settings[current.Entry].Count;
            Array.Resize(ref point, settings + 2);
            current.Trials.At(number - current.FirstTrial, point);
            if (configuration is null || !point.AsSpan(0, settings).SequenceEqual(previousPoint.AsSpan(0, settings)))
                configuration = ConfigurationAt(current, point);
            previousPoint = [.. point];

            IReadOnlyList<double>? start = revision.Spec.Start.IsCustomary
                ? current.Problem.CustomaryStart
                : revision.Spec.Start.Points?[(int)point[settings]];
            yield return new Trial(number, configuration, start, revision.Seeds[point[settings + 1]]);
        }
    }

    private Configuration ConfigurationAt(PlanSection section, ReadOnlySpan<long> point)
    {
        PlanRevision revision = _revisions[section.Revision];
        OptimizerEntry entry = revision.Spec.Optimizers[section.Entry];
        IReadOnlyList<ListAxis<double>> axes = revision.Settings[section.Entry];
        double[] values = new double[axes.Count];
        for (int i = 0; i < axes.Count; i++)
        {
            string name = entry.Settings[i].Hyperparameter.Name;
            int place = entry.Variant.Hyperparameters.TakeWhile(hyperparameter => hyperparameter.Name != name).Count();
            values[place] = axes[i][point[i]];
        }

        long number = _configurations.Of(section.Revision, section.Problem, section.Entry, point[..axes.Count]);
        return new Configuration(number, section.Problem, entry, values);
    }

    private int SectionOf(long number)
    {
        int low = 0;
        int high = _sections.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_sections[middle].FirstTrial <= number)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
