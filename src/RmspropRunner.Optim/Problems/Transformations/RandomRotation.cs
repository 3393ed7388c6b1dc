using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.Optim.Problems.Transformations;

/// <summary>
/// Random orthogonal matrices, evenly distributed over all of them: rows of normal numbers, made orthogonal by Gram and
/// Schmidt's way, in basic operations alone, so that a seed means the same matrix on every machine.
/// </summary>
internal static class RandomRotation
{
    /// <summary>Making a matrix takes some n³ steps: half a second for this many rows.</summary>
    public const int MostDimensions = 500;

    private static readonly ulong RotationSalt = CounterRandom.Salt("rotation");

    /// <summary>The matrix of that seed, row after row.</summary>
    public static double[] Create(int dimension, uint seed)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, MostDimensions);
        double[] matrix = new double[dimension * dimension];
        new CounterRandom(RotationSalt, seed, 0).Normals(0, matrix);
        for (int i = 0; i < dimension; i++)
        {
            // Twice, since what the first pass leaves of the rows before may show in a row that it shortens much.
            Span<double> row = matrix.AsSpan(i * dimension, dimension);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int before = 0; before < i; before++)
                {
                    ReadOnlySpan<double> other = matrix.AsSpan(before * dimension, dimension);
                    AddMultiple(row, other, -Product(row, other));
                }

                Divide(row, Math.Sqrt(Product(row, row)));
            }
        }

        return matrix;
    }

    private static double Product(ReadOnlySpan<double> row, ReadOnlySpan<double> other)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
            sum += row[i] * other[i];
        return sum;
    }

    private static void AddMultiple(Span<double> row, ReadOnlySpan<double> other, double factor)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] += factor * other[i];
    }

    private static void Divide(Span<double> row, double length)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] /= length;
    }
}
