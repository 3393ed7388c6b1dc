namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>Something that a program does: compute a value, run a loop, or add to the gradient.</summary>
internal abstract class Step;
