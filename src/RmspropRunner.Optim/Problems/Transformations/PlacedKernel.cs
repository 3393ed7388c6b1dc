using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>Evaluates another kernel where a <see cref="PlacementMap"/> says, in a block of its own beside the trials'.</summary>
internal static class PlacedKernel
{
    public static ObjectiveKernel Create(ObjectiveKernel inner, PlacementMap map, LaneWidth width) => width switch
    {
        LaneWidth.Vector512 => new Kernel<Lanes512>(inner, map, width),
        LaneWidth.Vector256 => new Kernel<Lanes256>(inner, map, width),
        LaneWidth.Vector128 => new Kernel<Lanes128>(inner, map, width),
        _ => new Kernel<ScalarLane>(inner, map, width),
    };

    private sealed class Kernel<TLanes>(ObjectiveKernel inner, PlacementMap map, LaneWidth width) : ObjectiveKernel
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly InnerBlock _beside = new(width);

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Evaluate(LaneBlock block, int iteration)
        {
            LaneBlock placed = _beside.For(block);
            int n = block.Layout.Dimension;
            for (int lane = 0; lane < block.Count; lane += TLanes.Width)
            {
                map.Place(
                    block.Rows<TLanes>(block.Layout.X, n, lane),
                    placed.Rows<TLanes>(placed.Layout.X, n, lane),
                    placed.Rows<TLanes>(placed.Layout.Gradient, n, lane));
            }

            inner.Evaluate(placed, iteration);
            for (int lane = 0; lane < block.Count; lane += TLanes.Width)
            {
                map.TurnBack(
                    placed.Rows<TLanes>(placed.Layout.Gradient, n, lane),
                    block.Rows<TLanes>(block.Layout.Gradient, n, lane));
            }

            block.Copy(placed, placed.Layout.Objective, block.Layout.Objective, 1);
        }
    }
}
