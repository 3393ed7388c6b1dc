namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>Takes out what neither the value nor the gradient needs.</summary>
internal static class Pruning
{
    public static void Prune(Region root, Value output)
    {
        HashSet<object> needed = [];
        Stack<Value> open = new([output]);
        foreach (GradientStep step in GradientSteps(root))
            open.Push(step.Slope);
        while (open.TryPop(out Value? value))
        {
            if (!needed.Add(value))
                continue;
            if (value.Accumulator is not null)
                needed.Add(value.Accumulator);
            foreach (Value operand in value.Operands)
                open.Push(operand);
        }

        Keep(root, needed);
    }

    private static void Keep(Region region, HashSet<object> needed)
    {
        foreach (Loop loop in region.Steps.OfType<Loop>())
        {
            loop.Accumulators.RemoveAll(accumulator => !needed.Contains(accumulator));
            Keep(loop.Body, needed);
        }

        region.Keep(step => step switch
        {
            Value => needed.Contains(step),
            Loop loop => loop.Accumulators.Count > 0 || GradientSteps(loop.Body).Any(),
            _ => true,
        });
    }

    private static IEnumerable<GradientStep> GradientSteps(Region region) => region.Steps.SelectMany(step => step switch
    {
        GradientStep gradient => [gradient],
        Loop loop => GradientSteps(loop.Body),
        _ => Enumerable.Empty<GradientStep>(),
    });
}
