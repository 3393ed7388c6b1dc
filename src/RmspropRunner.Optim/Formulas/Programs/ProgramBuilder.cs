using System.Globalization;
using RmspropRunner.Optim.Formulas.Code;

namespace RmspropRunner.Optim.Formulas.Programs;

/// <summary>
/// Makes values: equal ones once, each in the outermost region that it can be computed in, constant ones at once.
/// Nothing is simplified that would change a bit: x·1, x/1, a + −b, but not x·0, nor x + 0.
/// </summary>
internal sealed class ProgramBuilder(FormulaBudget? budget)
{
    private readonly Dictionary<string, LoopIndex> _indices = [];
    private int _count;

    public Region Root { get; } = new(null, null);

    public IReadOnlyCollection<LoopIndex> Indices => _indices.Values;

    /// <summary>Where in the formula the values come from that are made next.</summary>
    public int Position { get; set; }

    public Value Constant(double number) => new(_count, Operation.Constant, Root, []) { Number = number };

    public Value Coordinate(Region at, Whole subscript) => Make(at, Operation.Coordinate, [], subscript);

    public Value Index(Region at, Whole whole) => whole.IsConstant ? Constant(whole.Constant) : Make(at, Operation.Index, [], whole);

    public Value Add(Region at, Value a, Value b) =>
        b.Operation == Operation.Negate ? Make(at, Operation.Subtract, [a, b.Operands[0]])
        : a.Operation == Operation.Negate ? Make(at, Operation.Subtract, [b, a.Operands[0]])
        : Make(at, Operation.Add, [a, b]);

    public Value Subtract(Region at, Value a, Value b) =>
        b.Operation == Operation.Negate ? Make(at, Operation.Add, [a, b.Operands[0]]) : Make(at, Operation.Subtract, [a, b]);

    public Value Multiply(Region at, Value a, Value b) =>
        a.Is(1) ? b : b.Is(1) ? a : a.Is(-1) ? Negate(at, b) : b.Is(-1) ? Negate(at, a) : Make(at, Operation.Multiply, [a, b]);

    public Value Divide(Region at, Value a, Value b) => b.Is(1) ? a : Make(at, Operation.Divide, [a, b]);

    public Value Negate(Region at, Value a) => a.Operation == Operation.Negate ? a.Operands[0] : Make(at, Operation.Negate, [a]);

    public Value Sine(Region at, Value a) => Make(at, Operation.Sine, [Make(at, Operation.SinCos, [a])]);

    public Value Cosine(Region at, Value a) => Make(at, Operation.Cosine, [Make(at, Operation.SinCos, [a])]);

    public Value WholePower(Region at, Value a, Whole exponent) =>
        exponent.Key == "0" ? Constant(1) : exponent.Key == "1" ? a : Make(at, Operation.WholePower, [a], exponent);

    public Value Select(Region at, Value mask, Value whereSet, Value elsewhere) =>
        mask.IsConstant ? (double.IsNegative(mask.Number) ? whereSet : elsewhere) : Make(at, Operation.Select, [mask, whereSet, elsewhere]);

    public Value Unary(Region at, Operation operation, Value a) => Make(at, operation, [a]);

    public Value Binary(Region at, Operation operation, Value a, Value b) => Make(at, operation, [a, b]);

    /// <summary>The index of loops over that range in that region.</summary>
    public LoopIndex LoopIndex(Region at, string name, Whole from, Whole to, int position)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"{at.Depth}: {from.Key} to {to.Key} in {at.Loop?.Index.Id ?? -1}");
        if (!_indices.TryGetValue(key, out LoopIndex? index))
            _indices[key] = index = new LoopIndex(_indices.Count, name, at.Depth, from, to, position);
        return index;
    }

    /// <summary>A loop in <paramref name="home"/>, where <paramref name="user"/>, in it or in a loop of it, can have its results.</summary>
    public static Loop Loop(Region home, LoopIndex index, Region user)
    {
        Loop loop = new(index, home);
        home.Add(loop, user);
        return loop;
    }

    /// <summary>The sum or product of a value of the loop's body, as a value of the region around the loop.</summary>
    public Value Accumulate(Loop loop, bool isProduct, Value body)
    {
        Accumulator accumulator = new(loop, isProduct, body);
        loop.Accumulators.Add(accumulator);
        accumulator.Result = new(NextId(), Operation.Result, loop.Body.Parent!, [body]) { Accumulator = accumulator, Position = Position };
        return accumulator.Result;
    }

    /// <summary>The same operation on other operands.</summary>
    public Value Remake(Region at, Value value, IReadOnlyList<Value> operands) => Make(at, value.Operation, operands, value.Whole);

    private Value Make(Region at, Operation operation, IReadOnlyList<Value> operands, Whole? whole = null)
    {
        if (operands.Count > 0 && whole?.IsConstant != false && operands.All(operand => operand.IsConstant) && operation != Operation.SinCos)
            return Constant(ScalarCode.Evaluate(operation, [.. operands.Select(operand => operand.Number)], (int?)whole?.Constant ?? 0));
        if (operation is Operation.Sine or Operation.Cosine && operands[0].Operands[0] is { IsConstant: true } angle)
            return Constant(ScalarCode.Evaluate(operation, [angle.Number], 0));

        int depth = (whole?.Depth ?? -1) + 1;
        foreach (Value operand in operands)
            depth = operand.IsConstant ? depth : Math.Max(depth, operand.Home.Depth);
        Region home = at.Around(depth);

        string[] operandKeys = [.. operands.Select(Key)];
        if (operation is Operation.Add or Operation.Multiply)
            Array.Sort(operandKeys, StringComparer.Ordinal);
        string key = $"{operation} {whole?.Key} {string.Join(' ', operandKeys)}";
        if (home.Find(key, at) is Value known)
            return known;
        Value value = new(NextId(), operation, home, operands) { Whole = whole, Position = Position };
        home.Add(key, value, at);
        return value;
    }

    private static string Key(Value operand) => operand.IsConstant
        ? string.Create(CultureInfo.InvariantCulture, $"={BitConverter.DoubleToInt64Bits(operand.Number):x}")
        : operand.Id.ToString(CultureInfo.InvariantCulture);

    private int NextId()
    {
        budget?.SpendOperations(1);
        return ++_count <= 4 * FormulaLimits.Operations
            ? _count
            : throw new FormulaException(0, string.Create(
                CultureInfo.InvariantCulture, $"The formula and its gradient have more than {FormulaLimits.Operations} operations."));
    }
}
