using System.CommandLine;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Output;
using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Stores;
using RmspropRunner.Storage;

namespace RmspropRunner.Cli.Commands;

/// <summary>The store's schema. Other commands bring it up to date by themselves; these do it, or tell of it, alone.</summary>
internal static class DbCommand
{
    public static Command Create() => new("db", "Look after the store's schema") { CreateMigrate(), CreateStatus() };

    private static Command CreateMigrate()
    {
        Command command = new("migrate", "Make the store, or bring its schema up to date: by a role that may, for those that may not");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using IExperimentStore store = await StoreOption.OpenAsync(parsed, StoreAccess.OpenOrCreate, cancellationToken);
            StoreSchema schema = await StoreOption.SchemaAsync(parsed, cancellationToken);
            Console.Error.WriteLine($"{schema.Location} is up to date: {schema.Applied[^1]}.");
        });
        return command;
    }

    private static Command CreateStatus()
    {
        Option<string> format = FormatOption.Create();
        Command command = new("status", "Tell which migrations the store has, and which are pending") { format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            StoreSchema schema = await StoreOption.SchemaAsync(parsed, cancellationToken);
            await RowOutput.WriteAsync(SchemaTable.Columns, SchemaTable.Rows(schema), parsed.FormatOf(format), cancellationToken);
            if (schema.Newer.Count > 0)
                Console.Error.WriteLine($"{schema.Location} is newer than this program. Use a newer rmsprop.");
            else if (schema.Pending.Count > 0)
                Console.Error.WriteLine($"{schema.Location} has migrations pending: the next command that may applies them, and so does rmsprop db migrate.");
            return schema.IsUpToDate ? ExitCode.Done : ExitCode.Mistake;
        });
        return command;
    }
}
