using System.Collections;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Optim.Learning.Networks;

/// <summary>Bounds that are the same for all parameters of a layer, ±1/√inputs: as long as the layers are few, not as the parameters are many.</summary>
internal sealed class LayerBounds : IReadOnlyList<Interval>
{
    private readonly int[] _ends;
    private readonly Interval[] _bounds;

    /// <param name="sizes">Features, units of each hidden layer, outputs.</param>
    public LayerBounds(int[] sizes)
    {
        _ends = new int[sizes.Length - 1];
        _bounds = new Interval[_ends.Length];
        int end = 0;
        for (int layer = 0; layer < _ends.Length; layer++)
        {
            _bounds[layer] = new Interval(-1 / Math.Sqrt(sizes[layer]), 1 / Math.Sqrt(sizes[layer]));
            _ends[layer] = end += (sizes[layer] + 1) * sizes[layer + 1];
        }
    }

    public int Count => _ends[^1];

    public Interval this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            int layer = 0;
            while (index >= _ends[layer])
                layer++;
            return _bounds[layer];
        }
    }

    public IEnumerator<Interval> GetEnumerator()
    {
        for (int layer = 0, index = 0; layer < _ends.Length; layer++)
        {
            for (; index < _ends[layer]; index++)
                yield return _bounds[layer];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
