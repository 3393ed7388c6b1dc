using RmspropRunner.Optim.Formulas;

namespace RmspropRunner.UnitTests.Optim.Formulas;

public sealed class FormulaGradientTests
{
    [Theory]
    [InlineData("x[1]^2 + 3*x[2]^2 + sin(x[1]*x[2])")]
    [InlineData("x[1]/x[2] - x[2]/x[3] + 1/x[1]")]
    [InlineData("exp(x[1]*x[2])*log(x[3] + x[1])")]
    [InlineData("tanh(x[1] - x[2])*tan(x[3]/2)")]
    [InlineData("sqrt(x[1]) + x[2]^1.7 + x[3]^-2.5 + x[1]^x[2] + 2^x[3]")]
    [InlineData("abs(x[1] - x[2]) + min(x[1], x[2], x[3]) - max(x[1]*x[2], x[3])")]
    [InlineData("x[1]^5 - x[2]^-3 + x[3]^7*(x[1]/x[2])^9/max(x[1], 1)^80*1e-9")]
    [InlineData("sum(i = 1..n, x[i]^2)")]
    [InlineData("sum(i = 1..n, x[i])^2")]
    [InlineData("log(sum(i = 1..n, exp(x[i])))")]
    [InlineData("sum(i = 1..n, sum(j = 1..i, x[j])^2)")]
    [InlineData("sum(i = 1..n, x[i]*sum(j = 1..n, x[j]^i))")]
    [InlineData("prod(i = 1..n, cos(x[i]/sqrt(i)))")]
    [InlineData("sum(i = 1..n, x[i]^2/4000) - prod(i = 1..n, cos(x[i]/sqrt(i))) + 1")]
    [InlineData("sum(i = 1..n, prod(j = 1..n, x[i] - x[j] + 2*j))")]
    [InlineData("prod(i = 1..n, sum(j = i..n, x[j]*i))")]
    [InlineData("sum(i = 1..n, (x[i] - sum(j = 1..n, x[j])/n)^2)/n")]
    [InlineData("sqrt(sum(i = 1..n, x[i]*x[n+1-i]))*x[1]")]
    [InlineData("sum(i = 1..n, x[i]^i)*prod(k = 1..n, x[1] + x[k]*sin(sum(l = 1..k, x[l])))")]
    [InlineData("sum(i = 1..n, x[1]*i + x[2]) + sum(i = 1..n, x[2])")]
    [InlineData("sum(i = 1..2, x[i]*sum(j = 1..2, x[j]*sum(k = 1..2, x[k]*exp(sum(l = 1..3, x[i]*x[j]*x[k]*x[l]/10)))))")]
    [InlineData("-20*exp(-0.2*sqrt(sum(i = 1..n, x[i]^2)/n)) - exp(sum(i = 1..n, cos(2*pi*x[i]))/n) + 20 + e")]
    [InlineData("sum(i = 1..n, x[i])/prod(i = 1..n, x[i])")]
    [InlineData("prod(i = 1..n, prod(j = 1..n, x[i]*x[j])*sum(k = 1..n, x[k]*x[i]))")]
    public void Gradients_are_the_slopes_that_central_differences_find(string text)
    {
        Formula formula = FormulaRuns.Read(text);
        foreach (double[] x in FormulaRuns.Points(2, 40, 3, 0.5, 1.5))
        {
            double[] gradient = formula.Evaluate(x).Gradient;
            double scale = Math.Max(1, gradient.Max(Math.Abs));
            for (int i = 0; i < x.Length; i++)
            {
                double step = 1e-5 * x[i];
                double slope = (At(x, i, step) - At(x, i, -step)) / (2 * step);
                Assert.True(
                    Math.Abs(slope - gradient[i]) <= 1e-7 * scale,
                    $"{text} at [{string.Join(", ", x)}]: ∂/∂x[{i + 1}] is {gradient[i]} instead of {slope}");
            }
        }

        double At(double[] x, int i, double step)
        {
            double[] moved = [.. x];
            moved[i] += step;
            return formula.Evaluate(moved).Objective;
        }
    }
}
