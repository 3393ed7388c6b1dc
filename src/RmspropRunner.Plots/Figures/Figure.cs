using System.Text.Json.Nodes;

namespace RmspropRunner.Plots.Figures;

/// <summary>A picture as plotly.js draws it, with the words that belong to it.</summary>
public sealed record Figure
{
    /// <summary>The name of its kind.</summary>
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>Which experiment, and the settings that matter for reading it: one line each.</summary>
    public required IReadOnlyList<string> Caption { get; init; }

    /// <summary>What was left out or has gaps, and what the picture is not: one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What it shows, in a sentence, for who cannot see it.</summary>
    public required string Alternative { get; init; }

    /// <summary>plotly.js's traces.</summary>
    public required JsonArray Data { get; init; }

    /// <summary>plotly.js's layout, without the colours that come from the theme.</summary>
    public required JsonObject Layout { get; init; }

    /// <summary>plotly.js's frames, for pictures that move.</summary>
    public JsonArray Frames { get; init; } = [];

    /// <summary>The figure as one JSON object.</summary>
    public JsonObject ToJson() => new()
    {
        ["kind"] = Kind,
        ["title"] = Title,
        ["caption"] = Strings(Caption),
        ["notes"] = Strings(Notes),
        ["alt"] = Alternative,
        ["data"] = Data.DeepClone(),
        ["layout"] = Layout.DeepClone(),
        ["frames"] = Frames.DeepClone(),
    };

    private static JsonArray Strings(IReadOnlyList<string> lines) => [.. lines.Select(line => (JsonNode)line)];
}
