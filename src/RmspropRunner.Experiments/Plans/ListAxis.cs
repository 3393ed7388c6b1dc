using System.Numerics;

namespace RmspropRunner.Experiments.Plans;

/// <summary>An axis that holds its values: hyperparameters, start points.</summary>
internal sealed class ListAxis<T> : Axis
    where T : notnull
{
    private readonly IReadOnlyList<T> _values;
    private readonly Lazy<Dictionary<T, int>> _places;

    /// <param name="values">Distinct.</param>
    public ListAxis(IReadOnlyList<T> values)
    {
        _values = values;
        _places = new(() => values.Select((value, place) => (value, place)).ToDictionary(pair => pair.value, pair => pair.place));
    }

    public override long Count => _values.Count;

    public T this[long index] => _values[(int)index];

    public override long IndexOf(Axis other, long index) =>
        _places.Value.TryGetValue(((ListAxis<T>)other)[index], out int place) ? place : -1;

    public override bool Meets(Axis other)
    {
        for (int i = 0; i < _values.Count; i++)
        {
            if (other.IndexOf(this, i) >= 0)
                return true;
        }

        return false;
    }

    public override IReadOnlyList<AxisRun> Cut(IReadOnlyList<Axis> others)
    {
        List<AxisRun> runs = [];
        for (int i = 0; i < _values.Count; i++)
        {
            BigInteger signature = BigInteger.Zero;
            for (int j = 0; j < others.Count; j++)
            {
                if (others[j].IndexOf(this, i) >= 0)
                    signature |= BigInteger.One << j;
            }

            Add(runs, 1, signature);
        }

        return runs;
    }
}
