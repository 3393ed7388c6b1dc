using System.Reflection.Emit;
using RmspropRunner.Optim.Formulas.Programs;

namespace RmspropRunner.Optim.Formulas.Code;

/// <summary>The part of compiled code that counts: indices, and where rows are.</summary>
internal sealed class Addresses
{
    // The code's arguments, as FormulaCode names them.
    private const byte Point = 0;
    private const byte Gradient = 1;
    private const byte Objective = 2;
    private const byte Stride = 3;
    private const byte Length = 4;

    private readonly ILGenerator _code;
    private readonly int _dimension;
    private readonly LocalBuilder _lane;
    private readonly LocalBuilder _row;
    private readonly LocalBuilder _rowOffset;
    private readonly Dictionary<LoopIndex, LocalBuilder> _indices;

    /// <summary>For each index, as it runs: the bytes from row 1, lane 0 to the row that index counts to, at the vector's lane, if rows counted from 0.</summary>
    private readonly Dictionary<LoopIndex, LocalBuilder> _offsets;

    public Addresses(ILGenerator code, FormulaProgram program)
    {
        _code = code;
        _dimension = program.Dimension;
        _lane = code.DeclareLocal(typeof(nint));
        _row = code.DeclareLocal(typeof(int));
        _rowOffset = code.DeclareLocal(typeof(nint));
        _indices = program.Indices.ToDictionary(index => index, _ => code.DeclareLocal(typeof(long)));
        _offsets = program.Indices.ToDictionary(index => index, _ => code.DeclareLocal(typeof(nint)));
    }

    public void EmitStart()
    {
        _code.Emit(OpCodes.Ldc_I4_0);
        _code.Emit(OpCodes.Conv_I);
        _code.Emit(OpCodes.Stloc, _lane);
    }

    public void EmitNextVector(int width)
    {
        _code.Emit(OpCodes.Ldloc, _lane);
        _code.Emit(OpCodes.Ldc_I4, width * sizeof(double));
        _code.Emit(OpCodes.Conv_I);
        _code.Emit(OpCodes.Add);
        _code.Emit(OpCodes.Stloc, _lane);
    }

    public void EmitIsInBlock()
    {
        _code.Emit(OpCodes.Ldloc, _lane);
        _code.Emit(OpCodes.Ldarg_S, Length);
        _code.Emit(OpCodes.Clt);
    }

    public void EmitFrom(LoopIndex index)
    {
        EmitWhole(index.From);
        _code.Emit(OpCodes.Stloc, _indices[index]);
        EmitOffset(Whole.Of(index));
        _code.Emit(OpCodes.Stloc, _offsets[index]);
    }

    public void EmitNext(LoopIndex index)
    {
        _code.Emit(OpCodes.Ldloc, _indices[index]);
        _code.Emit(OpCodes.Ldc_I4_1);
        _code.Emit(OpCodes.Conv_I8);
        _code.Emit(OpCodes.Add);
        _code.Emit(OpCodes.Stloc, _indices[index]);
        _code.Emit(OpCodes.Ldloc, _offsets[index]);
        _code.Emit(OpCodes.Ldarg_S, Stride);
        _code.Emit(OpCodes.Add);
        _code.Emit(OpCodes.Stloc, _offsets[index]);
    }

    public void EmitIsInRange(LoopIndex index)
    {
        _code.Emit(OpCodes.Ldloc, _indices[index]);
        EmitWhole(index.To);
        _code.Emit(OpCodes.Cgt);
        _code.Emit(OpCodes.Ldc_I4_0);
        _code.Emit(OpCodes.Ceq);
    }

    /// <summary>Pushes a whole number, as a long.</summary>
    public void EmitWhole(Whole whole)
    {
        _code.Emit(OpCodes.Ldc_I8, whole.Constant);
        foreach ((LoopIndex index, long factor) in whole.Terms)
        {
            _code.Emit(OpCodes.Ldloc, _indices[index]);
            if (factor != 1)
            {
                _code.Emit(OpCodes.Ldc_I8, factor);
                _code.Emit(OpCodes.Mul);
            }

            _code.Emit(OpCodes.Add);
        }
    }

    public void EmitPoint(Whole subscript) => EmitAddress(Point, subscript);

    public void EmitGradient(Whole subscript) => EmitAddress(Gradient, subscript);

    public void EmitObjective()
    {
        _code.Emit(OpCodes.Ldarg_S, Objective);
        _code.Emit(OpCodes.Ldloc, _lane);
        _code.Emit(OpCodes.Add);
    }

    /// <summary>Begins at the gradient's first row.</summary>
    public void EmitFirstRow()
    {
        _code.Emit(OpCodes.Ldc_I4_0);
        _code.Emit(OpCodes.Stloc, _row);
        _code.Emit(OpCodes.Ldloc, _lane);
        _code.Emit(OpCodes.Stloc, _rowOffset);
    }

    public void EmitGradientRow()
    {
        _code.Emit(OpCodes.Ldarg_S, Gradient);
        _code.Emit(OpCodes.Ldloc, _rowOffset);
        _code.Emit(OpCodes.Add);
    }

    public void EmitNextRow()
    {
        _code.Emit(OpCodes.Ldloc, _row);
        _code.Emit(OpCodes.Ldc_I4_1);
        _code.Emit(OpCodes.Add);
        _code.Emit(OpCodes.Stloc, _row);
        _code.Emit(OpCodes.Ldloc, _rowOffset);
        _code.Emit(OpCodes.Ldarg_S, Stride);
        _code.Emit(OpCodes.Add);
        _code.Emit(OpCodes.Stloc, _rowOffset);
    }

    public void EmitIsRow()
    {
        _code.Emit(OpCodes.Ldloc, _row);
        _code.Emit(OpCodes.Ldc_I4, _dimension);
        _code.Emit(OpCodes.Clt);
    }

    private void EmitAddress(byte argument, Whole subscript)
    {
        // Subscripts count from 1, rows from 0.
        Whole row = subscript + Whole.Of(-1);
        _code.Emit(OpCodes.Ldarg_S, argument);
        if (row.Terms is [(LoopIndex index, 1)])
        {
            _code.Emit(OpCodes.Ldloc, _offsets[index]);
            EmitRows(row.Constant);
        }
        else
        {
            EmitOffset(row);
        }

        _code.Emit(OpCodes.Add);
    }

    /// <summary>Adds some rows' bytes to what is on the stack.</summary>
    private void EmitRows(long count)
    {
        if (count == 0)
            return;
        _code.Emit(OpCodes.Ldarg_S, Stride);
        if (Math.Abs(count) != 1)
        {
            _code.Emit(OpCodes.Ldc_I8, Math.Abs(count));
            _code.Emit(OpCodes.Conv_I);
            _code.Emit(OpCodes.Mul);
        }

        _code.Emit(count < 0 ? OpCodes.Sub : OpCodes.Add);
    }

    private void EmitOffset(Whole row)
    {
        EmitWhole(row);
        _code.Emit(OpCodes.Conv_I);
        _code.Emit(OpCodes.Ldarg_S, Stride);
        _code.Emit(OpCodes.Mul);
        _code.Emit(OpCodes.Ldloc, _lane);
        _code.Emit(OpCodes.Add);
    }
}
