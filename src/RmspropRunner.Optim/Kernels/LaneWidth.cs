namespace RmspropRunner.Optim.Kernels;

/// <summary>How many trials one vector carries. All widths give the same bits; they differ in speed alone.</summary>
public enum LaneWidth
{
    Scalar = 1,
    Vector128 = 2,
    Vector256 = 4,
    Vector512 = 8,
}
