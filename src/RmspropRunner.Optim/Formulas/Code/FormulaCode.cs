namespace RmspropRunner.Optim.Formulas.Code;

/// <summary>A compiled formula: value and gradient for the trials of a block, one vector after another.</summary>
/// <param name="x">Row 1 of the point, lane 0.</param>
/// <param name="gradient">Row 1 of the gradient, lane 0.</param>
/// <param name="objective">The value's row, lane 0.</param>
/// <param name="stride">Bytes from one row to the next.</param>
/// <param name="length">Bytes of the lanes that are live, in a row.</param>
internal delegate void FormulaCode(ref double x, ref double gradient, ref double objective, nint stride, nint length);
