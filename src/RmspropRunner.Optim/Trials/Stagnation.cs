namespace RmspropRunner.Optim.Trials;

/// <summary>Progress has stalled when the best objective is not lower by more than <paramref name="Improvement"/> than it
/// was <paramref name="Iterations"/> iterations before.</summary>
/// <param name="Iterations">The length of the window, from 1 up.</param>
/// <param name="Improvement">The decrease that counts as progress, from 0 up, in the objective's unit.</param>
public sealed record Stagnation(int Iterations, double Improvement);
