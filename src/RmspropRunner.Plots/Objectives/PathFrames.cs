using System.Globalization;
using System.Text.Json.Nodes;

namespace RmspropRunner.Plots.Objectives;

/// <summary>Play and step: a frame for each of some iterations, a slider over them, and two buttons below it, where a phone has room.</summary>
internal static class PathFrames
{
    private const int MostFrames = 60;
    private const int Milliseconds = 80;

    public static void Add(JsonObject layout, IReadOnlyList<PathTrace> traces, out JsonArray frames)
    {
        int[] all = [.. traces.SelectMany(trace => trace.Path.Points).Select(point => point.Iteration).Distinct().Order()];
        int[] iterations = all.Length <= MostFrames
            ? all
            : [.. Enumerable.Range(0, MostFrames).Select(i => all[(int)((long)i * (all.Length - 1) / (MostFrames - 1))]).Distinct()];
        frames = [.. iterations.Select(iteration => (JsonNode)new JsonObject
        {
            ["name"] = Name(iteration),
            ["traces"] = new JsonArray([.. traces.Select(trace => (JsonNode)trace.Index)]),
            ["data"] = new JsonArray([.. traces.Select(trace => (JsonNode)trace.UpTo(iteration))]),
        })];
        if (iterations.Length < 2)
            return;

        layout["sliders"] = new JsonArray(new JsonObject
        {
            ["active"] = iterations.Length - 1,
            ["currentvalue"] = new JsonObject { ["prefix"] = "iteration " },
            ["pad"] = new JsonObject { ["t"] = 58 },
            ["steps"] = new JsonArray([.. iterations.Select(iteration => (JsonNode)new JsonObject
            {
                ["label"] = Name(iteration),
                ["method"] = "animate",
                ["args"] = new JsonArray(new JsonArray(Name(iteration)), Timing(0)),
            })]),
        });
        layout["updatemenus"] = new JsonArray(new JsonObject
        {
            ["type"] = "buttons",
            ["direction"] = "left",
            ["showactive"] = false,
            ["x"] = 0,
            ["xanchor"] = "left",
            ["y"] = 0,
            ["yanchor"] = "top",
            ["pad"] = new JsonObject { ["t"] = 133 },
            ["buttons"] = new JsonArray(
                Button("Play", null, Milliseconds),
                Button("Pause", new JsonArray((JsonNode?)null), 0)),
        });
    }

    private static string Name(int iteration) => iteration.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Button(string label, JsonNode? frames, int duration) => new()
    {
        ["label"] = label,
        ["method"] = "animate",
        ["args"] = new JsonArray(frames, Timing(duration)),
    };

    private static JsonObject Timing(int duration) => new()
    {
        ["mode"] = "immediate",
        ["fromcurrent"] = true,
        ["frame"] = new JsonObject { ["duration"] = duration, ["redraw"] = false },
        ["transition"] = new JsonObject { ["duration"] = 0 },
    };
}
