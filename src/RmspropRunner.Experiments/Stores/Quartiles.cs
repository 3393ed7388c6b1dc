namespace RmspropRunner.Experiments.Stores;

/// <summary>The spread of some numbers.</summary>
public readonly record struct Quartiles(double Minimum, double Lower, double Median, double Upper, double Maximum);
