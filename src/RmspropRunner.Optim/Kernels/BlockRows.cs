namespace RmspropRunner.Optim.Kernels;

/// <summary>Which rows of a <see cref="LaneBlock"/> hold what; n is the dimension.</summary>
public sealed class BlockRows
{
    /// <param name="dimension">n, the number of parameters of each trial.</param>
    /// <param name="stateCount">State values a parameter has, as its update rule says.</param>
    /// <param name="settingCount">Hyperparameters of the rule.</param>
    /// <param name="keepsPrevious">Whether the point before the step is kept, for the step's norm.</param>
    /// <param name="keepsBest">Whether the best point is kept, for a thinned trace.</param>
    /// <param name="sharedStateCount">State values that a trial has once, whatever its dimension.</param>
    public BlockRows(int dimension, int stateCount, int settingCount, bool keepsPrevious, bool keepsBest, int sharedStateCount = 0)
    {
        Dimension = dimension;
        StateRowCount = checked(stateCount * dimension + sharedStateCount);
        SettingCount = settingCount;
        KeepsPrevious = keepsPrevious;
        KeepsBest = keepsBest;

        int next = 0;
        X = Take(dimension);
        Gradient = Take(dimension);
        State = Take(StateRowCount);
        Settings = Take(settingCount);
        Previous = Take(keepsPrevious ? dimension : 0);
        BestX = Take(keepsBest ? dimension : 0);
        Objective = Take(1);
        Best = Take(1);
        BestIteration = Take(1);
        GradientNorm = Take(1);
        StepNorm = Take(1);
        BestGradientNorm = Take(1);
        BestStepNorm = Take(1);
        Plateau = Take(1);
        PlateauIteration = Take(1);
        Seed = Take(1);
        Total = next;

        int Take(int count)
        {
            int first = next;
            next = checked(next + count);
            return first;
        }
    }

    public int Dimension { get; }

    public int StateRowCount { get; }

    public int SettingCount { get; }

    public bool KeepsPrevious { get; }

    public bool KeepsBest { get; }

    /// <summary>n rows: the parameters.</summary>
    public int X { get; }

    /// <summary>n rows: the gradient at x.</summary>
    public int Gradient { get; }

    /// <summary>n rows for each state value of the rule, then one for each that a trial has once.</summary>
    public int State { get; }

    /// <summary>One row a hyperparameter.</summary>
    public int Settings { get; }

    /// <summary>n rows: x before the last update.</summary>
    public int Previous { get; }

    /// <summary>n rows: x where the objective was lowest.</summary>
    public int BestX { get; }

    /// <summary>The objective at x; the next two rows are <see cref="Best"/> and <see cref="BestIteration"/>.</summary>
    public int Objective { get; }

    public int Best { get; }

    public int BestIteration { get; }

    public int GradientNorm { get; }

    public int StepNorm { get; }

    public int BestGradientNorm { get; }

    public int BestStepNorm { get; }

    /// <summary>The objective from which the next sufficient improvement counts (stagnation).</summary>
    public int Plateau { get; }

    /// <summary>The iteration at which <see cref="Plateau"/> was set.</summary>
    public int PlateauIteration { get; }

    /// <summary>The trial's seed: a whole number below 2^32.</summary>
    public int Seed { get; }

    public int Total { get; }
}
