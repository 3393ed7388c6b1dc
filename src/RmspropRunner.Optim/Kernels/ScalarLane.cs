using System.Runtime.CompilerServices;

namespace RmspropRunner.Optim.Kernels;

/// <summary>One trial: the scalar reference that every vector width must match bit for bit.</summary>
public readonly struct ScalarLane : ILanes<ScalarLane>
{
    private static readonly double Set = BitConverter.UInt64BitsToDouble(ulong.MaxValue);

    private readonly double _value;

    private ScalarLane(double value) => _value = value;

    public static int Width => 1;

    public double Value => _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Load(ref readonly double source) => new(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double destination) => destination = _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane All(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator +(ScalarLane left, ScalarLane right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator -(ScalarLane left, ScalarLane right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator *(ScalarLane left, ScalarLane right) => new(left._value * right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator /(ScalarLane left, ScalarLane right) => new(left._value / right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator -(ScalarLane value) => new(-value._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Sqrt(ScalarLane value) => new(Math.Sqrt(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Abs(ScalarLane value) => new(Math.Abs(value._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane PowerOfTwo(ScalarLane shifted) =>
        new(BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(shifted._value) + 1023L) << 52));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Exponent(ScalarLane value) =>
        new(BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(value._value) >>> FloatBits.FractionLength) | FloatBits.TwoTo52) - FloatBits.ExponentOffset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Significand(ScalarLane value) =>
        new(BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(value._value) & FloatBits.Fraction) | FloatBits.One));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane IsOdd(ScalarLane shifted) => Mask((BitConverter.DoubleToInt64Bits(shifted._value) & 1) != 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane NegateInSecondHalf(ScalarLane value, ScalarLane shifted) =>
        new(BitConverter.Int64BitsToDouble(((BitConverter.DoubleToInt64Bits(shifted._value) << 62) & long.MinValue) ^ BitConverter.DoubleToInt64Bits(value._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane LessThan(ScalarLane left, ScalarLane right) => Mask(left._value < right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane LessThanOrEqual(ScalarLane left, ScalarLane right) => Mask(left._value <= right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Equal(ScalarLane left, ScalarLane right) => Mask(left._value == right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Either(ScalarLane mask, ScalarLane otherMask) => Mask((Bits(mask) | Bits(otherMask)) != 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Both(ScalarLane mask, ScalarLane otherMask) => Mask((Bits(mask) & Bits(otherMask)) != 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Not(ScalarLane mask) => Mask(Bits(mask) == 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Select(ScalarLane mask, ScalarLane whereSet, ScalarLane elsewhere) =>
        Bits(mask) != 0 ? whereSet : elsewhere;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AddEach(double sum, ScalarLane terms) => sum + terms._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Bits(ScalarLane mask) => (uint)(BitConverter.DoubleToUInt64Bits(mask._value) >> 63);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ScalarLane Mask(bool holds) => holds ? new(Set) : default;
}
