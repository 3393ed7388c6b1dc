using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>
/// Every framework's RMSProp in one loop: v ← ρ·v + (1−ρ)·g², a divisor d from v, and a step of lr·g/d, straight or
/// through a momentum buffer. What they disagree on are switches.
/// </summary>
/// <remarks>Settings are read by place, so variants list theirs in this order: see the constants.</remarks>
/// <typeparam name="TInside">d = √(v̂ + ε) instead of √v̂ + ε.</typeparam>
/// <typeparam name="TCentred">v̂ = v − m², m being the decaying mean of g.</typeparam>
/// <typeparam name="TBuffered">The step goes through a buffer b that decays by μ.</typeparam>
/// <typeparam name="TRateInBuffer">The buffer sums lr·g/d instead of g/d.</typeparam>
/// <typeparam name="TNesterov">The step looks ahead: u + μ·b instead of b, u being what the buffer took in.</typeparam>
/// <typeparam name="TCorrected">v and m are divided by 1 − ρ^t in step t.</typeparam>
/// <typeparam name="TDecayed">λ·x is added to g.</typeparam>
/// <typeparam name="TAccumulator">v before the first step.</typeparam>
internal readonly struct RmspropRule<TInside, TCentred, TBuffered, TRateInBuffer, TNesterov, TCorrected, TDecayed, TAccumulator> : IUpdateRule
    where TInside : struct, ISwitch
    where TCentred : struct, ISwitch
    where TBuffered : struct, ISwitch
    where TRateInBuffer : struct, ISwitch
    where TNesterov : struct, ISwitch
    where TCorrected : struct, ISwitch
    where TDecayed : struct, ISwitch
    where TAccumulator : struct, IInitialAccumulator
{
    private const int LearningRate = 0;
    private const int Rho = 1;
    private const int Epsilon = 2;
    private const int Momentum = 3;
    private const int WeightDecay = 5;

    public static int StateCount => 1 + (TCentred.IsOn ? 1 : 0) + (TBuffered.IsOn ? 1 : 0);

    public static bool IsCoordinatewise => true;

    public static int SharedStateCount => TCorrected.IsOn ? 1 : 0;

    public static double InitialState(int index, ReadOnlySpan<double> settings) =>
        index == 0 ? TAccumulator.Of(settings)
        : index == StateCount ? 1
        : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes learningRate = settings[LearningRate];
        TLanes rho = settings[Rho];
        TLanes epsilon = settings[Epsilon];
        TLanes fresh = TLanes.All(1) - rho;
        TLanes momentum = TBuffered.IsOn ? settings[Momentum] : default;
        TLanes weightDecay = TDecayed.IsOn ? settings[WeightDecay] : default;

        Rows<TLanes> squares = state.Slice(0, x.Count);
        Rows<TLanes> means = state.Slice(x.Count, x.Count);
        Rows<TLanes> buffers = state.Slice(TCentred.IsOn ? 2 * x.Count : x.Count, x.Count);

        TLanes correction = default;
        if (TCorrected.IsOn)
        {
            Rows<TLanes> powers = state.Slice(StateCount * x.Count, 1);
            TLanes power = powers[0] * rho;
            powers[0] = power;
            correction = TLanes.All(1) - power;
        }

        for (int i = 0; i < x.Count; i++)
        {
            TLanes g = gradient[i];
            if (TDecayed.IsOn)
                g += weightDecay * x[i];
            TLanes v = rho * squares[i] + (fresh * g) * g;
            squares[i] = v;
            if (TCorrected.IsOn)
                v /= correction;
            if (TCentred.IsOn)
            {
                TLanes mean = rho * means[i] + fresh * g;
                means[i] = mean;
                if (TCorrected.IsOn)
                    mean /= correction;
                v -= mean * mean;
            }

            TLanes divisor = TInside.IsOn ? TLanes.Sqrt(v + epsilon) : TLanes.Sqrt(v) + epsilon;
            if (!TBuffered.IsOn)
            {
                x[i] = x[i] - (learningRate * g) / divisor;
                continue;
            }

            TLanes taken = TRateInBuffer.IsOn ? (learningRate * g) / divisor : g / divisor;
            TLanes buffer = momentum * buffers[i] + taken;
            buffers[i] = buffer;
            TLanes step = TNesterov.IsOn ? taken + momentum * buffer : buffer;
            x[i] = x[i] - (TRateInBuffer.IsOn ? step : learningRate * step);
        }
    }
}
