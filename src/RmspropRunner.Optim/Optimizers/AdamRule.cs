using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Optimizers;

/// <summary>Adam and what is made from it by a switch: settings are lr, β₁, β₂, ε and, where the step decays x, λ.</summary>
/// <typeparam name="TCorrected">m and v are divided by 1 − β₁^t and 1 − β₂^t.</typeparam>
/// <typeparam name="TMaximum">The largest v so far divides, not the last.</typeparam>
/// <typeparam name="TDecayed">x shrinks by lr·λ before the step.</typeparam>
internal readonly struct AdamRule<TCorrected, TMaximum, TDecayed> : IUpdateRule
    where TCorrected : struct, ISwitch
    where TMaximum : struct, ISwitch
    where TDecayed : struct, ISwitch
{
    public static int StateCount => TMaximum.IsOn ? 3 : 2;

    public static bool IsCoordinatewise => true;

    public static int SharedStateCount => TCorrected.IsOn ? 2 : 0;

    public static double InitialState(int index, ReadOnlySpan<double> settings) => index < StateCount ? 0 : 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient, Rows<TLanes> state, Rows<TLanes> settings)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.All(1);
        TLanes learningRate = settings[0];
        TLanes beta1 = settings[1];
        TLanes beta2 = settings[2];
        TLanes epsilon = settings[3];
        TLanes fresh1 = one - beta1;
        TLanes fresh2 = one - beta2;
        Rows<TLanes> means = state.Slice(0, x.Count);
        Rows<TLanes> squares = state.Slice(x.Count, x.Count);
        Rows<TLanes> maxima = state.Slice(2 * x.Count, x.Count);

        TLanes kept = TDecayed.IsOn ? one - learningRate * settings[4] : default;
        TLanes rate = learningRate;
        TLanes root = default;
        if (TCorrected.IsOn)
        {
            Rows<TLanes> powers = state.Slice(StateCount * x.Count, 2);
            TLanes power1 = powers[0] * beta1;
            TLanes power2 = powers[1] * beta2;
            powers[0] = power1;
            powers[1] = power2;
            rate = learningRate / (one - power1);
            root = TLanes.Sqrt(one - power2);
        }

        for (int i = 0; i < x.Count; i++)
        {
            TLanes g = gradient[i];
            TLanes m = beta1 * means[i] + fresh1 * g;
            TLanes v = beta2 * squares[i] + (fresh2 * g) * g;
            means[i] = m;
            squares[i] = v;
            if (TMaximum.IsOn)
            {
                v = LaneMath.Max(maxima[i], v);
                maxima[i] = v;
            }

            TLanes divisor = TLanes.Sqrt(v);
            if (TCorrected.IsOn)
                divisor /= root;
            TLanes from = TDecayed.IsOn ? x[i] * kept : x[i];
            x[i] = from - (rate * m) / (divisor + epsilon);
        }
    }
}
