using System.CommandLine;
using System.Text;
using RmspropRunner.Cli.Output;
using RmspropRunner.Experiments.Specs;

namespace RmspropRunner.Cli.Commands;

internal static class SchemaCommand
{
    public static Command Create()
    {
        Option<string> format = new("--format") { Description = "A JSON Schema is JSON", HelpName = "json", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json");
        Command command = new("schema", "Print the JSON Schema of specs, which lets editors complete and check them") { format };
        command.SetAction(async (_, cancellationToken) =>
        {
            await using Stream output = StandardOutput.Open();
            await output.WriteAsync(Encoding.UTF8.GetBytes(SpecSchema.Write()), cancellationToken);
        });
        return command;
    }
}
