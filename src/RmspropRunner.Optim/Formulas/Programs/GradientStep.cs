namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>Adds to the gradient's component <paramref name="subscript"/>, counted from 1.</summary>
internal sealed class GradientStep(Whole subscript, Value slope) : Step
{
    public Whole Subscript => subscript;

    public Value Slope => slope;
}
