using System.Globalization;

namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>Runs through a program's loops, without computing anything, to see that it stays within the point and the limits.</summary>
internal sealed class ProgramCheck(int dimension, int indexCount, FormulaBudget? budget)
{
    private readonly long[] _indices = new long[indexCount];
    private long _work;

    /// <exception cref="FormulaException">A subscript lies outside the point, or there is too much to compute.</exception>
    public void Check(Region root)
    {
        if (Size(root) > FormulaLimits.Operations)
        {
            throw new FormulaException(0, string.Create(
                CultureInfo.InvariantCulture, $"The formula and its gradient have more than {FormulaLimits.Operations} operations."));
        }

        Run(root, []);
    }

    private static int Size(Region region) => region.Steps.Sum(step => step is Loop loop ? 1 + loop.Accumulators.Count + Size(loop.Body) : 1);

    private void Run(Region region, IReadOnlyList<LoopIndex> around)
    {
        budget?.SpendVisits(region.Steps.Count);
        if (budget?.IsSpent == true)
            return;
        foreach (Step step in region.Steps)
        {
            if (step is Value value)
                CheckValue(value, around);
            else if (step is Loop loop)
                RunLoop(loop, [.. around, loop.Index]);
        }

        Spend(region.Steps.Count, 1, region);
    }

    private void RunLoop(Loop loop, IReadOnlyList<LoopIndex> indices)
    {
        long from = loop.Index.From.At(_indices);
        long to = loop.Index.To.At(_indices);
        if (to < from)
            return;
        bool isInnermost = !loop.Body.Steps.Any(step => step is Loop);
        Spend(isInnermost ? 1 + loop.Body.Steps.Count + loop.Accumulators.Count : 1 + loop.Accumulators.Count, to - from + 1, loop.Body);

        // Whole numbers are linear in the index: those of an innermost loop are checked at both of its ends.
        long stride = isInnermost ? Math.Max(1, to - from) : 1;
        for (long index = from; index <= to && budget?.IsSpent != true; index += stride)
        {
            _indices[loop.Index.Id] = index;
            Run(loop.Body, indices);
        }
    }

    private void CheckValue(Value value, IReadOnlyList<LoopIndex> around)
    {
        if (value.Whole is null)
            return;
        long whole = value.Whole.At(_indices);
        if (value.Operation == Operation.Coordinate && (whole < 1 || whole > dimension))
        {
            throw new FormulaException(value.Position, string.Create(
                CultureInfo.InvariantCulture,
                $"This is x[{whole}]{Where(value.Whole, around)}; with n = {dimension} there are x[1] to x[{dimension}] only."));
        }

        if (Math.Abs(whole) > FormulaLimits.WholeNumber)
        {
            throw new FormulaException(value.Position, string.Create(
                CultureInfo.InvariantCulture,
                $"This has the whole number {whole}{Where(value.Whole, around)}; they go to {FormulaLimits.WholeNumber}."));
        }
    }

    private string Where(Whole whole, IReadOnlyList<LoopIndex> around)
    {
        string[] values = [.. around.Where(index => whole.Terms.Any(term => term.Index == index))
            .Select(index => string.Create(CultureInfo.InvariantCulture, $"{index.Name} = {_indices[index.Id]}"))];
        return values.Length == 0 ? "" : $" at {string.Join(", ", values)}";
    }

    private void Spend(long operations, long times, Region region)
    {
        if (times > FormulaLimits.Work || (_work += operations * times) > FormulaLimits.Work)
        {
            throw new FormulaException(region.Loop?.Index.Position ?? 0, string.Create(
                CultureInfo.InvariantCulture,
                $"With n = {dimension} one evaluation takes more than {FormulaLimits.Work} operations; shorter ranges would be right."));
        }
    }
}
