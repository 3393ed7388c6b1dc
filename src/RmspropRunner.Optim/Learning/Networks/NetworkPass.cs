using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Learning.Data;

namespace RmspropRunner.Optim.Learning.Networks;

/// <summary>Takes one row a lane through a network, forward and back. Every lane's arithmetic is the same at every width.</summary>
internal sealed class NetworkPass<TLanes>(Network network, DataRows data)
    where TLanes : struct, ILanes<TLanes>
{
    private readonly int[] _sizes = network.Sizes;

    /// <summary>Features, hidden units after their activation, outputs.</summary>
    private readonly LaneScratch<TLanes> _units = new(network.UnitCount);

    /// <summary>The loss's slope by each unit's sum.</summary>
    private readonly LaneScratch<TLanes> _slopes = new(network.UnitCount);

    private readonly LaneScratch<TLanes> _target = new(1);

    private TLanes Target => _target.Rows[0];

    /// <summary>Every lane takes the same row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeRow(int row)
    {
        Rows<TLanes> units = _units.Rows;
        ReadOnlySpan<double> features = data.Row(row);
        for (int i = 0; i < features.Length; i++)
            units[i] = TLanes.All(features[i]);
        Rows<TLanes> target = _target.Rows;
        target[0] = TLanes.All(data.Targets[row]);
    }

    /// <summary>One lane takes a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeRow(int lane, int row)
    {
        ReadOnlySpan<double> features = data.Row(row);
        for (int i = 0; i < features.Length; i++)
            _units[i, lane] = features[i];
        _target[0, lane] = data.Targets[row];
    }

    /// <summary>The outputs for the lanes' rows, with these parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(Rows<TLanes> x)
    {
        Rows<TLanes> all = _units.Rows;
        int parameter = 0;
        int unit = 0;
        for (int layer = 1; layer < _sizes.Length; layer++)
        {
            int inputCount = _sizes[layer - 1];
            Rows<TLanes> inputs = all.Slice(unit, inputCount);
            Rows<TLanes> units = all.Slice(unit + inputCount, _sizes[layer]);
            Rows<TLanes> biases = x.Slice(parameter + inputCount * units.Count, units.Count);
            for (int u = 0; u < units.Count; u++)
            {
                Rows<TLanes> weights = x.Slice(parameter + u * inputCount, inputCount);
                TLanes sum = biases[u];
                for (int i = 0; i < inputs.Count; i++)
                    sum += weights[i] * inputs[i];
                units[u] = sum;
            }

            if (layer < _sizes.Length - 1)
                Activate(units);
            parameter += (inputCount + 1) * units.Count;
            unit += inputCount;
        }
    }

    /// <summary>Adds the gradient of the last loss, by the parameters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(Rows<TLanes> x, Rows<TLanes> gradient)
    {
        Rows<TLanes> all = _units.Rows;
        Rows<TLanes> allSlopes = _slopes.Rows;
        int parameter = x.Count;
        int unit = network.UnitCount - network.Outputs;
        for (int layer = _sizes.Length - 1; layer > 0; layer--)
        {
            int inputCount = _sizes[layer - 1];
            Rows<TLanes> slopes = allSlopes.Slice(unit, _sizes[layer]);
            unit -= inputCount;
            parameter -= (inputCount + 1) * slopes.Count;
            Rows<TLanes> inputs = all.Slice(unit, inputCount);
            Rows<TLanes> biases = gradient.Slice(parameter + inputCount * slopes.Count, slopes.Count);
            for (int u = 0; u < slopes.Count; u++)
            {
                TLanes slope = slopes[u];
                biases[u] += slope;
                Rows<TLanes> weights = gradient.Slice(parameter + u * inputCount, inputCount);
                for (int i = 0; i < inputs.Count; i++)
                    weights[i] += slope * inputs[i];
            }

            // The features have no slope that anybody needs.
            if (layer > 1)
                Propagate(x.Slice(parameter, inputCount * slopes.Count), slopes, inputs, allSlopes.Slice(unit, inputCount));
        }
    }

    /// <summary>What the lanes' rows cost, given the outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TLanes Cost()
    {
        int first = network.UnitCount - network.Outputs;
        Rows<TLanes> outputs = _units.Rows.Slice(first, network.Outputs);
        Rows<TLanes> slopes = _slopes.Rows.Slice(first, network.Outputs);
        return network.Loss switch
        {
            Loss.SquaredError => Losses.SquaredError(outputs, Target, slopes),
            Loss.Logistic => Losses.Logistic(outputs, Target, slopes),
            _ => Losses.CrossEntropy(outputs, Target, slopes),
        };
    }

    /// <summary>The mask of lanes whose output says the class that the row has.</summary>
    public TLanes IsRight()
    {
        Rows<TLanes> outputs = _units.Rows.Slice(network.UnitCount - network.Outputs, network.Outputs);
        TLanes zero = TLanes.All(0);
        if (network.Loss == Loss.Logistic)
            return TLanes.Equal(Target, TLanes.Select(TLanes.LessThan(zero, outputs[0]), TLanes.All(1), zero));
        TLanes largest = outputs[0];
        TLanes said = zero;
        for (int c = 1; c < outputs.Count; c++)
        {
            TLanes isLarger = TLanes.LessThan(largest, outputs[c]);
            largest = TLanes.Select(isLarger, outputs[c], largest);
            said = TLanes.Select(isLarger, TLanes.All(c), said);
        }

        return TLanes.Equal(Target, said);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Activate(Rows<TLanes> units)
    {
        if (network.Activation == Activation.Tanh)
        {
            for (int u = 0; u < units.Count; u++)
                units[u] = Elementary.Tanh(units[u]);
            return;
        }

        // Asked this way round, NaN stays NaN, and the trial is seen to diverge.
        TLanes zero = TLanes.All(0);
        for (int u = 0; u < units.Count; u++)
            units[u] = TLanes.Select(TLanes.LessThanOrEqual(units[u], zero), zero, units[u]);
    }

    /// <summary>From the slopes of a layer to those of the hidden layer before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Propagate(Rows<TLanes> weights, Rows<TLanes> slopes, Rows<TLanes> inputs, Rows<TLanes> inputSlopes)
    {
        TLanes zero = TLanes.All(0);
        TLanes one = TLanes.All(1);
        bool isTanh = network.Activation == Activation.Tanh;
        for (int i = 0; i < inputs.Count; i++)
        {
            TLanes sum = zero;
            for (int u = 0; u < slopes.Count; u++)
                sum += weights[u * inputs.Count + i] * slopes[u];
            TLanes input = inputs[i];
            inputSlopes[i] = isTanh
                ? sum * (one - input * input)
                : TLanes.Select(TLanes.LessThanOrEqual(input, zero), zero, sum);
        }
    }
}
