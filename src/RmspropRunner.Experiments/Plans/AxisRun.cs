using System.Numerics;

namespace RmspropRunner.Experiments.Plans;

/// <summary>Neighbouring values of an axis that lie in the same other axes.</summary>
internal readonly record struct AxisRun(long Length, BigInteger Signature);
