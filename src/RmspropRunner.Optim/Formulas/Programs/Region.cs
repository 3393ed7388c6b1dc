namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>Steps that run one after another: the whole program, or the body of a loop.</summary>
internal sealed class Region(Region? parent, Loop? loop)
{
    private readonly Dictionary<string, Value> _values = [];

    /// <summary>The region that the loop is a step of; null for the whole program.</summary>
    public Region? Parent => parent;

    /// <summary>The loop whose body it is; null for the whole program.</summary>
    public Loop? Loop => loop;

    /// <summary>Loops around it.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public List<Step> Steps { get; private set; } = [];

    /// <summary>This region or the one around it that lies in <paramref name="depth"/> loops.</summary>
    public Region Around(int depth)
    {
        Region region = this;
        while (region.Depth > depth)
            region = region.Parent!;
        return region;
    }

    /// <summary>The loop among this region's steps that <paramref name="inner"/> lies in; null if inner is this region.</summary>
    public Loop? LoopTowards(Region inner) => inner.Depth == Depth ? null : inner.Around(Depth + 1).Loop;

    /// <summary>Whether a value of this region is there where <paramref name="user"/>, in it or in a loop of it, goes on.</summary>
    public bool Offers(Value value, Region user) =>
        LoopTowards(user) is not Loop before || Steps.IndexOf(value.Definer) < Steps.IndexOf(before);

    /// <summary>The value known by a key, if it is there where the user goes on.</summary>
    public Value? Find(string key, Region user) => _values.TryGetValue(key, out Value? value) && Offers(value, user) ? value : null;

    /// <summary>Adds a value where <paramref name="user"/> can have it: at the end, or before the loop that the user lies in.</summary>
    public void Add(string key, Value value, Region user)
    {
        _values[key] = value;
        Add(value, user);
    }

    /// <summary>Adds a step where <paramref name="user"/> can have what it gives.</summary>
    public void Add(Step step, Region user)
    {
        if (LoopTowards(user) is Loop before)
            Steps.Insert(Steps.IndexOf(before), step);
        else
            Steps.Add(step);
    }

    public void Keep(Func<Step, bool> isNeeded) => Steps = [.. Steps.Where(isNeeded)];
}
