using System.Text.Json.Nodes;

namespace RmspropRunner.Contracts;

/// <summary>A picture as plotly.js draws it, with the words that belong to it.</summary>
/// <param name="Kind">The name of its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Caption">The experiment, and the settings that matter: one line each.</param>
/// <param name="Notes">What was left out or has gaps: one line each.</param>
/// <param name="Alt">What it shows, in a sentence.</param>
/// <param name="Data">plotly.js's traces.</param>
/// <param name="Layout">plotly.js's layout, without the theme's colours.</param>
/// <param name="Frames">plotly.js's frames, of pictures that move.</param>
public sealed record PlotResource(
    string Kind, string Title, IReadOnlyList<string> Caption, IReadOnlyList<string> Notes, string Alt, JsonArray Data, JsonObject Layout, JsonArray Frames);
