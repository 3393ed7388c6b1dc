using System.CommandLine;
using RmspropRunner.Cli;
using RmspropRunner.Cli.Arguments;
using RmspropRunner.Cli.Commands;

RootCommand rmsprop = new("Runs optimizer experiments from one YAML file, records every iteration, and shows how they converged.")
{
    RunCommand.Create(),
    ValidateCommand.Create(),
    PlanCommand.Create(),
    SchemaCommand.Create(),
    ListCommand.Create(),
    ShowCommand.Create(),
    TrialsCommand.Create(),
    TraceCommand.Create(),
    ExportCommand.Create(),
    PlotCommand.Create(),
    ReportCommand.Create(),
    QueryCommand.Create(),
    DeleteCommand.Create(),
    DbCommand.Create(),
    SubmitCommand.Create(),
    WatchCommand.Create(),
    SteeringCommands.Cancel(),
    SteeringCommands.Pause(),
    SteeringCommands.Resume(),
    ProblemsCommand.Create(),
    OptimizersCommand.Create(),
    StoreOption.Option,
    DebugOption.Option,
};

return await Invocation.RunAsync(rmsprop, args);
