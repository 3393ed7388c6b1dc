using System.Globalization;

namespace RmspropRunner.UnitTests.Optim.Formulas;

/// <summary>A formula at random, with what it means by the C library: another way to the same values.</summary>
internal sealed record RandomFormula(string Text, Func<double[], int[], double> Value)
{
    private static readonly string[] Names = ["i", "j", "k"];

    public static RandomFormula Make(Random random, int depth, int[] indices)
    {
        if (depth == 0)
            return Leaf(random, indices.Length);
        RandomFormula a = Make(random, depth - 1, indices);
        RandomFormula Other() => Make(random, depth - 1, indices);
        switch (random.Next(16))
        {
            case 0 or 1:
                RandomFormula sum = Other();
                return new($"({a.Text} + {sum.Text})", (x, at) => a.Value(x, at) + sum.Value(x, at));
            case 2:
                RandomFormula difference = Other();
                return new($"({a.Text} - {difference.Text})", (x, at) => a.Value(x, at) - difference.Value(x, at));
            case 3 or 4:
                RandomFormula product = Other();
                return new($"({a.Text}*{product.Text})", (x, at) => a.Value(x, at) * product.Value(x, at));
            case 5:
                RandomFormula quotient = Other();
                return new($"({a.Text}/(2 + ({quotient.Text})^2))", (x, at) => a.Value(x, at) / (2 + Math.Pow(quotient.Value(x, at), 2)));
            case 6:
                return new($"sin({a.Text})", (x, at) => Math.Sin(a.Value(x, at)));
            case 7:
                return new($"cos({a.Text})", (x, at) => Math.Cos(a.Value(x, at)));
            case 8:
                return new($"tanh({a.Text})", (x, at) => Math.Tanh(a.Value(x, at)));
            case 9:
                return new($"log(1 + ({a.Text})^2)", (x, at) => Math.Log(1 + Math.Pow(a.Value(x, at), 2)));
            case 10:
                return new($"exp(-({a.Text})^2)", (x, at) => Math.Exp(-Math.Pow(a.Value(x, at), 2)));
            case 11:
                return new($"sqrt(1 + abs({a.Text}))", (x, at) => Math.Sqrt(1 + Math.Abs(a.Value(x, at))));
            case 12:
                RandomFormula larger = Other();
                return new($"max({a.Text}, {larger.Text})", (x, at) => Math.Max(a.Value(x, at), larger.Value(x, at)));
            case 13 or 14 when indices.Length < Names.Length:
                RandomFormula term = Make(random, depth - 1, [.. indices, 0]);
                string from = indices.Length > 0 && random.Next(2) == 0 ? Names[random.Next(indices.Length)] : "1";
                int outer = Array.IndexOf(Names, from);
                return new($"sum({Names[indices.Length]} = {from}..n, {term.Text})", (x, at) =>
                    Enumerable.Range(outer < 0 ? 1 : at[outer], outer < 0 ? x.Length : x.Length + 1 - at[outer]).Sum(index => term.Value(x, [.. at, index])));
            case 15 when indices.Length < Names.Length:
                RandomFormula factor = Make(random, depth - 1, [.. indices, 0]);
                return new($"prod({Names[indices.Length]} = 1..n, {factor.Text})", (x, at) =>
                    Enumerable.Range(1, x.Length).Aggregate(1.0, (all, index) => all * factor.Value(x, [.. at, index])));
            default:
                return new($"(-{a.Text})", (x, at) => -a.Value(x, at));
        }
    }

    private static RandomFormula Leaf(Random random, int depth)
    {
        int index = random.Next(3);
        string name = Names[Math.Min(index, Math.Max(0, depth - 1))];
        int position = Array.IndexOf(Names, name);
        double number = random.Next(1, 30) / 10.0;
        return random.Next(5) switch
        {
            0 => new(number.ToString(CultureInfo.InvariantCulture), (_, _) => number),
            1 or 2 when depth > 0 => new($"x[{name}]", (x, at) => x[at[position] - 1]),
            3 when depth > 0 => new($"({name}/4)", (_, at) => at[position] / 4.0),
            4 when depth > 0 => new($"x[n+1-{name}]", (x, at) => x[x.Length - at[position]]),
            _ => new($"x[{index + 1}]", (x, _) => x[index]),
        };
    }
}
