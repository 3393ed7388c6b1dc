namespace RmspropRunner.Cli.Reports;

/// <summary>What every function can be changed with, described for people.</summary>
internal static class TransformationNotes
{
    public static void Write(TextWriter output) => output.WriteLine(
        """
        Every function takes these parameters too; each takes a value, a list of values or a range. m is its minimiser.
          shift         the minimiser moves to m + shift: a number for all coordinates, or a list with one for each
          rotation      a seed: turned about the minimiser by a random rotation, in up to 500 dimensions
          scale         a factor of x − m − shift
          conditioning  c, from 1 up: coordinate i of n, from 0, is stretched by c^(i/(2(n−1))) about the minimiser
          noise         normal noise by seed and iteration, as standard deviations: { value, gradient, relative_value,
                        relative_gradient }; a number alone stands for value and gradient
        In all: f(m + Λ·R·(scale·(x − m − shift))), with R the rotation and Λ the conditioning. Bounds and starts stay.
        """);
}
