using RmspropRunner.Cli.Charts;

namespace RmspropRunner.UnitTests.Cli;

public sealed class ConvergenceTests
{
    [Fact]
    public void A_curve_is_the_median_over_the_trials()
    {
        Convergence convergence = Of(5, [Points(10, 1), Points(30, 2), Points(20, 30)]);
        Assert.Equal(4, convergence.LastIteration);
        Assert.Equal([20.0, 20, 20, 20, 2], Of(5, [Points(10, 10, 10, 10, 1), Points(30, 30, 30, 30, 2), Points(20, 20, 20, 20, 30)]).Curves[0]);
    }

    [Fact]
    public void A_trial_that_stopped_early_keeps_its_last_value() =>
        Assert.Equal([4.0, 1, 1, 1, 1], Of(5, [[new(0, 4), new(1, 1)], [new(0, 4), new(4, 1)], [new(0, 4), new(1, 1)]]).Curves[0]);

    [Fact]
    public void Divergence_counts_as_the_highest() =>
        Assert.Equal([1.0, 2], Of(2, [[new(0, 1), new(1, double.NaN)], [new(0, 1), new(1, 2)], [new(0, 1), new(1, 1)]]).Curves[0]);

    [Fact]
    public void Nothing_is_drawn_where_nothing_was_recorded() => Assert.Null(Convergence.Of([[[]], [[new(0, 1)]]], 10));

    [Fact]
    public void The_scale_is_logarithmic_unless_an_objective_is_negative()
    {
        ObjectiveScale logarithmic = ObjectiveScale.For([[100, 1, 0, double.PositiveInfinity]])!;
        Assert.True(logarithmic.IsLogarithmic);
        Assert.Equal([1, 0.5, 0, 0], new[] { 100.0, 10, 1, 0 }.Select(logarithmic.PositionOf));
        Assert.Equal("1.0e+02", logarithmic.LabelAt(1));

        ObjectiveScale linear = ObjectiveScale.For([[3, -1]])!;
        Assert.False(linear.IsLogarithmic);
        Assert.Equal(0.5, linear.PositionOf(1));
        Assert.Equal("-1", linear.LabelAt(0));
        Assert.Null(ObjectiveScale.For([[double.NaN]]));
    }

    [Fact]
    public void A_falling_line_goes_from_the_top_left_to_the_bottom_right()
    {
        Convergence convergence = new(100, [[1000, 100, 10, 1, 0.1, 0.01, 0.001, 0.0001]]);
        IReadOnlyList<IReadOnlyList<ChartPiece>> chart = ConvergenceChart.Draw(convergence, 16, 2);
        Assert.Equal(
            [" 1.0e+03 ┤⠑⢄  ", " 1.0e-04 ┤  ⠑⢄a", "         └────", "          0 iterations 100"],
            chart.Select(line => string.Concat(line.Select(piece => piece.Text))));
    }

    [Fact]
    public void A_curve_that_diverges_leaves_the_picture_to_the_others()
    {
        ObjectiveScale scale = ObjectiveScale.For([[10, 1, 0.1], [10, 1e100, double.PositiveInfinity]])!;
        Assert.Equal("1.0e+02", scale.LabelAt(1));
        Assert.True(scale.PositionOf(1e100) > 1);
    }

    private static RecordedPoint[] Points(params double[] objectives) =>
        [.. objectives.Select((objective, i) => new RecordedPoint(objectives.Length == 2 ? 4 * i : i, objective))];

    private static Convergence Of(int columns, IReadOnlyList<RecordedPoint[]> trials) => Convergence.Of([trials], columns)!;
}
