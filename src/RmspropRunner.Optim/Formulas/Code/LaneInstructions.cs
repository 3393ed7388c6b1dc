using System.Reflection;
using System.Runtime.Intrinsics;
using RmspropRunner.Optim.Formulas.Programs;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Formulas.Code;

/// <summary>
/// What the lanes of one width are in compiled code, and the methods for its operations. Code has the hardware's vectors
/// in place of the lane types that wrap them: the JIT knows those operators as instructions, while the wrappers'
/// would have to be inlined, of which it does no more than some hundreds in a method.
/// </summary>
internal sealed class LaneInstructions
{
    private readonly Dictionary<Operation, MethodInfo> _methods = [];

    private LaneInstructions(LaneWidth width, Type lanes, Type vector, Type? operations)
    {
        Width = width;
        Vector = vector;
        Type functions = typeof(FormulaFunctions<,>).MakeGenericType(lanes, vector);
        SinCos = functions.GetMethod(nameof(Operation.SinCos))!;
        foreach (Operation operation in (Operation[])
            [
                Operation.Exp, Operation.Log, Operation.Tanh, Operation.Power, Operation.WholePower, Operation.Sign,
                Operation.IsZero, Operation.MinIsSecond, Operation.MaxIsSecond, Operation.Select,
            ])
        {
            _methods[operation] = functions.GetMethod(operation.ToString())!;
        }

        if (operations is null)
        {
            _methods[Operation.Sqrt] = typeof(Math).GetMethod(nameof(Math.Sqrt), [typeof(double)])!;
            _methods[Operation.Abs] = typeof(Math).GetMethod(nameof(Math.Abs), [typeof(double)])!;
            return;
        }

        Broadcast = operations.GetMethod(nameof(Vector256.Create), [typeof(double)])!;
        _methods[Operation.Add] = vector.GetMethod("op_Addition", [vector, vector])!;
        _methods[Operation.Subtract] = vector.GetMethod("op_Subtraction", [vector, vector])!;
        _methods[Operation.Multiply] = vector.GetMethod("op_Multiply", [vector, vector])!;
        _methods[Operation.Divide] = vector.GetMethod("op_Division", [vector, vector])!;
        _methods[Operation.Negate] = vector.GetMethod("op_UnaryNegation", [vector])!;
        _methods[Operation.Sqrt] = Generic(operations, nameof(Vector256.Sqrt));
        _methods[Operation.Abs] = Generic(operations, nameof(Vector256.Abs));
    }

    public LaneWidth Width { get; }

    /// <summary>A double, or a vector of as many as the width has.</summary>
    public Type Vector { get; }

    public bool IsScalar => Broadcast is null;

    /// <summary>Makes a vector of one number; null where a vector is one.</summary>
    public MethodInfo? Broadcast { get; }

    /// <summary>sin, which is returned, and cos, which is written.</summary>
    public MethodInfo SinCos { get; }

    /// <summary>The method for an operation; null where a scalar has an instruction of its own.</summary>
    public MethodInfo? Method(Operation operation) => _methods.GetValueOrDefault(operation);

    public static LaneInstructions Of(LaneWidth width) => width switch
    {
        LaneWidth.Vector512 => new(width, typeof(Lanes512), typeof(Vector512<double>), typeof(Vector512)),
        LaneWidth.Vector256 => new(width, typeof(Lanes256), typeof(Vector256<double>), typeof(Vector256)),
        LaneWidth.Vector128 => new(width, typeof(Lanes128), typeof(Vector128<double>), typeof(Vector128)),
        _ => new(width, typeof(ScalarLane), typeof(double), null),
    };

    private static MethodInfo Generic(Type type, string name) =>
        type.GetMethods().Single(method => method.Name == name && method.IsGenericMethodDefinition).MakeGenericMethod(typeof(double));
}
