using System.Globalization;
using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>
/// Elementary functions from IEEE basic operations alone, so that they give the same bits at every vector width and
/// on every machine, which a C library or a fused vector routine does not promise.
/// </summary>
public static partial class Elementary
{
    /// <summary>Adding and taking away 1.5·2^52 rounds a double below 2^51 in size to the nearest integer, ties to even.</summary>
    private const double RoundingShift = 6755399441055744.0;

    private const double Log2E = 1.4426950408889634;
    private const double Ln10 = 2.302585092994046;

    // ln 2 in two parts; the first ends in zero bits, so that k times it is exact for |k| < 2^20.
    private const double Ln2High = 0.6931467056274414;
    private const double Ln2Low = 4.7493250390316726e-07;

    private const double LargestExp = 709.782712893384;
    private const double SmallestExp = -707.0;

    /// <summary>e^x to about 1 ulp; 0 below −707 (where the result would be under 1e−307), +∞ above 709.78.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes shifted = x * TLanes.All(Log2E) + TLanes.All(RoundingShift);
        TLanes k = shifted - TLanes.All(RoundingShift);
        TLanes high = x - k * TLanes.All(Ln2High);
        TLanes low = k * TLanes.All(Ln2Low);
        TLanes r = high - low;

        // Taylor's polynomial of degree 13, whose remainder is under 5e−18 for |r| ≤ ln 2 / 2.
        TLanes p = TLanes.All(1.6059043836821613e-10);
        p = p * r + TLanes.All(2.08767569878681e-09);
        p = p * r + TLanes.All(2.505210838544172e-08);
        p = p * r + TLanes.All(2.755731922398589e-07);
        p = p * r + TLanes.All(2.7557319223985893e-06);
        p = p * r + TLanes.All(2.48015873015873e-05);
        p = p * r + TLanes.All(0.0001984126984126984);
        p = p * r + TLanes.All(0.001388888888888889);
        p = p * r + TLanes.All(0.008333333333333333);
        p = p * r + TLanes.All(0.041666666666666664);
        p = p * r + TLanes.All(0.16666666666666666);
        p = p * r + TLanes.All(0.5);

        // 1 + high is rounded, and what was rounded off is added with the small terms, so that only one rounding counts.
        TLanes sum = TLanes.All(1) + high;
        TLanes roundedOff = (TLanes.All(1) - sum) + high;
        p = sum + (roundedOff + ((p * r) * r - low));

        // 2^k as 2 · 2^(k−1), since 2^1024 is not a double.
        TLanes result = (p * TLanes.PowerOfTwo(shifted - TLanes.All(1))) * TLanes.All(2);
        result = TLanes.Select(TLanes.LessThan(x, TLanes.All(SmallestExp)), TLanes.All(0), result);
        return TLanes.Select(TLanes.LessThan(TLanes.All(LargestExp), x), TLanes.All(double.PositiveInfinity), result);
    }

    /// <summary>
    /// sin 2πx and cos 2πx. The reduction to an eighth of a turn is exact, so the error stays about 1 ulp however many
    /// turns x makes, up to 2^49; beyond, x counts as a whole number of turns. NaN for a non-finite x.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurns<TLanes>(TLanes x, out TLanes sin, out TLanes cos)
        where TLanes : struct, ILanes<TLanes>
    {
        // x − x is 0, or NaN of what is not finite.
        TLanes isReducible = TLanes.LessThan(TLanes.Abs(x), TLanes.All(562949953421312.0));
        x = TLanes.Select(isReducible, x, x - x);
        TLanes shifted = x * TLanes.All(4) + TLanes.All(RoundingShift);
        TLanes r = TLanes.All(2) * x - (shifted - TLanes.All(RoundingShift)) * TLanes.All(0.5);
        TLanes rr = r * r;

        // sin πr and cos πr for |r| ≤ 1/4, by Taylor's polynomials of degree 15 and 16.
        TLanes s = TLanes.All(-2.1915353447830217e-05);
        s = s * rr + TLanes.All(0.00046630280576761255);
        s = s * rr + TLanes.All(-0.0073704309457143504);
        s = s * rr + TLanes.All(0.08214588661112823);
        s = s * rr + TLanes.All(-0.5992645293207921);
        s = s * rr + TLanes.All(2.5501640398773455);
        s = s * rr + TLanes.All(-5.16771278004997);
        s = (s * rr) * r + r * TLanes.All(Math.PI);

        TLanes c = TLanes.All(4.303069587032947e-06);
        c = c * rr + TLanes.All(-0.0001046381049248457);
        c = c * rr + TLanes.All(0.0019295743094039231);
        c = c * rr + TLanes.All(-0.02580689139001406);
        c = c * rr + TLanes.All(0.2353306303588932);
        c = c * rr + TLanes.All(-1.3352627688545895);
        c = c * rr + TLanes.All(4.0587121264167685);
        c = c * rr + TLanes.All(-4.934802200544679);
        c = c * rr + TLanes.All(1);

        TurnQuarters(shifted, s, c, out sin, out cos);
    }

    /// <summary>The natural logarithm of a positive, finite, normal double, to about 1 ulp.</summary>
    public static double Log(double x)
    {
        if (!double.IsNormal(x) || x < 0)
            throw new ArgumentOutOfRangeException(nameof(x), x, "The logarithm is taken of positive normal numbers.");
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh s with s = (m − 1) / (m + 1), |s| < 0.172, by its series.
        double s = (mantissa - 1) / (mantissa + 1);
        double ss = s * s;
        double series = 0;
        for (int n = 25; n >= 3; n -= 2)
            series = (series + 1.0 / n) * ss;
        return exponent * Ln2High + (exponent * Ln2Low + (2 * s * series + 2 * s));
    }

    /// <summary>e^x, as <see cref="Exp{TLanes}"/> computes it.</summary>
    public static double Exp(double x) => Exp(ScalarLane.All(x)).Value;

    /// <summary>log₁₀ x of a positive normal double, exact where x is a power of ten.</summary>
    public static double Log10(double x)
    {
        int exponent = (int)Math.Round(Log(x) / Ln10);
        return PowerOfTen(exponent) == x ? exponent : Log(x) / Ln10;
    }

    /// <summary>10^x, exact (to the nearest double) where x is an integer.</summary>
    public static double PowerOfTen(double x)
    {
        double whole = Math.Round(x);
        double power = double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{(int)whole}"), CultureInfo.InvariantCulture);
        return x == whole ? power : power * Exp((x - whole) * Ln10);
    }

    /// <summary>The sine and cosine of an angle and some quarters of a turn, of which <paramref name="shifted"/> is the number + 1.5·2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnQuarters<TLanes>(TLanes shifted, TLanes s, TLanes c, out TLanes sin, out TLanes cos)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes isOdd = TLanes.IsOdd(shifted);
        sin = TLanes.NegateInSecondHalf(TLanes.Select(isOdd, c, s), shifted);
        cos = TLanes.NegateInSecondHalf(TLanes.Select(isOdd, s, c), shifted + TLanes.All(1));
    }
}
