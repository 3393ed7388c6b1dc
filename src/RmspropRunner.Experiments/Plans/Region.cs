using System.Numerics;

namespace RmspropRunner.Experiments.Plans;

/// <summary>
/// The points of a box that lie in none of some other boxes, in lexicographic order, the last axis varying fastest.
/// Points are found by rank, and ranks by point, by arithmetic: no list of points is ever made.
/// </summary>
/// <remarks>
/// Each axis is cut into runs of values that lie in the same other boxes. Below a run, what matters is only which boxes
/// have contained every value so far; once none has, the rest is a plain box. So a tree over (axis, boxes still
/// containing) counts the points, and the tree is as small as the overlaps are simple.
/// </remarks>
internal sealed class Region
{
    private readonly IReadOnlyList<Axis> _axes;
    private readonly IReadOnlyList<AxisRun>[] _runs;
    private readonly Dictionary<(int Axis, BigInteger Boxes), Node> _nodes = [];
    private readonly Node _root;

    /// <param name="axes">The box.</param>
    /// <param name="others">The boxes taken away, with the same axes in the same order.</param>
    public Region(IReadOnlyList<Axis> axes, IEnumerable<IReadOnlyList<Axis>> others)
    {
        _axes = axes;
        IReadOnlyList<Axis>[] meeting = [.. others.Where(other => axes.Zip(other).All(pair => pair.First.Meets(pair.Second)))];
        _runs = [.. axes.Select((axis, i) => meeting.Length == 0 ? [] : axis.Cut([.. meeting.Select(other => other[i])]))];
        _root = Build(0, (BigInteger.One << meeting.Length) - 1);
        Count = _root.Count;
    }

    public long Count { get; }

    /// <summary>The place on each axis of the point with that rank, from 0.</summary>
    public void At(long rank, Span<long> point)
    {
        Node? node = _root;
        for (int axis = 0; axis < _axes.Count; axis++)
        {
            if (node.Runs is null)
            {
                FreePoint(rank, axis, point);
                return;
            }

            int run = node.RunAt(rank);
            long within = rank - node.Runs[run].PointsBefore;
            long below = node.Runs[run].Below.Count;
            point[axis] = node.Runs[run].FirstValue + within / below;
            rank = within % below;
            node = node.Runs[run].Below;
        }
    }

    /// <summary>The rank of a point of the box that is in the region.</summary>
    public long RankOf(ReadOnlySpan<long> point)
    {
        Node node = _root;
        long rank = 0;
        for (int axis = 0; axis < _axes.Count; axis++)
        {
            if (node.Runs is null)
                return rank + FreeRank(axis, point);

            int run = node.RunOf(point[axis]);
            rank += node.Runs[run].PointsBefore + (point[axis] - node.Runs[run].FirstValue) * node.Runs[run].Below.Count;
            node = node.Runs[run].Below;
        }

        return rank;
    }

    private void FreePoint(long rank, int firstAxis, Span<long> point)
    {
        for (int axis = _axes.Count - 1; axis >= firstAxis; axis--)
        {
            point[axis] = rank % _axes[axis].Count;
            rank /= _axes[axis].Count;
        }
    }

    private long FreeRank(int firstAxis, ReadOnlySpan<long> point)
    {
        long rank = 0;
        for (int axis = firstAxis; axis < _axes.Count; axis++)
            rank = rank * _axes[axis].Count + point[axis];
        return rank;
    }

    private Node Build(int axis, BigInteger boxes)
    {
        if (_nodes.TryGetValue((axis, boxes), out Node? known))
            return known;

        Node node;
        if (boxes.IsZero)
            node = new Node(_axes.Skip(axis).Aggregate(1L, (product, next) => checked(product * next.Count)), null);
        else if (axis == _axes.Count)
            node = new Node(0, null);
        else
            node = Build(_runs[axis].Select(run => (run.Length, Below: Build(axis + 1, boxes & run.Signature))));

        _nodes.Add((axis, boxes), node);
        return node;
    }

    private static Node Build(IEnumerable<(long Length, Node Below)> children)
    {
        List<Run> runs = [];
        long value = 0;
        long points = 0;
        foreach ((long length, Node below) in children)
        {
            runs.Add(new Run(value, points, below));
            value += length;
            points = checked(points + length * below.Count);
        }

        return new Node(points, [.. runs]);
    }

    /// <param name="FirstValue">The place of the run's first value on its axis.</param>
    /// <param name="PointsBefore">The points below the runs before it.</param>
    /// <param name="Below">What is below each of its values.</param>
    private readonly record struct Run(long FirstValue, long PointsBefore, Node Below);

    /// <param name="Count">The points below.</param>
    /// <param name="Runs">The runs of the axis; null where what is below is a plain box, or nothing.</param>
    private sealed record Node(long Count, Run[]? Runs)
    {
        /// <summary>The last run that begins at or before the rank; runs without points are never the last such.</summary>
        public int RunAt(long rank) => Last(run => run.PointsBefore <= rank);

        public int RunOf(long value) => Last(run => run.FirstValue <= value);

        private int Last(Func<Run, bool> begins)
        {
            int low = 0;
            int high = Runs!.Length - 1;
            while (low < high)
            {
                int middle = (low + high + 1) / 2;
                if (begins(Runs[middle]))
                    low = middle;
                else
                    high = middle - 1;
            }

            return low;
        }
    }
}
