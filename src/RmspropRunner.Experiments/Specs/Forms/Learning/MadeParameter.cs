using RmspropRunner.Experiments.Specs.Reading;

namespace RmspropRunner.Experiments.Specs.Forms.Learning;

/// <summary>A parameter of a data set that the project makes.</summary>
internal sealed record MadeParameter(string Name, NumberRule Rule, double Default);
