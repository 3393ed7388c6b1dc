using System.Diagnostics;
using System.Text.Json;
using RmspropRunner.IntegrationTests.Cli;
using RmspropRunner.IntegrationTests.Plugins;
using RmspropRunner.Plots.Kinds;
using RmspropRunner.Plots.Pages;
using RmspropRunner.Plots.Rendering;

namespace RmspropRunner.IntegrationTests.Plots;

/// <summary>rmsprop plot and rmsprop report, as files.</summary>
public sealed class PlotCommandTests(PlottedStore store) : IClassFixture<PlottedStore>
{
    private readonly RmspropCommand _command = store.Command;

    public static TheoryData<string> Kinds => [.. PlotKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_becomes_a_page(string kind)
    {
        (await _command.RunAsync("plot", "pictured", "--kind", kind, "-o", $"{kind}.html")).Done();
        JsonElement figure = Assert.Single(Figures(await ReadAsync($"{kind}.html")));
        Assert.Equal(kind, figure.GetProperty("kind").GetString());
        Assert.NotEmpty(figure.GetProperty("data").EnumerateArray());
        Assert.StartsWith("pictured: Drawn (plan ", figure.GetProperty("caption")[0].GetString(), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task An_svg_file_has_the_picture_and_its_words()
    {
        (await _command.RunAsync("plot", "pictured", "--kind", "convergence", "-o", "drawn.svg")).Done();
        string svg = await ReadAsync("drawn.svg");
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("Convergence on rosenbrock in 2 dimensions", svg, StringComparison.Ordinal);
        Assert.Contains("pictured: Drawn (plan ", svg, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task A_png_file_has_the_pixels_that_were_asked_for()
    {
        (await _command.RunAsync("plot", "pictured", "--kind", "surface", "--width", "600", "-o", "drawn.png")).Done();
        byte[] png = await File.ReadAllBytesAsync(_command.PathOf("drawn.png"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(600, png[18] * 256 + png[19]);
        Assert.InRange(png.Length, 20_000, 500_000);
    }

    [Theory]
    [InlineData("contuor", "a.html", "'contuor' is not a kind of picture: there are contour, ")]
    [InlineData("contour", "a.pdf", "a.pdf ends in none of .html, .svg and .png.")]
    [InlineData("contour --trial 999", "a.html", "Trial 999 of pictured is not stored; its trials are numbered from 1 to 25.")]
    [InlineData("contour --problem sphere", "a.html", "pictured has no such problem; it has rosenbrock in 2 dimensions.")]
    [InlineData("heatmap --x tau", "a.html", "'tau' is not a hyperparameter of what is stored; there are ")]
    [InlineData("steps --trial 1 --trial 2", "a.html", "The effective steps are of one trial; 2 were named.")]
    [InlineData("contour --scale square", "a.html", "square")]
    public async Task What_is_wrong_is_said_and_nothing_is_written(string options, string file, string message)
    {
        CommandResult result = await _command.RunAsync(["plot", "pictured", "--kind", .. options.Split(' '), "-o", file]);
        Assert.Contains(message, result.Mistake(), StringComparison.Ordinal);
        Assert.False(File.Exists(_command.PathOf(file)));
    }

    [Fact]
    public async Task An_experiment_that_is_not_there_is_said() => Assert.Contains(
        "picturd", (await _command.RunAsync("plot", "picturd", "--kind", "contour", "-o", "a.html")).Mistake(), StringComparison.Ordinal);

    [Fact]
    public async Task Without_Chromium_there_are_pages_and_no_picture_files()
    {
        ProcessStartInfo start = new("dotnet", [RmspropCommand.Program, "plot", "pictured", "--kind", "surface", "-o", "none.png"])
        {
            WorkingDirectory = Path.GetDirectoryName(_command.PathOf("none.png")),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            Environment = { [Chromium.Variable] = "/nowhere/chromium" },
        };
        start.Environment.Remove("RMSPROP_STORE");
        using Process process = Process.Start(start)!;
        CommandResult result = await RmspropCommand.EndAsync(process);
        Assert.Contains("SVG and PNG files are drawn by Chromium, which is not installed here", result.Mistake(), StringComparison.Ordinal);
        Assert.Contains("Write an .html file instead.", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_command.PathOf("none.png")));
    }

    [Fact]
    public async Task A_report_has_the_summary_the_leaderboard_and_every_picture_and_needs_nothing_else()
    {
        (await _command.RunAsync("report", "pictured", "-o", "report.html")).Done();
        string page = await ReadAsync("report.html");
        Assert.Equal(PlotKinds.All.Select(kind => kind.Name).Order(), Figures(page).Select(figure => figure.GetProperty("kind").GetString()).Order());
        Assert.Contains("Complete: 25 of 25 trials stored, 5 diverged.", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Leaderboard</h2>", page, StringComparison.Ordinal);
        Assert.Contains("gradient_descent", page, StringComparison.Ordinal);
        if (PlotlyScript.File is null)
            Assert.Contains(PlotlyScript.Cdn.ToString(), page, StringComparison.Ordinal);
        else
            Assert.DoesNotMatch("<(script|link|img|iframe)[^>]*(src|href)=", page);
        Assert.Contains(".html: a report is a page", (await _command.RunAsync("report", "pictured", "-o", "report.png")).Mistake(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_names_is_shown_as_text()
    {
        (await _command.RunAsync("report", PlottedStore.Markup, "-o", "markup.html")).Done();
        string page = await ReadAsync("markup.html");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_of_an_experiment_with_a_plugin_want_its_folder()
    {
        string folder = Directory.CreateDirectory(_command.PathOf("mine")).FullName;
        ExamplePlugin.CopyTo(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "plugged.yaml"), ExamplePlugin.Spec());
        (await _command.RunAsync("run", "mine/plugged.yaml", "--format", "json")).Done();
        string[] plot = ["plot", "plugged", "--kind", "surface", "-o", "plugged.html"];
        string mistake = (await _command.RunAsync(plot)).Mistake();
        Assert.Contains(ExamplePlugin.File, mistake, StringComparison.Ordinal);
        Assert.Contains("--plugins", mistake, StringComparison.Ordinal);
        (await _command.RunAsync([.. plot, "--plugins", "mine"])).Done();
        Assert.Equal("surface", Assert.Single(Figures(await ReadAsync("plugged.html"))).GetProperty("kind").GetString());
    }

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(_command.PathOf(file));

    private static JsonElement[] Figures(string page)
    {
        const string Begin = "<script type=\"application/json\"";
        return [.. page.Split(Begin).Skip(1).Select(part => JsonDocument.Parse(part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..part.IndexOf("</script>", StringComparison.Ordinal)]).RootElement)];
    }
}
