using System.Text.RegularExpressions;
using RmspropRunner.UnitTests.Plugins;

namespace RmspropRunner.UnitTests.Documentation;

/// <summary>The code on the page of plugins is that of the example, which is built and run.</summary>
public sealed partial class PluginPageTests
{
    [Fact]
    public void The_code_on_the_page_of_plugins_is_the_examples()
    {
        string example = Path.GetDirectoryName(Path.GetDirectoryName(ExamplePlugin.Path))!;
        string page = File.ReadAllText(Path.Combine(example, "..", "..", "docs", "plugins.md"));
        Assert.Equal(
            new[] { "PseudoHuber.cs", "RmspropMax.cs" }.Select(file => File.ReadAllText(Path.Combine(example, file))),
            Code().Matches(page).Select(block => block.Groups["code"].Value));
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();
}
