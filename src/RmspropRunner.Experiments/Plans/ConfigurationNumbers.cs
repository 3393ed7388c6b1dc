using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.Experiments.Plans;

/// <summary>
/// Numbers the configurations of an experiment in plan order, revision after revision: one that an earlier revision has,
/// or an earlier entry, keeps the number it got there.
/// </summary>
internal sealed class ConfigurationNumbers
{
    private readonly List<Revision> _revisions = [];
    /// <summary>How many configurations are numbered.</summary>
    public long Count { get; private set; }

    /// <summary>Numbers what the revision adds.</summary>
    public void Add(PlanRevision revision)
    {
        PlanRevision? previous = _revisions.Count > 0 ? _revisions[^1].Plan : null;
        int entryCount = revision.Spec.Optimizers.Count;
        Region[] unseen = [.. Enumerable.Range(0, entryCount).Select(entry => NewSettings(revision, entry, null))];
        Region[] seen = previous is null ? [] : [.. Enumerable.Range(0, entryCount).Select(entry => NewSettings(revision, entry, previous))];
        long[] before = new long[revision.Problems.Count * entryCount];
        Region[] regions = new Region[before.Length];
        for (int section = 0; section < before.Length; section++)
        {
            bool isSeen = previous?.PlaceOf(revision.Problems[section / entryCount]) >= 0;
            regions[section] = (isSeen ? seen : unseen)[section % entryCount];
            before[section] = Count;
            Count = checked(Count + regions[section].Count);
        }

        _revisions.Add(new Revision(revision, before, regions));
    }

    /// <summary>The number of a configuration.</summary>
    /// <param name="revision">The place of a revision that has it.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="entry">The first entry of that revision that has it.</param>
    /// <param name="point">The places of its values on the entry's axes.</param>
    public long Of(int revision, ProblemInstance problem, int entry, ReadOnlySpan<long> point)
    {
        PlanRevision own = _revisions[revision].Plan;
        OptimizerEntry order = own.Spec.Optimizers[entry];
        Span<long> place = stackalloc long[point.Length];
        foreach (Revision earlier in _revisions.Take(revision))
        {
            int problemPlace = earlier.Plan.PlaceOf(problem);
            if (problemPlace < 0)
                continue;
            foreach (int candidate in earlier.Plan.EntriesLike(order, earlier.Plan.Spec.Optimizers.Count))
            {
                if (TryPlace(earlier.Plan, candidate, own.Settings[entry], order, point, place))
                    return earlier.Number(problemPlace, candidate, place);
            }
        }

        return _revisions[revision].Number(own.PlaceOf(problem), entry, point);
    }

    private static Region NewSettings(PlanRevision revision, int entry, PlanRevision? previous)
    {
        OptimizerEntry order = revision.Spec.Optimizers[entry];
        IEnumerable<IReadOnlyList<Axis>> known = revision.EntriesLike(order, entry)
            .Select(other => revision.SettingsInOrderOf(order, other));
        if (previous is not null)
        {
            known = known.Concat(previous.EntriesLike(order, previous.Spec.Optimizers.Count)
                .Select(other => previous.SettingsInOrderOf(order, other)));
        }

        return new Region(revision.Settings[entry], known);
    }

    /// <summary>Finds the values at <paramref name="point"/> on the candidate's own axes, in the candidate's own order.</summary>
    private static bool TryPlace(
        PlanRevision plan, int candidate, IReadOnlyList<Axis> axes, OptimizerEntry order, ReadOnlySpan<long> point, Span<long> place)
    {
        IReadOnlyList<Setting> own = plan.Spec.Optimizers[candidate].Settings;
        for (int i = 0; i < own.Count; i++)
        {
            int from = order.Settings.TakeWhile(setting => setting.Hyperparameter.Name != own[i].Hyperparameter.Name).Count();
            place[i] = plan.Settings[candidate][i].IndexOf(axes[from], point[from]);
            if (place[i] < 0)
                return false;
        }

        return true;
    }

    /// <param name="Plan">The revision.</param>
    /// <param name="Before">For each problem and entry, the configurations numbered before them.</param>
    /// <param name="Regions">For each problem and entry, the settings numbered there.</param>
    private sealed record Revision(PlanRevision Plan, long[] Before, Region[] Regions)
    {
        public long Number(int problem, int entry, ReadOnlySpan<long> point)
        {
            int section = problem * Plan.Spec.Optimizers.Count + entry;
            return Before[section] + Regions[section].RankOf(point) + 1;
        }
    }
}
