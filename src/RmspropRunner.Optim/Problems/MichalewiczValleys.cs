using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems;

/// <summary>
/// Where sin x·sin²⁰(i·x²/π) is largest between 0 and π, for each i: since the coordinates of Michalewicz's function do not
/// meet, these are its minimiser in every dimension.
/// </summary>
internal static class MichalewiczValleys
{
    public static double[] Minimiser(int dimension) => [.. Enumerable.Range(1, dimension).Select(Deepest)];

    public static double Minimum(int dimension) =>
        -Enumerable.Range(1, dimension).Aggregate(0.0, (sum, i) => sum + Depth(i, Deepest(i)));

    private static double Deepest(int i)
    {
        // Valley k lies where i·x²/π is between k·π and (k + 1)·π, at about x = π·√((k + ½)/i); the best is near x = π/2.
        int nearest = i / 4;
        return Enumerable.Range(nearest - 1, 3).Where(k => k >= 0 && k < i)
            .Select(k => Bottom(i, Math.PI * Math.Sqrt((k + 0.5) / i)))
            .MaxBy(x => Depth(i, x));
    }

    /// <summary>Newton's steps to where the derivative of the logarithm, cot x + 40·i·x/π·cot(i·x²/π), is 0.</summary>
    private static double Bottom(int i, double x)
    {
        for (int step = 0; step < 8; step++)
        {
            (double sin, double cos, double innerSin, double innerCos) = Waves(i, x);
            double inner = innerCos / innerSin;
            double slope = cos / sin + 40 * i / Math.PI * x * inner;
            double bend = -1 / (sin * sin) + 40 * i / Math.PI * (inner - 2 * i * x * x / Math.PI / (innerSin * innerSin));
            x -= slope / bend;
        }

        return x;
    }

    private static double Depth(int i, double x)
    {
        (double sin, _, double innerSin, _) = Waves(i, x);
        return sin * Elementary.Pow(ScalarLane.All(innerSin), 20).Value;
    }

    private static (double Sin, double Cos, double InnerSin, double InnerCos) Waves(int i, double x)
    {
        Elementary.SinCos(ScalarLane.All(x), out ScalarLane sin, out ScalarLane cos);
        Elementary.SinCos(ScalarLane.All(i / Math.PI * x * x), out ScalarLane innerSin, out ScalarLane innerCos);
        return (sin.Value, cos.Value, innerSin.Value, innerCos.Value);
    }
}
