namespace RmspropRunner.Contracts;

/// <summary>One kind of picture.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Summary">What it shows.</param>
/// <param name="Url">Its path on the server.</param>
public sealed record PlotKindResource(string Name, string Summary, string Url);
