using System.CommandLine;
using System.Text;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.Cli.Commands;

internal static class SchemaCommand
{
    public static Command Create()
    {
        Argument<string?> path = new("SPEC")
        {
            Description = "A spec that uses plugins, for a schema that knows what they have",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string> format = new("--format") { Description = "A JSON Schema is JSON", HelpName = "json", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json");
        Command command = new("schema", "Print the JSON Schema of specs, which lets editors complete and check them") { path, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<Plugin> plugins =
                parsed.GetValue(path) is { } spec ? (await SpecFile.ReadAsync(spec, cancellationToken)).Require().Plugins : [];
            await using Stream output = StandardOutput.Open();
            await output.WriteAsync(Encoding.UTF8.GetBytes(SpecSchema.Write(plugins)), cancellationToken);
        });
        return command;
    }
}
