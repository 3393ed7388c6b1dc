using RmspropRunner.Optim.Formulas.Programs;
using RmspropRunner.Optim.Kernels;
using Functions = RmspropRunner.Optim.Formulas.Code.FormulaFunctions<RmspropRunner.Optim.Kernels.ScalarLane, double>;

namespace RmspropRunner.Optim.Formulas.Code;

/// <summary>Computes an operation at once, for what is constant: with the bits that compiled code would give.</summary>
internal static class ScalarCode
{
    public static double Evaluate(Operation operation, double[] operands, int exponent)
    {
        double a = operands[0];
        double b = operands.Length > 1 ? operands[1] : 0;
        return operation switch
        {
            Operation.Add => a + b,
            Operation.Subtract => a - b,
            Operation.Multiply => a * b,
            Operation.Divide => a / b,
            Operation.Negate => -a,
            Operation.Sqrt => Math.Sqrt(a),
            Operation.Abs => Math.Abs(a),
            Operation.Sign => Functions.Sign(a),
            Operation.Exp => Functions.Exp(a),
            Operation.Log => Functions.Log(a),
            Operation.Tanh => Functions.Tanh(a),
            Operation.Sine => Functions.SinCos(a, out _),
            Operation.Cosine => Cosine(a),
            Operation.Power => Functions.Power(a, b),
            Operation.WholePower => Elementary.Pow(ScalarLane.All(a), exponent).Value,
            Operation.IsZero => Functions.IsZero(a),
            Operation.MinIsSecond => Functions.MinIsSecond(a, b),
            Operation.MaxIsSecond => Functions.MaxIsSecond(a, b),
            Operation.Select => Functions.Select(a, b, operands[2]),
            _ => throw new InvalidOperationException($"{operation} is not computed from numbers."),
        };
    }

    private static double Cosine(double a)
    {
        Functions.SinCos(a, out double cosine);
        return cosine;
    }
}
