using System.Globalization;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;
using RmspropRunner.Optim.Schedules;

namespace RmspropRunner.UnitTests.Specs;

/// <summary>Specs at and beyond the edges of everything that the catalogs have.</summary>
internal static class CataloguedSpecs
{
    public static IEnumerable<string> All =>
        ProblemCatalog.All.SelectMany(OfProblem).Select(SpecText.WithProblem)
            .Concat(OptimizerCatalog.All.SelectMany(OfOptimizer).Concat(ScheduleCatalog.All.SelectMany(OfSchedule)).Select(SpecText.WithOptimizer));

    private static IEnumerable<string> OfProblem(Problem problem)
    {
        string name = problem.Name;
        int least = problem.Dimensions.Least;
        int most = problem.Dimensions.Most;
        yield return name;
        yield return $"{name}: ";
        yield return $"{name}s";
        yield return $"{name}: {{ dimensions: {least} }}";
        foreach (string value in new[] { $"{least}", $"{least - 1}", $"{most + 1L}", $"[{least}]", "[]", "a", $"'{least}'", "true", ".nan", $"{least}.5" })
            yield return $"{name}: {{ dimension: {value} }}";
        yield return $"{name}: {{ dimension: {{ from: {least}, to: {least}, count: 1 }} }}";
        yield return $"{name}: {{ dimension: {{ from: {least - 1}, to: {least}, count: 2 }} }}";
    }

    private static IEnumerable<string> OfOptimizer(Optimizer optimizer)
    {
        yield return optimizer.Name;
        yield return $"{optimizer.Name}: ";
        foreach (OptimizerVariant variant in optimizer.Variants)
        {
            string chosen = variant.Name is null ? "" : $"variant: {variant.Name}, ";
            string Entry(Hyperparameter? left, string more) =>
                $"{optimizer.Name}: {{ {chosen}{string.Concat(variant.Hyperparameters.Where(each => each.Default is null && each != left).Select(each => $"{each.Name}: {Allowed(each)}, "))}{more} }}";

            yield return Entry(null, "");
            yield return Entry(null, "colour: 1");
            foreach (Hyperparameter hyperparameter in variant.Hyperparameters.Concat(variant.CommonHyperparameters))
            {
                yield return Entry(hyperparameter, "");
                foreach (string value in Values(hyperparameter))
                    yield return Entry(hyperparameter, $"{hyperparameter.Name}: {value}");
            }
        }
    }

    private static IEnumerable<string> OfSchedule(Schedule schedule)
    {
        string Entry(Hyperparameter? left, string more) =>
            $"{schedule.Name}: {{ {string.Concat(schedule.Parameters.Where(each => each.Default is null && each != left).Select(each => $"{Schedule.KeyOf(each)}: {Allowed(each)}, "))}{more} }}";

        foreach (string form in new[] { schedule.Name, $"[{schedule.Name}]", $"{schedule.Name}s", $"{{ {schedule.Name}: }}", $"{{ {schedule.Name}: 1 }}", $"[{{ {Entry(null, "")} }}, constant]", $"{{ {Entry(null, "colour: 1")} }}" })
            yield return $"adam: {{ schedule: {form} }}";
        foreach (Hyperparameter parameter in schedule.Parameters)
        {
            yield return $"adam: {{ schedule: {{ {Entry(parameter, "")} }} }}";
            foreach (string value in Values(parameter))
                yield return $"adam: {{ schedule: {{ {Entry(parameter, $"{Schedule.KeyOf(parameter)}: {value}")} }} }}";
        }
    }

    private static IEnumerable<string> Values(Hyperparameter hyperparameter)
    {
        string allowed = Allowed(hyperparameter);
        yield return allowed;
        yield return $"[{allowed}]";
        yield return $"[[{allowed}]]";
        yield return $"'{allowed}'";
        foreach (string wrong in new[] { "a", "[]", "~", ".inf", "-.inf", "{}", "0", "1", "-1", "true", "1e300" })
            yield return wrong;
        yield return Written(hyperparameter.Minimum);
        if (double.IsFinite(hyperparameter.Below))
            yield return Written(hyperparameter.Below);
        foreach (string scale in new[] { "", ", scale: linear", ", scale: log" })
        {
            yield return $"{{ from: {allowed}, to: {allowed}, count: 2{scale} }}";
            yield return $"{{ from: {Written(hyperparameter.Minimum)}, to: {allowed}, count: 2{scale} }}";
        }
    }

    private static string Allowed(Hyperparameter hyperparameter) =>
        hyperparameter.IsSwitch ? "true" : Written(new[] { 0.5, 1, 2, 10, 1e-3 }.First(hyperparameter.Allows));

    private static string Written(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
