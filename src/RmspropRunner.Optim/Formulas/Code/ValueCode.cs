using System.Reflection.Emit;
using RmspropRunner.Optim.Formulas.Programs;

namespace RmspropRunner.Optim.Formulas.Code;

/// <summary>The part of compiled code that computes: each value has a local of its own.</summary>
internal sealed class ValueCode(ILGenerator code, LaneInstructions instructions, Addresses addresses)
{
    /// <summary>Exponents up to this size become multiplications; larger ones a call, which multiplies in a loop.</summary>
    private const long LargestInlineExponent = 64;

    private readonly Dictionary<Value, LocalBuilder> _locals = [];
    private readonly Dictionary<Value, LocalBuilder> _cosines = [];

    public void Emit(Value value)
    {
        switch (value.Operation)
        {
            case Operation.Coordinate:
                addresses.EmitPoint(value.Whole!);
                EmitLoadFromMemory();
                break;
            case Operation.Index:
                addresses.EmitWhole(value.Whole!);
                code.Emit(OpCodes.Conv_R8);
                EmitBroadcast();
                break;
            case Operation.SinCos:
                EmitLoad(value.Operands[0]);
                _cosines[value] = code.DeclareLocal(instructions.Vector);
                code.Emit(OpCodes.Ldloca, _cosines[value]);
                code.Emit(OpCodes.Call, instructions.SinCos);
                break;
            case Operation.Sine:
                EmitLoad(value.Operands[0]);
                break;
            case Operation.Cosine:
                code.Emit(OpCodes.Ldloc, _cosines[value.Operands[0]]);
                break;
            case Operation.WholePower:
                EmitWholePower(value);
                break;
            default:
                foreach (Value operand in value.Operands)
                    EmitLoad(operand);
                EmitOperation(value.Operation);
                break;
        }

        EmitKeep(value);
    }

    /// <summary>Pushes a value.</summary>
    public void EmitLoad(Value value)
    {
        if (value.IsConstant)
            EmitConstant(value.Number);
        else
            code.Emit(OpCodes.Ldloc, _locals[value]);
    }

    /// <summary>Pushes a number, the same in every lane.</summary>
    public void EmitConstant(double number)
    {
        code.Emit(OpCodes.Ldc_R8, number);
        EmitBroadcast();
    }

    public void EmitConstantInto(Value value, double number)
    {
        EmitConstant(number);
        EmitKeep(value);
    }

    public void EmitAccumulate(Accumulator accumulator)
    {
        EmitLoad(accumulator.Result);
        EmitLoad(accumulator.Body);
        EmitOperation(accumulator.IsProduct ? Operation.Multiply : Operation.Add);
        EmitKeep(accumulator.Result);
    }

    /// <summary>Replaces an address by the vector that is there.</summary>
    public void EmitLoadFromMemory()
    {
        code.Emit(OpCodes.Unaligned, (byte)1);
        code.Emit(OpCodes.Ldobj, instructions.Vector);
    }

    /// <summary>Replaces the operands on the stack by the outcome.</summary>
    public void EmitOperation(Operation operation)
    {
        if (instructions.Method(operation) is { } method)
            code.Emit(OpCodes.Call, method);
        else
            code.Emit(ScalarInstruction(operation));
    }

    /// <summary>As Elementary.Pow multiplies: the powers x, x², x⁴, … that the exponent's binary digits name, from the lowest.</summary>
    private void EmitWholePower(Value value)
    {
        Whole exponent = value.Whole!;
        if (!exponent.IsConstant || Math.Abs(exponent.Constant) > LargestInlineExponent)
        {
            EmitLoad(value.Operands[0]);
            addresses.EmitWhole(exponent);
            code.Emit(OpCodes.Conv_I4);
            code.Emit(OpCodes.Call, instructions.Method(Operation.WholePower)!);
            return;
        }

        bool isNegative = exponent.Constant < 0;
        if (isNegative)
            EmitConstant(1);
        LocalBuilder square = code.DeclareLocal(instructions.Vector);
        EmitLoad(value.Operands[0]);
        code.Emit(OpCodes.Stloc, square);
        bool isFirst = true;
        for (long digits = Math.Abs(exponent.Constant); digits != 0; digits >>= 1)
        {
            if ((digits & 1) != 0)
            {
                code.Emit(OpCodes.Ldloc, square);
                if (!isFirst)
                    EmitOperation(Operation.Multiply);
                isFirst = false;
            }

            if (digits == 1)
                break;
            code.Emit(OpCodes.Ldloc, square);
            code.Emit(OpCodes.Ldloc, square);
            EmitOperation(Operation.Multiply);
            code.Emit(OpCodes.Stloc, square);
        }

        if (isNegative)
            EmitOperation(Operation.Divide);
    }

    private void EmitBroadcast()
    {
        if (instructions.Broadcast is { } broadcast)
            code.Emit(OpCodes.Call, broadcast);
    }

    private void EmitKeep(Value value)
    {
        if (!_locals.TryGetValue(value, out LocalBuilder? local))
            _locals[value] = local = code.DeclareLocal(instructions.Vector);
        code.Emit(OpCodes.Stloc, local);
    }

    private static OpCode ScalarInstruction(Operation operation) => operation switch
    {
        Operation.Add => OpCodes.Add,
        Operation.Subtract => OpCodes.Sub,
        Operation.Multiply => OpCodes.Mul,
        Operation.Divide => OpCodes.Div,
        Operation.Negate => OpCodes.Neg,
        _ => throw new InvalidOperationException($"{operation} has no instruction."),
    };
}
