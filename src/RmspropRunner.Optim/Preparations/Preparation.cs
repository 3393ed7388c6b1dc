using RmspropRunner.Optim.Optimizers;

namespace RmspropRunner.Optim.Preparations;

/// <summary>
/// What any optimizer's step can be preceded by, in this order: each coordinate of the gradient clipped, the gradient's
/// norm clipped, an L2 penalty added to the gradient, the parameters decayed. It is 0, and then not done, unless the spec
/// has it.
/// </summary>
public static class Preparation
{
    public const string ClipValue = "clip_value";
    public const string ClipNorm = "clip_norm";
    public const string WeightDecay = "weight_decay";
    public const string DecoupledWeightDecay = "decoupled_weight_decay";

    /// <summary>The hyperparameters that all optimizers have besides their own, in the order in which they act.</summary>
    public static IReadOnlyList<Hyperparameter> Hyperparameters { get; } =
    [
        Common(ClipValue, "c: each coordinate of g is brought within −c and c; 0 for no clipping"),
        Common(ClipNorm, "c: g ← g·c/‖g‖₂ where ‖g‖₂ > c; 0 for no clipping"),
        Common(WeightDecay, "λ, the L2 penalty: g ← g + λ·x"),
        Common(DecoupledWeightDecay, "λ, the decay beside the gradient: x ← x − lr·λ·x"),
    ];

    private static Hyperparameter Common(string name, string description) =>
        new() { Name = name, Description = description, Default = 0, IsLeftOut = true };
}
