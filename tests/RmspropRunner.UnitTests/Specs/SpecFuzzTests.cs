using System.Diagnostics;
using System.Text;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.UnitTests.Specs;

public class SpecFuzzTests
{
    private const int MutantsOfSeed = 3000;

    private static readonly string[] Scraps =
    [
        "[", "]", "{", "}", ":", ": ", ",", "-", "- ", "\n", "\n  ", "\n- ", "\t", "#", " #", "'", "\"", "\\", "|", ">", "|-\n", "&a ", "*a", "*a ", "!", "!!int ",
        "%", "@", "`", "?", "? ", "---\n", "...\n", "<<: ", "..", "1..", ".inf", "-.INF", ".nan", "1e999", "-1", "0", "1e-400", "99999999999999999999", "~", "null", "true",
        "no", "log", "linear", "count", "from", "to", "scale", "variant", "torch", "sphere", "booth", "dimension", "bounds", "uniform", "\0", "\u0085", "\u2028", "é", "😀", "\uD83D", "\uFEFF",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_mangled_spec_is_read_or_refused_with_places_and_soon(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < MutantsOfSeed; i++)
        {
            string mutant = Mangle(SpecText.Example, random);
            Stopwatch clock = Stopwatch.StartNew();
            SpecResult result = ExperimentSpec.Parse(mutant);
            Assert.True(clock.ElapsedMilliseconds < 5000, mutant);
            Assert.True(result.IsValid == (result.Errors.Count == 0), mutant);
            int lines = mutant.Count(c => c is '\n' or '\u0085' or '\u2028') + 2;
            Assert.All(result.Errors, error => Assert.True(error.Line >= 1 && error.Line <= lines && error.Column >= 1, $"{error} in {mutant}"));
            Assert.All(result.Errors, error => Assert.DoesNotContain('\n', error.Message));
            if (result.IsValid)
                Assert.Equal(CanonicalSpec.Write(result.Spec), CanonicalSpec.Write(ExperimentSpec.ParseCanonical(CanonicalSpec.Write(result.Spec))));
        }
    }

    [Fact]
    public void Bytes_at_random_are_refused()
    {
        Random random = new(1);
        byte[] utf8 = Encoding.UTF8.GetBytes(SpecText.Example);
        for (int i = 0; i < MutantsOfSeed; i++)
        {
            byte[] mutant = [.. utf8];
            mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
            SpecResult result = ExperimentSpec.Parse(mutant);
            Assert.True(result.IsValid == (result.Errors.Count == 0));
        }
    }

    private static string Mangle(string text, Random random)
    {
        StringBuilder mutant = new(text);
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            int at = random.Next(mutant.Length);
            int length = Math.Min(random.Next(1, 12), mutant.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    mutant.Remove(at, length);
                    break;
                case 1:
                    mutant.Insert(random.Next(mutant.Length), mutant.ToString(at, length));
                    break;
                case 2:
                    mutant[at] = (char)random.Next(0x20, 0x7F);
                    break;
                default:
                    mutant.Insert(at, Scraps[random.Next(Scraps.Length)]);
                    break;
            }

            if (mutant.Length == 0)
                mutant.Append('x');
        }

        return mutant.ToString();
    }
}
