using System.Text.Json.Nodes;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.Experiments.Specs.Schemas;

/// <summary>The learning rate's schedules, from their catalog.</summary>
internal static class ScheduleSchema
{
    /// <summary>A schedule, or a list of them.</summary>
    public static JsonObject Schedules() => new()
    {
        ["description"] = "How the learning rate changes, or a list of such ways.",
        ["default"] = ScheduleCatalog.Constant.Name,
        ["anyOf"] = new JsonArray(One(), SchemaParts.List(One())),
    };

    private static JsonObject One()
    {
        JsonObject properties = [];
        foreach (Schedule schedule in ScheduleCatalog.All)
            properties[schedule.Name] = Parameters(schedule);
        return NamedEntrySchema.Entry(ScheduleCatalog.All.Where(NeedsNothing).Select(schedule => schedule.Name), properties);
    }

    private static bool NeedsNothing(Schedule schedule) => Required(schedule).Length == 0;

    private static string[] Required(Schedule schedule) =>
        [.. schedule.Parameters.Where(parameter => parameter.Default is null).Select(Schedule.KeyOf)];

    private static JsonObject Parameters(Schedule schedule)
    {
        JsonObject properties = [];
        foreach (Hyperparameter parameter in schedule.Parameters)
            properties[Schedule.KeyOf(parameter)] = OptimizerSchema.Values(parameter);
        JsonObject schema = SchemaParts.Mapping($"{schedule.Summary}: {schedule.Formula}", properties, Required(schedule));
        if (NeedsNothing(schedule))
            schema["type"] = SchemaParts.Texts(["object", "null"]);
        return schema;
    }
}
