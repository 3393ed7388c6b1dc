using RmspropRunner.Optim.Formulas.Code;

namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>
/// Computes beforehand what changes with a loop's index alone, such as the weights of a sum, where that takes more than
/// an addition or multiplication: the same bits, but once rather than in each evaluation.
/// </summary>
internal sealed class Tabulation
{
    /// <summary>Entries of all tables of a program together; what goes beyond is computed each time.</summary>
    private const int MostEntries = 1 << 20;

    /// <summary>Operations that the tables of one loop take.</summary>
    private const long MostOperations = 1 << 22;

    private readonly List<double> _entries = [];

    /// <summary>Gives values their tables, which the result has one after another.</summary>
    /// <param name="root">The program.</param>
    /// <param name="indexCount">How many indices its loops have.</param>
    public static double[] Tabulate(Region root, int indexCount)
    {
        Tabulation tabulation = new();
        tabulation.Tabulate(root, new long[indexCount]);
        return [.. tabulation._entries];
    }

    private void Tabulate(Region region, long[] indices)
    {
        foreach (Loop loop in region.Steps.OfType<Loop>())
        {
            if (loop.Index is { From.IsConstant: true, To.IsConstant: true })
                TabulateLoop(loop, indices);
            Tabulate(loop.Body, indices);
        }
    }

    private void TabulateLoop(Loop loop, long[] indices)
    {
        long from = loop.Index.From.Constant;
        long count = Math.Max(0, loop.Index.To.Constant - from + 1);
        List<Value> alone = [];
        HashSet<Value> known = [];
        HashSet<Value> costly = [];
        foreach (Value value in loop.Body.Steps.OfType<Value>().Where(value => ChangesWithIndexAlone(value, loop.Index, known)))
        {
            alone.Add(value);
            known.Add(value);
            if (IsCostly(value) || value.Operands.Any(costly.Contains))
                costly.Add(value);
        }

        HashSet<Value> used = [];
        CollectOperands(loop, known, used);
        Value[] tabulated = [.. alone.Where(value => costly.Contains(value) && used.Contains(value) && value.Operation != Operation.SinCos)];
        if (tabulated.Length == 0 || count * alone.Count > MostOperations || _entries.Count + count * tabulated.Length > MostEntries)
            return;

        for (int i = 0; i < tabulated.Length; i++)
            tabulated[i].Table = _entries.Count + i * count - from;
        double[] entries = new double[count * tabulated.Length];
        Dictionary<Value, double> numbers = [];
        for (long index = from; index < from + count; index++)
        {
            indices[loop.Index.Id] = index;
            foreach (Value value in alone)
                numbers[value] = Number(value, indices, numbers);
            for (int i = 0; i < tabulated.Length; i++)
                entries[i * count + index - from] = numbers[tabulated[i]];
        }

        _entries.AddRange(entries);
    }

    private static bool ChangesWithIndexAlone(Value value, LoopIndex index, HashSet<Value> known) =>
        value.Operation is not (Operation.Coordinate or Operation.Result)
        && (value.Whole is null || value.Whole.Terms.All(term => term.Index == index))
        && value.Operands.All(operand => operand.IsConstant || known.Contains(operand));

    private static bool IsCostly(Value value) => value.Operation
        is Operation.Divide or Operation.Sqrt or Operation.Exp or Operation.Log or Operation.Tanh
        or Operation.SinCos or Operation.Power or Operation.WholePower;

    /// <summary>What is used by anything in the loop but the values that change with its index alone.</summary>
    private static void CollectOperands(Loop loop, HashSet<Value> except, HashSet<Value> used)
    {
        used.UnionWith(loop.Accumulators.Select(accumulator => accumulator.Body));
        foreach (Step step in loop.Body.Steps)
        {
            if (step is Loop inner)
                CollectOperands(inner, except, used);
            else if (step is GradientStep gradient)
                used.Add(gradient.Slope);
            else if (step is Value value && !except.Contains(value))
                used.UnionWith(value.Operands);
        }
    }

    private static double Number(Value value, long[] indices, Dictionary<Value, double> numbers)
    {
        double[] operands = [.. value.Operands.Select(operand => operand.IsConstant ? operand.Number : numbers[operand])];
        return value.Operation switch
        {
            Operation.Index => value.Whole!.At(indices),

            // The pair stands for its angle, which sine and cosine are computed from.
            Operation.SinCos => operands[0],
            _ => ScalarCode.Evaluate(value.Operation, operands, (int)(value.Whole?.At(indices) ?? 0)),
        };
    }
}
