namespace RmspropRunner.Benchmarks.Peers;

/// <summary>
/// Two sides that take turns, so that whatever else the machine does falls on both. A ratio is the median of the rounds'
/// ratios: what a round has in common drops out of its own.
/// </summary>
internal sealed class Turns
{
    private readonly double[] _own;
    private readonly double[] _theirs;

    private Turns(double[] own, double[] theirs) => (_own, _theirs) = (own, theirs);

    /// <summary>The median of ours, in seconds.</summary>
    public double Own => Median(_own);

    /// <summary>The median of the peer's, in seconds.</summary>
    public double Theirs => Median(_theirs);

    /// <summary>How many times as fast as the peer we are.</summary>
    public double Speed => Median(_own.Zip(_theirs, (own, theirs) => theirs / own));

    /// <param name="rounds">From 1 up.</param>
    /// <param name="own">Does our side's work and gives its seconds.</param>
    /// <param name="theirs">Does the peer's work and gives its seconds.</param>
    public static async Task<Turns> TakeAsync(int rounds, Func<Task<double>> own, Func<Task<double>> theirs)
    {
        double[] ours = new double[rounds];
        double[] peers = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            peers[round] = await theirs();
            ours[round] = await own();
        }

        return new Turns(ours, peers);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
