using System.Reflection.Emit;
using RmspropRunner.Optim.Formulas.Programs;
using RmspropRunner.Optim.Kernels;

namespace RmspropRunner.Optim.Formulas.Code;

/// <summary>
/// Compiles a program for one width. The code has nothing of the formula's text in it: names have become numbers of rows,
/// whose places <see cref="ProgramCheck"/> has found to lie in the point.
/// </summary>
internal sealed class FormulaCompiler
{
    private readonly FormulaProgram _program;
    private readonly LaneInstructions _instructions;
    private readonly ILGenerator _code;
    private readonly Addresses _addresses;
    private readonly ValueCode _values;

    private FormulaCompiler(FormulaProgram program, LaneInstructions instructions, ILGenerator code)
    {
        _program = program;
        _instructions = instructions;
        _code = code;
        _addresses = new Addresses(code, program);
        _values = new ValueCode(code, instructions, _addresses);
    }

    public static ObjectiveKernel Compile(FormulaProgram program, LaneWidth width)
    {
        double[] tables = program.Tabulate();
        Type number = typeof(double).MakeByRefType();
        DynamicMethod method = new(
            "Formula", typeof(void), [number, number, number, typeof(nint), typeof(nint), typeof(double[])], typeof(FormulaCompiler).Module, skipVisibility: true);
        new FormulaCompiler(program, LaneInstructions.Of(width), method.GetILGenerator()).Emit();
        return new FormulaKernel(method.CreateDelegate<FormulaCode>(), tables, width);
    }

    private void Emit()
    {
        Label first = _code.DefineLabel();
        Label test = _code.DefineLabel();
        _addresses.EmitStart();
        _code.Emit(OpCodes.Br, test);

        _code.MarkLabel(first);
        if (!_program.WritesOnce)
            EmitZeros();
        EmitRegion(_program.Root);
        _addresses.EmitObjective();
        _values.EmitLoad(_program.Output);
        EmitStore();
        _addresses.EmitNextVector((int)_instructions.Width);

        _code.MarkLabel(test);
        _addresses.EmitIsInBlock();
        _code.Emit(OpCodes.Brtrue, first);
        _code.Emit(OpCodes.Ret);
    }

    private void EmitRegion(Region region)
    {
        foreach (Step step in region.Steps)
        {
            switch (step)
            {
                case Value value:
                    _values.Emit(value);
                    break;
                case GradientStep gradient:
                    EmitGradient(gradient);
                    break;
                case Loop loop:
                    EmitLoop(loop);
                    break;
                default:
                    throw new InvalidOperationException($"A program has no {step.GetType().Name}.");
            }
        }
    }

    private void EmitLoop(Loop loop)
    {
        foreach (Accumulator accumulator in loop.Accumulators)
            _values.EmitConstantInto(accumulator.Result, accumulator.IsProduct ? 1 : 0);
        Label body = _code.DefineLabel();
        Label test = _code.DefineLabel();
        _addresses.EmitFrom(loop.Index);
        _code.Emit(OpCodes.Br, test);

        _code.MarkLabel(body);
        EmitRegion(loop.Body);
        foreach (Accumulator accumulator in loop.Accumulators)
            _values.EmitAccumulate(accumulator);
        _addresses.EmitNext(loop.Index);

        _code.MarkLabel(test);
        _addresses.EmitIsInRange(loop.Index);
        _code.Emit(OpCodes.Brtrue, body);
    }

    private void EmitGradient(GradientStep step)
    {
        _addresses.EmitGradient(step.Subscript);
        if (_program.WritesOnce)
        {
            _values.EmitLoad(step.Slope);
        }
        else
        {
            _addresses.EmitGradient(step.Subscript);
            _values.EmitLoadFromMemory();
            _values.EmitLoad(step.Slope);
            _values.EmitOperation(Operation.Add);
        }

        EmitStore();
    }

    private void EmitZeros()
    {
        Label body = _code.DefineLabel();
        Label test = _code.DefineLabel();
        _addresses.EmitFirstRow();
        _code.Emit(OpCodes.Br, test);
        _code.MarkLabel(body);
        _addresses.EmitGradientRow();
        _values.EmitConstant(0);
        EmitStore();
        _addresses.EmitNextRow();
        _code.MarkLabel(test);
        _addresses.EmitIsRow();
        _code.Emit(OpCodes.Brtrue, body);
    }

    private void EmitStore()
    {
        _code.Emit(OpCodes.Unaligned, (byte)1);
        _code.Emit(OpCodes.Stobj, _instructions.Vector);
    }
}
