using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>
/// z = m + Λ·R·(s·(x − c)) for one dimension: where f is evaluated for an x. m is f's minimiser, c where it has moved to, s the
/// scale, R the rotation and Λ the diagonal matrix of the conditioning.
/// </summary>
internal sealed class PlacementMap
{
    private readonly double[] _minimiser;
    private readonly double[] _centre;
    private readonly double _scale;
    private readonly double[]? _rotation;
    private readonly double[]? _stretches;

    /// <param name="minimiser">m, of n values.</param>
    /// <param name="centre">c, of n values.</param>
    /// <param name="scale">s.</param>
    /// <param name="rotation">R, row after row; null for none.</param>
    /// <param name="stretches">The diagonal of Λ; null for none.</param>
    public PlacementMap(double[] minimiser, double[] centre, double scale, double[]? rotation, double[]? stretches)
    {
        _minimiser = minimiser;
        _centre = centre;
        _scale = scale;
        _rotation = rotation;
        _stretches = stretches;
    }

    /// <summary>Writes z.</summary>
    /// <param name="x">n rows.</param>
    /// <param name="z">n rows to be written.</param>
    /// <param name="spare">n rows that may be overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Place<TLanes>(Rows<TLanes> x, Rows<TLanes> z, Rows<TLanes> spare)
        where TLanes : struct, ILanes<TLanes>
    {
        int n = x.Count;
        TLanes scale = TLanes.All(_scale);
        for (int i = 0; i < n; i++)
            spare[i] = scale * (x[i] - TLanes.All(_centre[i]));

        for (int i = 0; i < n; i++)
        {
            TLanes turned = spare[i];
            if (_rotation is not null)
            {
                turned = TLanes.All(0);
                for (int j = 0; j < n; j++)
                    turned += TLanes.All(_rotation[i * n + j]) * spare[j];
            }

            if (_stretches is not null)
                turned = TLanes.All(_stretches[i]) * turned;
            z[i] = TLanes.All(_minimiser[i]) + turned;
        }
    }

    /// <summary>Writes the gradient by x: s·Rᵀ·Λ times the gradient by z.</summary>
    /// <param name="byZ">n rows: the gradient by z, which is overwritten.</param>
    /// <param name="byX">n rows to be written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TurnBack<TLanes>(Rows<TLanes> byZ, Rows<TLanes> byX)
        where TLanes : struct, ILanes<TLanes>
    {
        int n = byZ.Count;
        if (_stretches is not null)
        {
            for (int i = 0; i < n; i++)
                byZ[i] = TLanes.All(_stretches[i]) * byZ[i];
        }

        TLanes scale = TLanes.All(_scale);
        for (int j = 0; j < n; j++)
        {
            TLanes turned = byZ[j];
            if (_rotation is not null)
            {
                turned = TLanes.All(0);
                for (int i = 0; i < n; i++)
                    turned += TLanes.All(_rotation[i * n + j]) * byZ[i];
            }

            byX[j] = scale * turned;
        }
    }
}
