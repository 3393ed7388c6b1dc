using System.Text.Json;
using RmspropRunner.Cli.Reports;
using RmspropRunner.UnitTests.Reference;

namespace RmspropRunner.UnitTests.Cli;

/// <summary>Against what NumPy 1.24 prints, with runs of spaces and line breaks as one space.</summary>
public sealed class NumpyTextTests
{
    [Fact]
    public void Arrays_are_written_as_NumPy_prints_them()
    {
        JsonElement[] cases = [.. ReferenceFile.Read("numpy-arrays.json").EnumerateArray()];
        Assert.True(cases.Length >= 200);

        List<string> wrong = [];
        foreach (JsonElement item in cases)
        {
            string expected = item.GetProperty("text").GetString()!;
            string actual = NumpyText.Of([.. item.GetProperty("array").EnumerateArray().Select(Number)]);
            if (actual != expected)
                wrong.Add($"{actual} instead of {expected}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    [Fact]
    public void Report_lines_are_the_tutorials_own()
    {
        Assert.Equal(
            ">49 f([-5.45667355e-23 1.25022522e-04]) = 0.00000",
            TutorialReport.Line(50, [-5.4566735536545405e-23, 0.00012502252226], 1.5630631e-8));
        Assert.Equal(">0 f([0.5 2.]) = 4.25000", TutorialReport.Line(1, [0.5, 2], 4.25));
        Assert.Equal(">3 f([nan]) = nan", TutorialReport.Line(4, [double.NaN], double.NaN));
    }

    private static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String
            ? element.GetString() switch { "NaN" => double.NaN, "Infinity" => double.PositiveInfinity, _ => double.NegativeInfinity }
            : element.GetDouble();
}
