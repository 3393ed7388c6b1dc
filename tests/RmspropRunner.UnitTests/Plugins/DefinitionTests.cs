using RmspropRunner.Experiments.Plugins;
using RmspropRunner.Optim.Optimizers;
using RmspropRunner.Optim.Problems;

namespace RmspropRunner.UnitTests.Plugins;

/// <summary>What a plugin's definitions have to say.</summary>
public sealed class DefinitionTests
{
    private static readonly Problem Good = Booth.Definition;
    private static readonly Hyperparameter Rate = Hyperparameter.LearningRate(0.1);

    public static TheoryData<string, string> NoNames => new()
    {
        { "", "is no name" }, { "Upper", "has a capital" }, { "1st", "begins with a digit" }, { "a-b", "has a hyphen" }, { "a b", "has a space" },
        { new string('a', 65), "is too long" },
    };

    [Fact]
    public void Built_in_definitions_pass()
    {
        Assert.All(ProblemCatalog.All, problem => Assert.Null(ProblemCheck.Mistake(problem)));
        Assert.All(OptimizerCatalog.All, optimizer => Assert.Null(OptimizerCheck.Mistake(optimizer)));
        Assert.All(ProblemCatalog.All, problem => Assert.True(DefinitionNames.IsName(problem.Name)));
        Assert.All(ProblemCatalog.All, FirstStep.Of);
        Assert.All(OptimizerCatalog.All, FirstStep.Of);
    }

    [Theory]
    [MemberData(nameof(NoNames))]
    public void Names_are_words_as_specs_write_them(string name, string why) => Assert.False(DefinitionNames.IsName(name), why);

    [Fact]
    public void A_problem_says_what_is_wrong_with_it()
    {
        Assert.Equal("Summary is empty", ProblemCheck.Mistake(Good with { Summary = " " }));
        Assert.Equal("Formula is empty", ProblemCheck.Mistake(Good with { Formula = "" }));
        Assert.StartsWith("Label and Parameters", ProblemCheck.Mistake(Good with { Label = "other" }));
        Assert.Equal("Dimensions are 0 to 3: they go from at least 1 to at most 1000000", ProblemCheck.Mistake(Good with { Dimensions = new(0, 3) }));
        Assert.StartsWith("Bounds have one interval", ProblemCheck.Mistake(Good with { Bounds = [] }));
        Assert.StartsWith("Bounds have one interval", ProblemCheck.Mistake(Sphere.Definition with { Bounds = [new(0, 1), new(0, 1)] }));
        Assert.Null(ProblemCheck.Mistake(Good with { Bounds = [new(0, 1), new(0, 1)] }));
        Assert.Equal("Bounds are finite, and Low is below High", ProblemCheck.Mistake(Good with { Bounds = [new(1, 1)] }));
        Assert.StartsWith("Minimum is not finite", ProblemCheck.Mistake(Good with { Minimum = double.NegativeInfinity }));
        Assert.Equal("Minimiser gives [1] for dimension 2: it takes as many finite coordinates", ProblemCheck.Mistake(Good with { Minimiser = _ => [1] }));
        Assert.StartsWith("CustomaryStart gives [1, NaN]", ProblemCheck.Mistake(Good with { CustomaryStart = _ => [1, double.NaN] }));
    }

    [Fact]
    public void An_optimizer_says_what_is_wrong_with_it()
    {
        Assert.Equal("it has no Variants: it takes at least one", OptimizerCheck.Mistake(Adagrad.Definition with { Variants = [] }));
        Assert.Equal("of several variants each has a Name", With(Variant(), Variant()));
        Assert.Equal("two variants have the same Name", With(Variant() with { Name = "a" }, Variant() with { Name = "a" }));
        Assert.StartsWith("variant 'A': a name has small letters", With(Variant() with { Name = "A" }));
        Assert.Equal("variant a: Formula is empty", With(Variant() with { Name = "a", Formula = "" }));
        Assert.StartsWith("Reference is empty", With(Variant() with { Reference = "" }));
        Assert.StartsWith("hyperparameter 'a b': a name has", With(Variant(Rate with { Name = "a b" })));
        Assert.Equal("a hyperparameter cannot be called variant, which names variants", With(Variant(Rate with { Name = "variant" })));
        Assert.Equal("two hyperparameters have the same Name", With(Variant(Rate, Rate)));
        Assert.Equal("hyperparameter learning_rate: its Default, 0, is not a number above 0", With(Variant(Rate with { Default = 0 })));
        Assert.Equal("hyperparameter learning_rate: Minimum is finite, and less than Below", With(Variant(Rate with { Below = 0 })));
        Assert.Equal("hyperparameter learning_rate: a switch has the values 0 and 1, so Below has to be 2", With(Variant(Rate with { IsSwitch = true, AboveMinimum = false, Below = 1 })));
    }

    private static OptimizerVariant Variant(params IReadOnlyList<Hyperparameter> hyperparameters) =>
        Adagrad.Definition.Variants[0] with { Hyperparameters = hyperparameters };

    private static string? With(params IReadOnlyList<OptimizerVariant> variants) => OptimizerCheck.Mistake(Adagrad.Definition with { Variants = variants });
}
