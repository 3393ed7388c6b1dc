using System.Text.Json.Nodes;
using RmspropRunner.Optim.Learning.Data;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>Where rows come from: a file's column, or a data set that the project makes.</summary>
/// <param name="Label">What it is called in labels.</param>
/// <param name="Shape">How much it gives.</param>
/// <param name="Make">Gives the rows.</param>
/// <param name="Canonical">The keys that say so, with every default.</param>
internal sealed record DataSource(string Label, DataShape Shape, Func<DataRows> Make, JsonObject Canonical);
