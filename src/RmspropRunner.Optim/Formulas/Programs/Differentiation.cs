namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>
/// Adds the gradient to a program, by differentiation in reverse: from the formula's value back to the coordinates, each
/// value's slope is the sum of what its users hand on.
/// </summary>
/// <remarks>
/// Nothing is stored for a loop's iterations. Where the slope of a sum is known before its loop runs, the body's slopes
/// are computed in the loop itself; else in a second loop, which computes the body's values once more. A product's
/// second loop divides by the factor, or, where factors are 0, takes the product of the others: so the first one also
/// multiplies the factors that are not 0, and counts those that are.
/// </remarks>
internal sealed class Differentiation(ProgramBuilder builder)
{
    private readonly Slopes _slopes = new(builder);

    public void AddGradient(Value output)
    {
        Dictionary<Value, Value> slopes = [];
        if (output.DependsOnPoint)
            slopes[output] = builder.Constant(1);
        Sweep(builder.Root, slopes);
    }

    /// <summary>Goes through a region's steps backwards, and leaves the slopes of what lies outside the region.</summary>
    private void Sweep(Region region, Dictionary<Value, Value> slopes)
    {
        foreach (Step step in Enumerable.Reverse(region.Steps.ToArray()))
        {
            if (step is Loop loop)
                SweepLoop(region, loop, slopes);
            else if (step is Value value && slopes.Remove(value, out Value? slope))
                HandOn(region, value, slope, slopes);
        }
    }

    private void HandOn(Region region, Value value, Value slope, Dictionary<Value, Value> slopes)
    {
        builder.Position = value.Position;
        if (value.Operation == Operation.Coordinate)
            region.Steps.Add(new GradientStep(value.Whole!, slope));
        else
            _slopes.HandOn(region, value, slope, (operand, part) => Give(region, slopes, operand, part));
    }

    private void Give(Region region, Dictionary<Value, Value> slopes, Value value, Value part)
    {
        if (value.DependsOnPoint)
            slopes[value] = slopes.TryGetValue(value, out Value? other) ? builder.Add(region, other, part) : part;
    }

    private void SweepLoop(Region region, Loop loop, Dictionary<Value, Value> slopes)
    {
        (Value Result, Value Slope)[] wanted = [.. slopes.Where(pair => pair.Key.Accumulator?.Loop == loop)
            .OrderBy(pair => pair.Key.Id).Select(pair => (pair.Key, pair.Value))];
        if (wanted.Length == 0)
            return;

        bool isKnownBefore = wanted.All(pair => !pair.Result.Accumulator!.IsProduct
            && (pair.Slope.IsConstant || pair.Slope.Home != region || region.Offers(pair.Slope, loop.Body)));
        Loop second = isKnownBefore ? loop : ProgramBuilder.Loop(region, loop.Index, region);
        Dictionary<Value, Value> copies = [];
        if (!isKnownBefore)
            Copy(loop.Body, second.Body, copies);

        Dictionary<Value, Value> inner = [];
        foreach ((Value result, Value slope) in wanted)
        {
            slopes.Remove(result);
            Value body = copies.GetValueOrDefault(result.Accumulator!.Body, result.Accumulator.Body);
            builder.Position = result.Position;
            Value part = result.Accumulator.IsProduct ? builder.Multiply(second.Body, slope, Others(result, body, second)) : slope;
            Give(second.Body, inner, body, part);
        }

        Sweep(second.Body, inner);
        foreach ((Value outside, Value part) in inner.OrderBy(pair => pair.Key.Id).ToArray())
            Give(region, slopes, outside, builder.Accumulate(second, isProduct: false, part));
    }

    /// <summary>The product of all factors but one.</summary>
    private Value Others(Value product, Value factor, Loop second)
    {
        Loop first = product.Accumulator!.Loop;
        Value zero = builder.Constant(0);
        Value one = builder.Constant(1);
        Value isZero = builder.Unary(first.Body, Operation.IsZero, product.Accumulator.Body);
        Value nonzero = builder.Accumulate(first, isProduct: true, builder.Select(first.Body, isZero, one, product.Accumulator.Body));
        Value zeros = builder.Accumulate(first, isProduct: false, builder.Select(first.Body, isZero, one, zero));

        Region at = second.Body;
        Value alone = builder.Select(at, builder.Unary(at, Operation.IsZero, builder.Subtract(at, zeros, one)), nonzero, zero);
        Value quotient = builder.Select(at, builder.Unary(at, Operation.IsZero, zeros), builder.Divide(at, nonzero, factor), zero);
        return builder.Select(at, builder.Unary(at, Operation.IsZero, factor), alone, quotient);
    }

    /// <summary>Repeats the steps of one loop's body in another, with the loops in it.</summary>
    private void Copy(Region from, Region to, Dictionary<Value, Value> copies)
    {
        foreach (Step step in from.Steps.ToArray())
        {
            switch (step)
            {
                case Value value:
                    builder.Position = value.Position;
                    copies[value] = builder.Remake(to, value, [.. value.Operands.Select(operand => copies.GetValueOrDefault(operand, operand))]);
                    break;
                case Loop loop:
                    Loop copy = ProgramBuilder.Loop(to, loop.Index, to);
                    Copy(loop.Body, copy.Body, copies);
                    foreach (Accumulator accumulator in loop.Accumulators.ToArray())
                    {
                        Value body = copies.GetValueOrDefault(accumulator.Body, accumulator.Body);
                        copies[accumulator.Result!] = builder.Accumulate(copy, accumulator.IsProduct, body);
                    }

                    break;
                default:
                    throw new InvalidOperationException("A loop is copied before its slopes are computed.");
            }
        }
    }
}
