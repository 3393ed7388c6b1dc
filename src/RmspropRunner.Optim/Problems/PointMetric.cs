namespace RmspropRunner.Optim.Problems;

/// <summary>The metrics that a recorded point may have, beside its objective.</summary>
public enum PointMetric
{
    /// <summary>The objective without its noise; of a learning problem, the mean loss over all training rows.</summary>
    Loss,

    /// <summary>The share of training rows that are classified rightly: 0 to 1.</summary>
    Accuracy,

    /// <summary>The mean loss over the test rows.</summary>
    TestLoss,

    /// <summary>The share of test rows that are classified rightly: 0 to 1.</summary>
    TestAccuracy,
}
