using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Learning.Data;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.Optim.Learning.Networks;

/// <summary>Loss (without the penalty) and accuracy over all training rows, and over the test rows where there are some.</summary>
internal static class NetworkMetrics
{
    public static IPointMetrics Create(Network network, LearningData data, LaneWidth width) => width switch
    {
        LaneWidth.Vector512 => new Metrics<Lanes512>(network, data),
        LaneWidth.Vector256 => new Metrics<Lanes256>(network, data),
        LaneWidth.Vector128 => new Metrics<Lanes128>(network, data),
        _ => new Metrics<ScalarLane>(network, data),
    };

    /// <summary>Here a lane is a row, and all have the same parameters; losses are added row by row, so the width does not show.</summary>
    private sealed class Metrics<TLanes>(Network network, LearningData data) : IPointMetrics
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly LaneScratch<TLanes> _x = new(network.ParameterCount);
        private readonly LaneScratch<TLanes> _cost = new(1);
        private readonly NetworkPass<TLanes> _training = new(network, data.Training);
        private readonly NetworkPass<TLanes>? _test = data.Test is null ? null : new(network, data.Test);

        public void Measure(ReadOnlySpan<double> x, Span<double> values)
        {
            Rows<TLanes> parameters = _x.Rows;
            for (int i = 0; i < x.Length; i++)
                parameters[i] = TLanes.All(x[i]);

            values.Fill(double.NaN);
            (values[(int)PointMetric.Loss], values[(int)PointMetric.Accuracy]) = Measure(_training, data.Training.Count);
            if (_test is not null)
                (values[(int)PointMetric.TestLoss], values[(int)PointMetric.TestAccuracy]) = Measure(_test, data.Test!.Count);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private (double Loss, double Accuracy) Measure(NetworkPass<TLanes> pass, int count)
        {
            double sum = 0;
            int right = 0;
            Rows<TLanes> cost = _cost.Rows;
            for (int row = 0; row < count; row += TLanes.Width)
            {
                // Lanes past the last row repeat it, and are not counted.
                for (int lane = 0; lane < TLanes.Width; lane++)
                    pass.TakeRow(lane, Math.Min(row + lane, count - 1));
                pass.Forward(_x.Rows);
                cost[0] = pass.Cost();
                uint isRight = network.Loss == Loss.SquaredError ? 0 : TLanes.Bits(pass.IsRight());
                for (int lane = 0; lane < Math.Min(TLanes.Width, count - row); lane++)
                {
                    sum += _cost[0, lane];
                    right += (int)((isRight >> lane) & 1);
                }
            }

            return (sum / count, network.Loss == Loss.SquaredError ? double.NaN : (double)right / count);
        }
    }
}
