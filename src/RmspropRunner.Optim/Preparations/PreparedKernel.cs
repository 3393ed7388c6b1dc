using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Preparations;

/// <summary>Clips and decays, then takes the rule's own step.</summary>
internal static class PreparedKernel
{
    public static UpdateKernel Create(UpdateKernel own, PreparationRows rows, LaneWidth width) => width switch
    {
        LaneWidth.Vector512 => new Kernel<Lanes512>(own, rows),
        LaneWidth.Vector256 => new Kernel<Lanes256>(own, rows),
        LaneWidth.Vector128 => new Kernel<Lanes128>(own, rows),
        _ => new Kernel<ScalarLane>(own, rows),
    };

    private sealed class Kernel<TLanes>(UpdateKernel own, PreparationRows rows) : UpdateKernel
        where TLanes : struct, ILanes<TLanes>
    {
        // Above 2^480, squares might overflow; multiplied with 2^−600 they do not, and lose no bits that count.
        private const double Large = 3.1217485503159922e144;
        private const double Shrink = 2.409919865102884e-181;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Step(LaneBlock block, int iteration)
        {
            BlockRows layout = block.Layout;
            for (int lane = 0; lane < block.Count; lane += TLanes.Width)
            {
                Rows<TLanes> x = block.Rows<TLanes>(layout.X, layout.Dimension, lane);
                Rows<TLanes> gradient = block.Rows<TLanes>(layout.Gradient, layout.Dimension, lane);
                Rows<TLanes> settings = block.Rows<TLanes>(layout.Settings, layout.SettingCount, lane);
                if (rows.ClipValue >= 0)
                    ClipEach(gradient, settings[rows.ClipValue]);
                if (rows.ClipNorm >= 0)
                    ClipNorm(gradient, settings[rows.ClipNorm]);
                if (rows.WeightDecay >= 0)
                    Add(gradient, settings[rows.WeightDecay], x);
                if (rows.DecoupledWeightDecay >= 0)
                    Add(x, -(settings[rows.LearningRate] * settings[rows.DecoupledWeightDecay]), x);
            }

            own.Step(block, iteration);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void ClipEach(Rows<TLanes> gradient, TLanes most)
        {
            for (int i = 0; i < gradient.Count; i++)
                gradient[i] = LaneMath.Clip(gradient[i], most);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void ClipNorm(Rows<TLanes> gradient, TLanes most)
        {
            TLanes largest = TLanes.All(0);
            for (int i = 0; i < gradient.Count; i++)
                largest = LaneMath.Max(TLanes.Abs(gradient[i]), largest);
            TLanes scale = TLanes.Select(TLanes.LessThan(TLanes.All(Large), largest), TLanes.All(Shrink), TLanes.All(1));

            TLanes sum = TLanes.All(0);
            for (int i = 0; i < gradient.Count; i++)
            {
                TLanes g = gradient[i] * scale;
                sum += g * g;
            }

            TLanes norm = TLanes.Sqrt(sum) / scale;
            TLanes factor = TLanes.Select(TLanes.LessThan(most, norm), most / norm, TLanes.All(1));
            for (int i = 0; i < gradient.Count; i++)
                gradient[i] *= factor;
        }

        /// <summary>sum ← sum + factor·x, where sum may be x.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Add(Rows<TLanes> sum, TLanes factor, Rows<TLanes> x)
        {
            for (int i = 0; i < sum.Count; i++)
                sum[i] += factor * x[i];
        }
    }
}
