using System.Text.Json;
using RmspropRunner.Optim.Kernels;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Randomness;
using RmspropRunner.Optim.Trials;
using RmspropRunner.UnitTests.Reference;

namespace RmspropRunner.UnitTests.Optim;

public sealed class TutorialTests
{
    public static TheoryData<LaneWidth> Widths => Runs.Widths;

    public static TheoryData<LaneWidth, int> WidthsAndSizes
    {
        get
        {
            TheoryData<LaneWidth, int> all = [];
            foreach (LaneWidth width in LaneWidths.All)
            {
                for (int trialsTogether = 1; trialsTogether <= 3; trialsTogether++)
                    all.Add(width, trialsTogether);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(WidthsAndSizes))]
    public void First_tutorial_gives_every_row_bit_for_bit(LaneWidth width, int trialsTogether)
    {
        JsonElement[] all = [.. ReferenceFile.Read("tutorials.json").GetProperty("tutorial1").EnumerateArray()];
        Assert.Equal(3, all.Length);
        Assert.All(all.Chunk(trialsTogether), runs => AssertFirstTutorial(runs, width));
    }

    private static void AssertFirstTutorial(JsonElement[] runs, LaneWidth width)
    {
        double[][] starts = [.. runs.Select(run => run.GetProperty("start_hex").HexDoubles())];

        (TrialBatch batch, TraceBuffer trace) = Runs.Run(
            Sphere.Definition, Runs.Variant("rmsprop", "tutorial"), [0.01, 0.99, 1e-8], starts, Rules(50), width);

        for (int i = 0; i < runs.Length; i++)
        {
            JsonElement[] rows = [.. runs[i].GetProperty("rows").EnumerateArray()];
            Assert.Equal(50, rows.Length);
            Assert.Equal(50, batch.Outcomes[i].Iterations);
            for (int k = 0; k < rows.Length; k++)
            {
                int row = trace.FirstRow(i) + k + 1;
                Assert.Equal(rows[k].GetProperty("x_hex").HexDoubles(), trace.X(row).ToArray());
                Assert.Equal(rows[k].GetProperty("objective").GetDouble(), trace.Objective(row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Second_tutorial_gives_every_row_bit_for_bit(LaneWidth width)
    {
        JsonElement tutorial = ReferenceFile.Read("tutorials.json").GetProperty("tutorial2");
        JsonElement[] rows = [.. tutorial.GetProperty("rows").EnumerateArray()];
        Assert.Equal(101, rows.Length);

        (_, TraceBuffer trace) = Runs.Run(
            Sphere.Definition, Runs.Variant("rmsprop", "numpy"), [0.1, 0.9, 1e-6], [tutorial.GetProperty("start").Doubles()], Rules(101), width);

        for (int k = 0; k < rows.Length; k++)
            Assert.Equal(rows[k].GetProperty("x_hex").HexDoubles(), trace.X(k + 1).ToArray());
    }

    [Fact]
    public void Starts_are_the_draws_of_NumPys_legacy_generator()
    {
        foreach (JsonElement run in ReferenceFile.Read("tutorials.json").GetProperty("tutorial1").EnumerateArray())
        {
            Mt19937 random = new(run.GetProperty("seed").GetUInt32());
            double[] start = [-1 + random.NextDouble() * 2, -1 + random.NextDouble() * 2];
            Assert.Equal(run.GetProperty("start_hex").HexDoubles(), start);
        }
    }

    [Fact]
    public void The_generator_gives_the_reference_implementations_ten_thousandth_word()
    {
        // The C++ standard's check of mt19937: seed 5489, the 10,000th output is 4123659995.
        Mt19937 random = new(5489);
        double last = 0;
        for (int i = 0; i < 5000; i++)
            last = random.NextDouble();
        Assert.Equal(4123659995u >> 6, (uint)(last * 9007199254740992.0 % 67108864));
    }

    private static RunRules Rules(int iterations) => new(iterations, StopRules.None, TraceRules.Everything);
}
