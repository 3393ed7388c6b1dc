using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Schedules;

/// <summary>Sets the learning rate of all trials of a block.</summary>
internal abstract class ScheduleKernel
{
    /// <summary>Writes the learning rate of every live lane for the update after <paramref name="iteration"/> others.</summary>
    public abstract void Set(LaneBlock block, int iteration);

    public static ScheduleKernel Create<TSchedule>(LaneWidth width, ScheduleRows rows, int iterations)
        where TSchedule : struct, ISchedule => width switch
        {
            LaneWidth.Vector512 => new Kernel<TSchedule, Lanes512>(rows, iterations),
            LaneWidth.Vector256 => new Kernel<TSchedule, Lanes256>(rows, iterations),
            LaneWidth.Vector128 => new Kernel<TSchedule, Lanes128>(rows, iterations),
            _ => new Kernel<TSchedule, ScalarLane>(rows, iterations),
        };

    private sealed class Kernel<TSchedule, TLanes>(ScheduleRows rows, int iterations) : ScheduleKernel
        where TSchedule : struct, ISchedule
        where TLanes : struct, ILanes<TLanes>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Set(LaneBlock block, int iteration)
        {
            BlockRows layout = block.Layout;
            int given = layout.State + rows.ParameterState * layout.Dimension + rows.Given;
            for (int lane = 0; lane < block.Count; lane += TLanes.Width)
            {
                TLanes factor = TSchedule.Factor(
                    TLanes.All(iteration),
                    TLanes.All(iterations),
                    block.Rows<TLanes>(layout.Settings + rows.FirstParameter, rows.ParameterCount, lane),
                    block.Rows<TLanes>(given + 1, rows.StateCount, lane));
                Rows<TLanes> learningRate = block.Rows<TLanes>(layout.Settings + rows.LearningRate, 1, lane);
                learningRate[0] = block.Rows<TLanes>(given, 1, lane)[0] * factor;
            }
        }
    }
}
