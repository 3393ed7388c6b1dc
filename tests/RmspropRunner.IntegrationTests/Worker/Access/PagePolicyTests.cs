using RmspropRunner.Plots.Pages;
using RmspropRunner.Worker.PageServing;

namespace RmspropRunner.IntegrationTests.Worker.Access;

public sealed class PagePolicyTests
{
    [Fact]
    public void Scripts_of_another_host_are_let_in_only_where_plotly_is_not_beside_the_program()
    {
        Assert.DoesNotContain("https:", PagePolicy.Of(hasPlotly: true), StringComparison.Ordinal);
        Assert.Contains($"script-src 'self' {PlotlyScript.Cdn};", PagePolicy.Of(hasPlotly: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_style_attributes_only_known_texts_are_let_in() =>
        Assert.Contains(
            "style-src 'self'; style-src-attr 'unsafe-hashes' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' ",
            PagePolicy.Of(hasPlotly: true),
            StringComparison.Ordinal);
}
