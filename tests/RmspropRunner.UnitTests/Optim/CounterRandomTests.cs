using RmspropRunner.Optim.Randomness;

namespace RmspropRunner.UnitTests.Optim;

public sealed class CounterRandomTests
{
    private const int Count = 200_000;

    /// <summary>The published vectors of Philox4x32-10.</summary>
    [Theory]
    [InlineData(0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Blocks_are_the_published_ones(uint a, uint b, uint c, uint d, uint first, uint second, string expected)
    {
        (uint w, uint x, uint y, uint z) = CounterRandom.Philox((a, b, c, d), (first, second));
        Assert.Equal(expected, $"{w:x8} {x:x8} {y:x8} {z:x8}");
    }

    [Fact]
    public void A_number_is_made_of_its_place_in_the_documented_way()
    {
        Assert.Equal(0xe169c58d_6627e8d5UL, new CounterRandom(0, 0, 0).Bits(0));
        Assert.Equal(0x94fdcceb_d16cfe09UL, new CounterRandom(0x299f31d0_a4093822, 0x03707344, 0x13198a2e).Bits(unchecked((long)0x85a308d3_243f6a88)));
        Assert.Equal((0xe169c58d_6627e8d5UL >> 11) / 9007199254740992.0, new CounterRandom(0, 0, 0).Uniform(0));
        Assert.Equal(0xa430d84680aabd0bUL, CounterRandom.Salt("hello"));
    }

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval_evenly()
    {
        CounterRandom random = new(CounterRandom.Salt("test"), 1, 0);
        double[] numbers = [.. Enumerable.Range(0, Count).Select(i => random.Uniform(i))];
        Assert.All(numbers, number => Assert.True(number is >= 0 and < 1));
        int[] bins = [.. numbers.GroupBy(number => (int)(number * 20)).OrderBy(bin => bin.Key).Select(bin => bin.Count())];

        // χ² of 20 bins is above 43.8 once in a thousand times.
        Assert.Equal(20, bins.Length);
        Assert.InRange(bins.Sum(bin => Math.Pow(bin - Count / 20.0, 2) / (Count / 20.0)), 5, 43.8);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_and_the_tails_of_the_normal_distribution()
    {
        double[] numbers = new double[Count];
        new CounterRandom(CounterRandom.Salt("test"), 2, 7).Normals(0, numbers);

        // Five standard errors of each estimate.
        double error = 5 / Math.Sqrt(Count);
        Assert.Equal(0, numbers.Average(), error);
        Assert.Equal(1, numbers.Average(x => x * x), error * Math.Sqrt(2));
        Assert.Equal(0, numbers.Average(x => x * x * x), error * Math.Sqrt(15));
        Assert.Equal(3, numbers.Average(x => x * x * x * x), error * Math.Sqrt(96));
        Assert.Equal(0.6826895, numbers.Average(x => Math.Abs(x) < 1 ? 1.0 : 0), error);
        Assert.Equal(0.0455003, numbers.Average(x => Math.Abs(x) > 2 ? 1.0 : 0), error / 4);
    }

    [Theory]
    [InlineData("index")]
    [InlineData("two")]
    [InlineData("iteration")]
    [InlineData("seed")]
    [InlineData("salt")]
    public void Neighbouring_places_give_uncorrelated_numbers(string neighbour)
    {
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            int row = i / 100;
            int column = i % 100;
            double next = neighbour switch
            {
                "index" => Number(5, 3, row, column + 1),
                "two" => Number(5, 3, row, column + 2),
                "iteration" => Number(5, 3, row + 1, column),
                "seed" => Number(5, 4, row, column),
                _ => Number(6, 3, row, column),
            };
            sum += Number(5, 3, row, column) * next;
        }

        Assert.Equal(0, sum / Count, 5 / Math.Sqrt(Count));

        static double Number(ulong salt, uint seed, int iteration, int index) => new CounterRandom(salt, seed, iteration).Normal(index);
    }

    [Fact]
    public void A_number_is_the_same_whatever_is_drawn_before_it_and_beside_it()
    {
        CounterRandom random = new(9, uint.MaxValue, int.MaxValue);
        double[] forwards = [.. Enumerable.Range(0, 50).Select(i => random.Normal(i))];
        double[] backwards = [.. Enumerable.Range(0, 50).Select(i => random.Normal(49 - i)).Reverse()];
        Assert.Equal(forwards, backwards);
        for (int first = 0; first < 5; first++)
        {
            for (int length = 0; length < 6; length++)
            {
                double[] span = new double[length];
                random.Normals(first, span);
                Assert.Equal(forwards[first..(first + length)], span);
            }
        }
    }

    [Fact]
    public void Whole_numbers_below_a_bound_are_equally_likely()
    {
        CounterRandom random = new(CounterRandom.Salt("test"), 3, 1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.Below(i, 7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
        Assert.Equal(0, random.Below(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Below(0, 0));
    }
}
