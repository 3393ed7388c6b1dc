using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Learning.Data;
using RmspropRunner.Optim.Learning.Networks;

namespace RmspropRunner.Optim.Learning.Batches;

/// <summary>
/// The mean loss of a network over each iteration's batch, and half the penalty times the sum of the squared weights, with
/// the gradient. Trials of different seeds meet different rows, so each lane takes its own.
/// </summary>
internal static class BatchKernel
{
    public static ObjectiveKernel Create(Network network, DataRows data, BatchPlan batches, double penalty, LaneWidth width) => width switch
    {
        LaneWidth.Vector512 => new Kernel<Lanes512>(network, data, batches, penalty),
        LaneWidth.Vector256 => new Kernel<Lanes256>(network, data, batches, penalty),
        LaneWidth.Vector128 => new Kernel<Lanes128>(network, data, batches, penalty),
        _ => new Kernel<ScalarLane>(network, data, batches, penalty),
    };

    private sealed class Kernel<TLanes>(Network network, DataRows data, BatchPlan batches, double penalty) : ObjectiveKernel
        where TLanes : struct, ILanes<TLanes>
    {
        private readonly NetworkPass<TLanes> _pass = new(network, data);
        private readonly RowOrder[] _orders = new RowOrder[TLanes.Width];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Evaluate(LaneBlock block, int iteration)
        {
            BlockRows rows = block.Layout;
            Batch batch = batches.At(iteration);
            for (int lane = 0; lane < block.Count; lane += TLanes.Width)
            {
                Rows<TLanes> x = block.Rows<TLanes>(rows.X, rows.Dimension, lane);
                Rows<TLanes> gradient = block.Rows<TLanes>(rows.Gradient, rows.Dimension, lane);
                Rows<TLanes> value = block.Rows<TLanes>(rows.Objective, 1, lane);
                for (int i = 0; i < gradient.Count; i++)
                    gradient[i] = TLanes.All(0);
                if (batches.IsDrawn)
                {
                    for (int each = 0; each < _orders.Length; each++)
                        _orders[each] = batches.Order((uint)block[rows.Seed, lane + each], batch.Epoch);
                }

                TLanes sum = TLanes.All(0);
                for (int place = batch.First; place < batch.First + batch.Count; place++)
                {
                    TakeRows(place);
                    _pass.Forward(x);
                    sum += _pass.Cost();
                    _pass.Backward(x, gradient);
                }

                TLanes count = TLanes.All(batch.Count);
                for (int i = 0; i < gradient.Count; i++)
                    gradient[i] = gradient[i] / count;
                value[0] = penalty == 0 ? sum / count : sum / count + Penalise(x, gradient);
            }
        }

        private void TakeRows(int place)
        {
            if (!batches.IsDrawn)
            {
                _pass.TakeRow(place);
                return;
            }

            for (int each = 0; each < _orders.Length; each++)
                _pass.TakeRow(each, _orders[each][place]);
        }

        /// <summary>λ/2 · Σ w², whose gradient is added; biases are free.</summary>
        private TLanes Penalise(Rows<TLanes> x, Rows<TLanes> gradient)
        {
            TLanes lambda = TLanes.All(penalty);
            TLanes squares = TLanes.All(0);
            int parameter = 0;
            for (int layer = 1; layer < network.Sizes.Length; layer++)
            {
                int weights = network.Sizes[layer - 1] * network.Sizes[layer];
                for (int i = parameter; i < parameter + weights; i++)
                {
                    squares += x[i] * x[i];
                    gradient[i] += lambda * x[i];
                }

                parameter += weights + network.Sizes[layer];
            }

            return TLanes.All(penalty / 2) * squares;
        }
    }
}
