using System.Runtime.CompilerServices;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems.Transformations;
using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Problems.Stochastic;

/// <summary>½·xᵀQx with nine tenths of Q's eigenvalues from 0 to 1, the others from 30 to 60, in random directions.</summary>
internal readonly struct Quadratic : IObjective
{
    private static readonly ulong EigenvalueSalt = CounterRandom.Salt("noisy_quadratic eigenvalues");

    private readonly double[] _matrix;

    /// <param name="matrix">Q, row after row.</param>
    public Quadratic(double[] matrix) => _matrix = matrix;

    /// <summary>The eigenvalues, the small ones first; one in ten is large, rounded up.</summary>
    public static double[] Eigenvalues(int dimension)
    {
        CounterRandom random = new(EigenvalueSalt, 0, 0);
        int small = dimension - (dimension + 9) / 10;
        return [.. Enumerable.Range(0, dimension).Select(i => i < small ? random.Uniform(i) : 30 + 30 * random.Uniform(i))];
    }

    /// <summary>Q for a dimension: RᵀDR, with the eigenvalues in D and a random orthogonal R.</summary>
    public static double[] Matrix(int dimension)
    {
        double[] eigenvalues = Eigenvalues(dimension);
        double[] rotation = RandomRotation.Create(dimension, 0);
        double[] matrix = new double[dimension * dimension];
        for (int k = 0; k < dimension; k++)
        {
            ReadOnlySpan<double> direction = rotation.AsSpan(k * dimension, dimension);
            for (int i = 0; i < dimension; i++)
            {
                double weight = eigenvalues[k] * direction[i];
                Span<double> row = matrix.AsSpan(i * dimension, dimension);
                for (int j = 0; j < dimension; j++)
                    row[j] += weight * direction[j];
            }
        }

        return matrix;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Evaluate<TLanes>(Rows<TLanes> x, Rows<TLanes> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.All(0);
        int n = x.Count;
        for (int i = 0; i < n; i++)
        {
            TLanes slope = TLanes.All(0);
            for (int j = 0; j < n; j++)
                slope += TLanes.All(_matrix[i * n + j]) * x[j];
            gradient[i] = slope;
            sum += x[i] * slope;
        }

        return TLanes.All(0.5) * sum;
    }
}
