using System.Text.Json.Nodes;
using RmspropRunner.Optim.Learning.Data;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>What was written under <c>data:</c>.</summary>
/// <param name="Data">The data.</param>
/// <param name="Canonical">All of it with every default, as canonical specs have it.</param>
internal sealed record ReadData(LearningData Data, JsonObject Canonical);
