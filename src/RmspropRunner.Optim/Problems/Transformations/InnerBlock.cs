using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>A block for a kernel within another one: the same trials in the same lanes, at other points.</summary>
internal sealed class InnerBlock(LaneWidth width)
{
    private LaneBlock? _block;

    /// <summary>A block with as many trials, and their seeds; its x is still to be written.</summary>
    public LaneBlock For(LaneBlock outer)
    {
        if (_block is null || _block.Lanes != outer.Lanes)
            _block = new LaneBlock(new BlockRows(outer.Layout.Dimension, 0, 0, keepsPrevious: false, keepsBest: false), outer.Lanes, width);
        _block.Count = outer.Count;
        _block.Copy(outer, outer.Layout.Seed, _block.Layout.Seed, 1);
        return _block;
    }
}
