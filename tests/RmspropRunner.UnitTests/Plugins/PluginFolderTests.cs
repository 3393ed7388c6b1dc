using System.Reflection.Emit;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.UnitTests.Plugins;

/// <summary>Everything that can be wrong with what a spec names as a plugin.</summary>
public sealed class PluginFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rmsprop-plugins-").FullName;

    [Fact]
    public void A_file_that_is_not_there_is_told_with_the_folder_and_the_place_in_the_text()
    {
        SpecError error = Refusal("./None.dll");

        Assert.Equal($"There is no plugin './None.dll' in {_folder}.", error.Message);
        Assert.Equal((5, 11), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("", "has 0 bytes: a plugin is a DLL of at most 64 MiB")]
    [InlineData("name: n", "is not a .NET assembly: a plugin is the DLL that dotnet build makes of its project")]
    public void A_file_that_is_no_assembly_is_refused(string content, string message)
    {
        File.WriteAllText(Path.Combine(_folder, "My.dll"), content);
        Assert.Equal($"'My.dll' {message}.", Refusal("My.dll").Message);
    }

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "My"));
        Assert.Equal("'My' is a folder: a plugin is a DLL.", Refusal("My").Message);
    }

    [Fact]
    public void An_assembly_without_definitions_is_refused() =>
        Assert.StartsWith("'My.dll' has no definitions: a plugin has a public type with a public static property Definition", Refusal(EmittedPlugin.Create(null)).Message);

    [Fact]
    public void A_definition_that_throws_is_told_with_its_reason() =>
        Assert.Equal(
            "'My.dll' throws while it is loaded, in Emitted.Thing: no luck (InvalidOperationException).",
            Refusal(EmittedPlugin.Create(code =>
            {
                code.Emit(OpCodes.Ldstr, "no luck");
                code.Emit(OpCodes.Newobj, typeof(InvalidOperationException).GetConstructor([typeof(string)])!);
                code.Emit(OpCodes.Throw);
            })).Message);

    [Fact]
    public void A_definition_that_is_null_is_refused() =>
        Assert.Equal(
            "'My.dll' has a Definition that is null: Emitted.Thing.",
            Refusal(EmittedPlugin.Create(code =>
            {
                code.Emit(OpCodes.Ldnull);
                code.Emit(OpCodes.Ret);
            })).Message);

    [Fact]
    public void A_plugin_for_a_later_version_is_refused()
    {
        (Type problem, _) = EmittedPlugin.OfVersion("99.0.0.0");
        string message = Refusal(EmittedPlugin.Create(
            code =>
            {
                code.Emit(OpCodes.Ldnull);
                code.Emit(OpCodes.Ret);
            },
            problem)).Message;

        Assert.Contains("does not fit this program", message, StringComparison.Ordinal);
        Assert.Contains("it was built against RmspropRunner.Optim 99.0.0.0. Build it against this version.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_uses_what_is_no_longer_there_is_refused()
    {
        (Type problem, System.Reflection.MethodInfo gone) = EmittedPlugin.OfVersion("0.0.1.0");
        string message = Refusal(EmittedPlugin.Create(
            code =>
            {
                code.Emit(OpCodes.Call, gone);
                code.Emit(OpCodes.Ret);
            },
            problem)).Message;

        Assert.Contains("does not fit this program", message, StringComparison.Ordinal);
        Assert.Contains("Gone", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_needs_another_DLL_is_refused() =>
        Assert.Contains(
            "'My.dll' needs xunit.assert",
            Refusal(EmittedPlugin.Create(code =>
            {
                code.Emit(OpCodes.Ldc_I4_1);
                code.Emit(OpCodes.Call, typeof(Assert).GetMethod(nameof(Assert.True), [typeof(bool)])!);
                code.Emit(OpCodes.Ldnull);
                code.Emit(OpCodes.Ret);
            })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_built_in_problem_cannot_be_replaced() =>
        Assert.Equal(
            "'My.dll' has a problem sphere, as this program does, whose own cannot be replaced: give its own another name.",
            Refusal(EmittedPlugin.Create(code =>
            {
                code.Emit(OpCodes.Call, typeof(Sphere).GetProperty(nameof(Sphere.Definition))!.GetMethod!);
                code.Emit(OpCodes.Ret);
            })).Message);

    [Fact]
    public void Two_plugins_cannot_have_the_same_names()
    {
        File.Copy(ExamplePlugin.Path, Path.Combine(_folder, "A.dll"));
        File.WriteAllBytes(Path.Combine(_folder, "B.dll"), ExamplePlugin.OtherVersion());

        Assert.Equal(
            ["'B.dll' has the problem pseudo_huber, which A.dll has too: give its own another name.", "'B.dll' has the optimizer rmsprop_max, which A.dll has too: give its own another name."],
            PluginSpecs.Read(PluginFolder.Open(_folder), "[A.dll, B.dll]").Errors.Select(error => error.Message));
    }

    [Theory]
    [InlineData("./My.dll", "{ file: My.dll, digest: sha256:12 }", "'sha256:12' is not a plugin's digest: it takes sha256: and 64 hexadecimal digits.")]
    [InlineData("./My.dll", "{ digest: sha256:12 }", "'file' is missing: a plugin needs it; it takes the path of a DLL.")]
    [InlineData("./My.dll", "5", "5 is not a plugin: it takes the path of a DLL, such as ./My.dll, or { file: My.dll, digest: sha256:… }.")]
    public void An_entry_that_is_no_plugin_is_refused(string file, string entry, string message)
    {
        File.Copy(ExamplePlugin.Path, Path.Combine(_folder, file));
        Assert.Contains(message, PluginSpecs.Read(PluginFolder.Open(_folder), $"[{entry}]").Errors.Select(error => error.Message));
    }

    [Fact]
    public void A_plugin_that_is_another_than_its_digest_says_is_refused()
    {
        File.Copy(ExamplePlugin.Path, Path.Combine(_folder, "My.dll"));
        string digest = "sha256:" + new string('0', 64);
        string message = Assert.Single(PluginSpecs.Read(PluginFolder.Open(_folder), $"[{{ file: My.dll, digest: '{digest}' }}]").Errors).Message;

        Assert.StartsWith($"'My.dll' in {_folder} is not the plugin that the spec means: its digest is sha256:", message, StringComparison.Ordinal);
        Assert.Contains($"and the spec names {digest}. Put that version of it there.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../My.dll")]
    [InlineData("sub/My.dll")]
    [InlineData("..\\My.dll")]
    [InlineData("/tmp/My.dll")]
    [InlineData("..")]
    public void A_confined_folder_loads_nothing_outside_it(string path)
    {
        File.Copy(ExamplePlugin.Path, Path.Combine(_folder, "My.dll"));
        string inner = Directory.CreateDirectory(Path.Combine(_folder, "inner", "sub")).Parent!.FullName;
        File.Copy(ExamplePlugin.Path, Path.Combine(inner, "sub", "My.dll"));
        PluginFolder confined = PluginFolder.Confined(inner, "the plugins here");

        Assert.Equal(
            $"'{path}' may not be loaded here: plugins come from the plugins here, and a spec names them by the file's name alone, such as ./My.dll.",
            Assert.Single(PluginSpecs.Read(confined, $"['{path}']").Errors).Message);
    }

    [Fact]
    public void Where_no_plugins_are_allowed_the_spec_has_a_mistake() =>
        Assert.Equal("A spec may name no plugins here.", Assert.Single(PluginSpecs.Read(SpecSurroundings.None.Plugins, "[./My.dll]").Errors).Message);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SpecError Refusal(byte[] content)
    {
        File.WriteAllBytes(Path.Combine(_folder, "My.dll"), content);
        return Refusal("My.dll");
    }

    private SpecError Refusal(string file) => Assert.Single(PluginSpecs.Read(PluginFolder.Open(_folder), $"[{file}]").Errors);
}
