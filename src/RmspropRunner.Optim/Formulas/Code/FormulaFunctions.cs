using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Formulas.Code;

/// <summary>What compiled formulas call, for the operations that are more than one instruction.</summary>
/// <typeparam name="TLanes">The lanes that compute.</typeparam>
/// <typeparam name="TVector">What compiled code has in their place, with the same bits: a vector of doubles, or a double.</typeparam>
internal static class FormulaFunctions<TLanes, TVector>
    where TLanes : struct, ILanes<TLanes>
    where TVector : struct
{
    // The long functions stay calls, so that a formula's code does not grow with each; they are compiled fully optimised at once.
    private const MethodImplOptions Called = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Called)]
    public static TVector Exp(TVector a) => Vector(Elementary.Exp(Lanes(a)));

    [MethodImpl(Called)]
    public static TVector Log(TVector a) => Vector(Elementary.Log(Lanes(a)));

    [MethodImpl(Called)]
    public static TVector Tanh(TVector a) => Vector(Elementary.Tanh(Lanes(a)));

    [MethodImpl(Called)]
    public static TVector SinCos(TVector a, out TVector cosine)
    {
        Elementary.SinCos(Lanes(a), out TLanes sin, out TLanes cos);
        cosine = Vector(cos);
        return Vector(sin);
    }

    [MethodImpl(Called)]
    public static TVector Power(TVector a, TVector b) => Vector(Elementary.Pow(Lanes(a), Lanes(b)));

    [MethodImpl(Called)]
    public static TVector WholePower(TVector a, int exponent) => Vector(Elementary.Pow(Lanes(a), exponent));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sign(TVector a)
    {
        // A NaN or a zero is its own sign.
        TLanes x = Lanes(a);
        TLanes zero = TLanes.All(0);
        TLanes ifNegative = TLanes.Select(TLanes.LessThan(x, zero), TLanes.All(-1), x);
        return Vector(TLanes.Select(TLanes.LessThan(zero, x), TLanes.All(1), ifNegative));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsZero(TVector a) => Vector(TLanes.Equal(Lanes(a), TLanes.All(0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MinIsSecond(TVector a, TVector b) => Vector(TLanes.Either(TLanes.LessThan(Lanes(b), Lanes(a)), IsNaN(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector MaxIsSecond(TVector a, TVector b) => Vector(TLanes.Either(TLanes.LessThan(Lanes(a), Lanes(b)), IsNaN(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Select(TVector mask, TVector whereSet, TVector elsewhere) =>
        Vector(TLanes.Select(Lanes(mask), Lanes(whereSet), Lanes(elsewhere)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes IsNaN(TVector a) => TLanes.Not(TLanes.Equal(Lanes(a), Lanes(a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Lanes(TVector vector) => Unsafe.BitCast<TVector, TLanes>(vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Vector(TLanes lanes) => Unsafe.BitCast<TLanes, TVector>(lanes);
}
