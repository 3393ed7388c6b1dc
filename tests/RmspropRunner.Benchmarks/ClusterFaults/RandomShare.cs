namespace RmspropRunner.Benchmarks.ClusterFaults;

internal static class RandomShare
{
    /// <summary>A share between two others, any of them as likely.</summary>
    public static double Share(this Random random, double low, double high) => low + random.NextDouble() * (high - low);
}
