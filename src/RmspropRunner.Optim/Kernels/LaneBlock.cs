using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>
/// The working state of some trials that run side by side: rows of doubles, one lane a trial, in one buffer aligned so that
/// no vector load crosses a cache line.
/// </summary>
/// <remarks>
/// The lanes of one vector lie together, row after row, and after them those of the next: from one row to the next it is a
/// vector's width, a constant that the JIT knows, and what a vector needs is in few cache lines.
/// </remarks>
/// <remarks>
/// Live trials fill lanes 0 to <see cref="Count"/> − 1. A finished one is replaced by the last live one, so vectors stay
/// full until fewer trials than lanes are left. Lanes from Count on, up to the vector's width, are computed and never read.
/// </remarks>
public sealed class LaneBlock
{
    /// <summary>
    /// A block has its pages for itself: a processor fetches ahead up to a page's end, and what it takes from another one's block
    /// there, the other has to take back at every iteration.
    /// </summary>
    private const int PageBytes = 4096;

    private readonly double[] _buffer;
    private readonly int _origin;
    private readonly int _width;

    /// <param name="rows">How the rows are divided.</param>
    /// <param name="capacity">The most trials it holds, in lanes; rounded up to whole vectors.</param>
    /// <param name="width">The width of the kernels that will run on it.</param>
    public LaneBlock(BlockRows rows, int capacity, LaneWidth width)
        : this(rows, LaneUse.Trials, rows.Dimension, (capacity + (int)width - 1) / (int)width * (int)width, width)
    {
    }

    private LaneBlock(BlockRows rows, LaneUse use, int dimension, int lanes, LaneWidth width)
    {
        Layout = rows;
        Use = use;
        Dimension = dimension;
        Lanes = lanes;
        _width = (int)width;
        const int page = PageBytes / sizeof(double);
        int pages = checked(rows.Total * lanes + page - 1) / page + 1;
        _buffer = GC.AllocateArray<double>(checked(pages * page), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
        _origin = (int)((PageBytes - address % PageBytes) % PageBytes) / sizeof(double);
    }

    /// <summary>A block for one trial at a time, whose parameters are in the lanes.</summary>
    /// <param name="rows">How the rows are divided, with <see cref="RowsOf"/> for a dimension.</param>
    /// <param name="dimension">n, the number of parameters.</param>
    /// <param name="width">The width of the kernels that will run on it.</param>
    public static LaneBlock OfParameters(BlockRows rows, int dimension, LaneWidth width) =>
        new(rows, LaneUse.Parameters, dimension, (int)width, width);

    /// <summary>How many rows <paramref name="dimension"/> parameters of one trial take.</summary>
    public static int RowsOf(int dimension, LaneWidth width) => (dimension + (int)width - 1) / (int)width;

    public BlockRows Layout { get; }

    public LaneUse Use { get; }

    /// <summary>n, the number of parameters of a trial.</summary>
    public int Dimension { get; }

    /// <summary>How many lanes there are: whole vectors.</summary>
    public int Lanes { get; }

    /// <summary>Trials still running.</summary>
    public int Count { get; set; }

    public ref double this[int row, int lane] => ref _buffer[PlaceOf(row, lane)];

    /// <summary>Sets something that the trial in <paramref name="lane"/> has once.</summary>
    public void Set(int row, int lane, double value)
    {
        if (Use == LaneUse.Trials)
            this[row, lane] = value;
        else
            Fill(row, value);
    }

    /// <summary>Reads a value of each parameter of the trial in <paramref name="lane"/>, in the rows from <paramref name="first"/> on.</summary>
    public void Read(int first, int lane, Span<double> destination)
    {
        if (Use == LaneUse.Parameters)
        {
            Parameters(first)[..destination.Length].CopyTo(destination);
            return;
        }

        for (int i = 0; i < destination.Length; i++)
            destination[i] = this[first + i, lane];
    }

    /// <summary>Writes a value of each parameter of the trial in <paramref name="lane"/>, in the rows from <paramref name="first"/> on.</summary>
    public void Write(int first, int lane, ReadOnlySpan<double> source)
    {
        if (Use == LaneUse.Parameters)
        {
            // Lanes behind the last parameter are computed and never read: zeros compute nothing unusual.
            Fill(first + Layout.Dimension - 1, 0);
            source.CopyTo(Parameters(first));
            return;
        }

        for (int i = 0; i < source.Length; i++)
            this[first + i, lane] = source[i];
    }

    /// <summary>Sets a row in all lanes.</summary>
    public void Fill(int row, double value)
    {
        for (int lane = 0; lane < Lanes; lane++)
            this[row, lane] = value;
    }

    /// <summary>Copies <paramref name="count"/> rows of all lanes out of a block with as many.</summary>
    public void Copy(LaneBlock source, int from, int to, int count)
    {
        for (int lane = 0; lane < Lanes; lane += _width)
        {
            source._buffer.AsSpan(source.PlaceOf(from, lane), count * _width)
                .CopyTo(_buffer.AsSpan(PlaceOf(to, lane), count * _width));
        }
    }

    /// <summary>The parameters in the rows from <paramref name="first"/> on, one after another, where the lanes are parameters.</summary>
    public Span<double> Parameters(int first) => _buffer.AsSpan(PlaceOf(first, 0), Dimension);

    /// <summary>The same for kernels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ParameterRow ParameterRow(int first) =>
        new(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), PlaceOf(first, 0)), Dimension);

    /// <summary>The <paramref name="count"/> rows from <paramref name="first"/> on, in the vector that starts at <paramref name="lane"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows<TLanes> Rows<TLanes>(int first, int count, int lane)
        where TLanes : struct, ILanes<TLanes> => Vector<TLanes>(lane).Slice(first, count);

    /// <summary>All rows of the vector that starts at <paramref name="lane"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows<TLanes> Vector<TLanes>(int lane)
        where TLanes : struct, ILanes<TLanes> =>
        new(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), _origin + lane * Layout.Total), Layout.Total);

    /// <summary>Takes a finished trial's lane out, moving the last live one into its place.</summary>
    public void Remove(int lane)
    {
        Count--;
        if (lane == Count)
            return;
        for (int row = 0; row < Layout.Total; row++)
            this[row, lane] = this[row, Count];
    }

    private int PlaceOf(int row, int lane)
    {
        // Widths are powers of two, which the JIT cannot know: it would divide.
        int withinVector = lane & (_width - 1);
        return _origin + (lane - withinVector) * Layout.Total + row * _width + withinVector;
    }
}
