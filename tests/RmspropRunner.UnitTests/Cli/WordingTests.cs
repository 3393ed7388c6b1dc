using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Running;

namespace RmspropRunner.UnitTests.Cli;

public sealed class WordingTests
{
    [Theory]
    [InlineData(0.00012502252, "0.000125023")]
    [InlineData(1.2502252e-8, "1.25023e-08")]
    [InlineData(1234567, "1.23457e+06")]
    [InlineData(0, "0")]
    [InlineData(double.NaN, "NaN")]
    public void People_see_six_digits(double value, string shown) => Assert.Equal(shown, ShownNumber.Of(value));

    [Fact]
    public void Hyperparameters_are_shown_with_the_variant_first() =>
        Assert.Equal(
            "tutorial, learning_rate 0.01, epsilon 1e-8, centered true",
            ShownCell.Hyperparameters("""{"learning_rate":0.01,"variant":"tutorial","epsilon":1E-08,"centered":true}"""));

    [Fact]
    public void Long_vectors_are_shown_by_their_beginning() =>
        Assert.Equal("[1, 2, 3, 4, … 6 in all]", ShownCell.Vector([1, 2, 3, 4, 5, 6]));

    [Fact]
    public void An_unknown_name_is_answered_with_the_nearest_first() =>
        Assert.StartsWith("tutorial, ", NearestNames.List("tutorail", ["numpy", "sweep", "tutorial"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("tutorial", "tutorial")]
    [InlineData("my sweep", "'my sweep'")]
    [InlineData("it's", "'it'\\''s'")]
    public void Names_are_quoted_as_a_shell_needs_them(string name, string typed) => Assert.Equal(typed, ShellWord.Of(name));

    [Theory]
    [InlineData(0.25, "0.25 s")]
    [InlineData(42, "42 s")]
    [InlineData(185, "3:05")]
    [InlineData(7800, "2:10:00")]
    public void Times_are_short(double seconds, string shown) => Assert.Equal(shown, ShownNumber.Of(TimeSpan.FromSeconds(seconds)));
}
