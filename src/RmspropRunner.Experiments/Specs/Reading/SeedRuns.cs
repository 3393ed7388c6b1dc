namespace RmspropRunner.Experiments.Specs.Reading;

/// <summary>Gathers runs of seeds, each seed where it first comes up.</summary>
internal sealed class SeedRuns
{
    private readonly List<SeedRange> _written = [];
    private readonly SortedSet<SeedRange> _byFirst = new(Comparer<SeedRange>.Create((a, b) => a.First.CompareTo(b.First)));

    /// <summary>Adds what is new of a run.</summary>
    public void Add(SeedRange run)
    {
        long next = run.First;
        foreach (SeedRange known in Overlapping(run))
        {
            AddNew(next, known.First - 1L);
            next = Math.Max(next, known.Last + 1L);
        }

        AddNew(next, run.Last);
    }

    /// <summary>The seeds, runs that continue one another joined; null where there are none.</summary>
    public SeedSet? ToSeedSet()
    {
        List<SeedRange> joined = [];
        foreach (SeedRange run in _written)
        {
            if (joined.Count > 0 && joined[^1].Last + 1L == run.First)
                joined[^1] = new SeedRange(joined[^1].First, joined[^1].Count + run.Count);
            else
                joined.Add(run);
        }

        return joined.Count == 0 ? null : new SeedSet(joined);
    }

    /// <summary>The known runs that share a seed with it, in the order of their seeds.</summary>
    private List<SeedRange> Overlapping(SeedRange run)
    {
        SortedSet<SeedRange> before = _byFirst.GetViewBetween(new SeedRange(0, 1), run);
        SeedRange from = before.Max is { Count: > 0 } last && last.Last >= run.First ? last : run;
        return [.. _byFirst.GetViewBetween(from, new SeedRange(run.Last, 1))];
    }

    private void AddNew(long first, long last)
    {
        if (first > last)
            return;
        SeedRange run = new((uint)first, last - first + 1);
        _written.Add(run);
        _byFirst.Add(run);
    }
}
