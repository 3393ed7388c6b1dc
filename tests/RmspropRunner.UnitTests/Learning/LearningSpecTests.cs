using NJsonSchema;
using RmspropRunner.Experiments.Plans;
using RmspropRunner.Experiments.Specs;
using RmspropRunner.Optim.Problems;
using RmspropRunner.UnitTests.Specs;

namespace RmspropRunner.UnitTests.Learning;

public sealed class LearningSpecTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(SpecSchema.Write()));

    /// <summary>One of every kind.</summary>
    public static TheoryData<string> Problems =>
    [
        "logistic_regression: { data: blobs }",
        "logistic_regression: { data: { blobs: } }",
        "logistic_regression: { data: { blobs: { rows: 50, features: 4, noise: 0.5, seed: 9 }, test: 0.2, split_seed: 3, standardize: true }, batch_size: [8, 16], l2: [0, 1e-3] }",
        "softmax_regression: { data: { blobs: { classes: 3 } }, batch_size: { from: 10, to: 30, count: 3 }, dimension: 9 }",
        "softmax_regression: { data: { spirals: { turns: 0.5 } }, bounds: [-1, 1] }",
        "least_squares: { data: linear, batch_size: 200 }",
        "least_squares: { data: { linear: { rows: 2, features: 1, noise: 0 } } }",
        "least_squares: { data: { file: flowers.csv, target: height } }",
        "softmax_regression: { data: { file: flowers.csv, target: kind, test: 0.34 }, batch_size: 4 }",
        "logistic_regression: { data: { file: two.csv, target: kind } }",
        "softmax_regression: { data: { file: named.csv, target: kind, test: 0.34 }, batch_size: 4 }",
        "logistic_regression: { data: { file: sexes.csv, target: sex } }",
        "multilayer_perceptron: { data: { file: named.csv, target: kind }, loss: cross_entropy }",
        "multilayer_perceptron: { data: spirals }",
        "multilayer_perceptron: { data: { spirals: { classes: 3 } }, hidden: [4, 3], activation: [tanh, relu], batch_size: 10, l2: 0.01 }",
        "multilayer_perceptron: { data: linear, loss: squared_error }",
        "multilayer_perceptron: { data: { file: flowers.csv, target: height }, loss: squared_error, hidden: [2], bounds: [-2, 2] }",
        "multilayer_perceptron: { data: { file: flowers.csv, target: kind, standardize: true }, loss: cross_entropy, activation: relu }",
    ];

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task What_is_written_out_reads_back_as_the_same_plan_and_passes_the_schema(string problem)
    {
        string yaml = With(problem);
        ExperimentSpec spec = LearningText.Read(yaml);
        string canonical = CanonicalSpec.Write(spec);
        ExperimentSpec read = ExperimentSpec.ParseCanonical(canonical);
        Assert.Equal(canonical, CanonicalSpec.Write(read));
        ExperimentPlan plan = new(spec);
        ExperimentPlan again = new(read);
        Assert.Equal(plan.Hash, again.Hash);
        Assert.Equal(Identities(plan), Identities(again));
        Assert.Empty((await Schema.Value).Validate(SpecJson.Of(yaml)));
        Assert.Empty((await Schema.Value).Validate(canonical));

        static IEnumerable<string> Identities(ExperimentPlan plan) => plan.Parts.Select(part => $"{part.Problem.Identity} {part.Problem.Problem.Label}");
    }

    [Fact]
    public void Lists_of_batch_sizes_penalties_and_activations_are_a_problem_for_each_combination()
    {
        ExperimentSpec spec = LearningText.Read(LearningText.With(
            "multilayer_perceptron: { data: { spirals: { classes: 3, noise: 0.2 } }, hidden: [4, 3], activation: [tanh, relu], batch_size: [8, 32], l2: [0, 0.01] }"));
        Assert.Equal(
            [
                "multilayer_perceptron (spirals classes 3 noise 0.2, 4-3 tanh, batch 8)",
                "multilayer_perceptron (spirals classes 3 noise 0.2, 4-3 tanh, batch 8, l2 0.01)",
                "multilayer_perceptron (spirals classes 3 noise 0.2, 4-3 tanh, batch 32)",
                "multilayer_perceptron (spirals classes 3 noise 0.2, 4-3 tanh, batch 32, l2 0.01)",
                "multilayer_perceptron (spirals classes 3 noise 0.2, 4-3 relu, batch 8)",
                "multilayer_perceptron (spirals classes 3 noise 0.2, 4-3 relu, batch 8, l2 0.01)",
                "multilayer_perceptron (spirals classes 3 noise 0.2, 4-3 relu, batch 32)",
                "multilayer_perceptron (spirals classes 3 noise 0.2, 4-3 relu, batch 32, l2 0.01)",
            ],
            spec.Problems.Select(entry => entry.Problem.Label));
        Assert.All(spec.Problems, entry => Assert.Equal([2 * 4 + 4 + 4 * 3 + 3 + 3 * 3 + 3], entry.Dimensions));
        Assert.Equal(16, new ExperimentPlan(spec).ConfigurationCount);
    }

    [Fact]
    public void Defaults_are_written_out_and_bounds_only_where_the_layers_do_not_say_them()
    {
        string logistic = CanonicalSpec.Write(LearningText.Read(LearningText.With("logistic_regression: { data: blobs, batch_size: 32 }")));
        Assert.Contains(
            """{"logistic_regression":{"data":{"blobs":{"rows":200,"features":2,"classes":2,"noise":1,"seed":1},"standardize":false,"test":0,"split_seed":1},"batch_size":32,"l2":0,"dimension":3,"bounds":[-0.01,0.01]}}""",
            logistic,
            StringComparison.Ordinal);
        string perceptron = CanonicalSpec.Write(LearningText.Read(LearningText.With("multilayer_perceptron: { data: spirals }")));
        Assert.Contains(
            """{"multilayer_perceptron":{"data":{"spirals":{"rows":200,"classes":2,"turns":1,"noise":0.1,"seed":1},"standardize":false,"test":0,"split_seed":1},"hidden":[16],"activation":"tanh","loss":"cross_entropy","l2":0,"dimension":82}}""",
            perceptron,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Uniform_starts_of_a_perceptron_are_torchs_by_layer_and_of_linear_models_near_zero()
    {
        Problem perceptron = LearningText.Read(LearningText.With("multilayer_perceptron: { data: spirals, hidden: [16, 4] }")).Problems[0].Problem;
        Assert.Equal(2 * 16 + 16 + 16 * 4 + 4 + 4 * 2 + 2, perceptron.Bounds.Count);
        Assert.Equal(1 / Math.Sqrt(2), perceptron.Bounds[0].High);
        Assert.Equal(-1 / Math.Sqrt(2), perceptron.Bounds[47].Low);
        Assert.Equal(0.25, perceptron.Bounds[48].High);
        Assert.Equal(0.5, perceptron.Bounds[^1].High);
        Assert.Null(perceptron.CustomaryStart);

        Problem linear = LearningText.Read(LearningText.With("least_squares: { data: linear }")).Problems[0].Problem;
        Assert.Equal([new Interval(-0.01, 0.01)], linear.Bounds);
        Assert.Equal(new double[4], linear.CustomaryStart!(4));
    }

    [Fact]
    public void A_files_columns_are_features_and_the_targets_values_are_classes_in_order()
    {
        // With weights and biases that say nothing, every class is as likely; with a bias for one, its rows are right.
        Problem problem = LearningText.Read(LearningText.WithFlowers("softmax_regression: { data: { file: flowers.csv, target: kind } }")).Problems[0].Problem;
        Assert.Equal(new DimensionRange(9, 9), problem.Dimensions);
        double[] values = LearningCases.Measure(problem, new double[9]);
        Assert.Equal(1.0986122886681098, values[(int)PointMetric.Loss], 1e-15);
        Assert.Equal(2 / 6.0, values[(int)PointMetric.Accuracy]);
        Assert.True(double.IsNaN(values[(int)PointMetric.TestLoss]));

        // The third class is 30, of the two rows that are at least 3 high.
        double[] tall = [0, 0, 0, 0, 100, 0, 0, 0, -275];
        Assert.Equal(4 / 6.0, LearningCases.Measure(problem, tall)[(int)PointMetric.Accuracy]);
    }

    [Theory]
    [InlineData("softmax_regression: { data: { file: FILE, target: kind }, batch_size: 4 }")]
    [InlineData("multilayer_perceptron: { data: { file: FILE, target: kind, test: 0.34, standardize: true }, loss: cross_entropy }")]
    public void Classes_named_by_words_are_learned_as_their_numbers_in_ordinal_order_are(string problem)
    {
        // 10, 20 and 30 are the classes 0, 1 and 2, as are Rose, iris and rose: small letters come after capitals.
        (Problem named, Problem numbered) = (Read("named.csv"), Read("flowers.csv"));
        double[] x = [.. Enumerable.Range(0, numbered.Dimensions.Least).Select(i => 0.1 * i - 0.5)];
        Assert.Equal(LearningCases.Evaluate(numbered, x).Gradient, LearningCases.Evaluate(named, x).Gradient);
        Assert.Equal(LearningCases.Measure(numbered, x), LearningCases.Measure(named, x));

        Problem Read(string file) => LearningText.Read(With(problem.Replace("FILE", file, StringComparison.Ordinal))).Problems[0].Problem;
    }

    [Fact]
    public void One_file_may_have_words_for_one_entry_and_be_refused_for_another()
    {
        SpecError error = Assert.Single(ExperimentSpec.Parse(With(
            "softmax_regression: { data: { file: named.csv, target: kind } }, least_squares: { data: { file: named.csv, target: height } }")).Errors);
        Assert.Equal("'named.csv' is not a CSV file of numbers: row 2, column 3: 'Rose' is not a finite number.", error.Message);
    }

    [Fact]
    public void Standardized_features_have_mean_0_and_deviation_1_over_the_training_rows()
    {
        // The squared distance of w·a + b from t, at w = 0 and b = 0, is t²; its slope by w tells the mean of a·t.
        Problem problem = LearningText.Read(LearningText.WithFlowers(
            "least_squares: { data: { file: flowers.csv, target: kind, standardize: true } }")).Problems[0].Problem;
        double[] slopes = LearningCases.Evaluate(problem, [0, 0, 0]).Gradient;
        double[] heights = [1.5, 2, 1, 3, 2.5, 3.5];
        double[] kinds = [10, 20, 10, 30, 20, 30];
        double mean = heights.Average();
        double deviation = Math.Sqrt(heights.Average(height => (height - mean) * (height - mean)));
        Assert.Equal(-2 * heights.Zip(kinds).Average(pair => (pair.First - mean) / deviation * pair.Second), slopes[0], 1e-12);
        Assert.Equal(-2 * kinds.Average(), slopes[2], 1e-12);
    }

    [Theory]
    [InlineData("logistic_regression", 12, "'data' is missing: logistic_regression needs it; it takes one of blobs, spirals, linear, or a mapping with one of these or with file and target.")]
    [InlineData("logistic_regression: { batch_size: 8 }", 33, "'data' is missing: logistic_regression needs it")]
    [InlineData("logistic_regression: { data: blob }", 41, "'blob' is not a source of data; did you mean 'blobs'? It takes file, blobs, spirals, linear.")]
    [InlineData("logistic_regression: { data: 5 }", 41, "5 is not a source of data: it takes a mapping with file, blobs,")]
    [InlineData("logistic_regression: { data: { test: 0.1 } }", 41, "No source of data is here: it takes one of file, blobs, spirals, linear.")]
    [InlineData("logistic_regression: { data: { blobs: , spirals: } }", 41, "'blobs' and 'spirals' exclude each other")]
    [InlineData("logistic_regression: { data: { blobs: , target: a } }", 60, "blobs has no columns with names: 'target' goes with 'file'.")]
    [InlineData("logistic_regression: { data: { blobs: , tests: 0.1 } }", 52, "'tests' is not a key of a source of data; did you mean 'test'?")]
    [InlineData("logistic_regression: { data: { blobs: , test: 1 } }", 58, "1 is not a share of test rows: it takes a number from 0 to below 1.")]
    [InlineData("logistic_regression: { data: { blobs: , split_seed: -1 } }", 64, "-1 is not a seed: it takes a whole number from 0 to 4294967295.")]
    [InlineData("logistic_regression: { data: { blobs: , standardize: 1 } }", 65, "1 is not a choice for standardize: it takes true or false.")]
    [InlineData("logistic_regression: { data: { blobs: { rows: 1 } } }", 58, "1 is not a number of rows: it takes a whole number from 2 to 100000.")]
    [InlineData("logistic_regression: { data: { blobs: { row: 10 } } }", 52, "'row' is not a key of blobs; did you mean 'rows'? The keys are rows, features, classes, noise, seed.")]
    [InlineData("logistic_regression: { data: { blobs: { noise: -1 } } }", 59, "-1 is not a noise: it takes a number from 0 to 1000000.")]
    [InlineData("logistic_regression: { data: { blobs: { classes: 3 } } }", 50, "blobs has 3 classes here, and logistic_regression takes 2: softmax_regression takes more.")]
    [InlineData("softmax_regression: { data: { blobs: { classes: 3, rows: 2 } } }", 49, "2 rows are too few for 3 classes: each needs one at least.")]
    [InlineData("softmax_regression: { data: { blobs: { features: 1000, rows: 2000 } } }", 49, "2000 rows of 1000 features are too much: at most 1000000 values are made.")]
    [InlineData("logistic_regression: { data: linear }", 41, "The targets of linear are numbers, and logistic_regression learns classes here: it takes blobs, spirals, or a file.")]
    [InlineData("least_squares: { data: { blobs: } }", 44, "The targets of blobs are classes, and least_squares learns numbers here: it takes linear, or a file.")]
    [InlineData("multilayer_perceptron: { data: spirals, loss: squared_error }", 43, "The targets of spirals are classes, and multilayer_perceptron learns numbers here")]
    [InlineData("multilayer_perceptron: { data: spirals, loss: squared_errors }", 58, "'squared_errors' is not a loss; did you mean 'squared_error'? It takes cross_entropy, squared_error.")]
    [InlineData("multilayer_perceptron: { data: { file: flowers.csv, target: kind } }", 12, "'loss' is missing: a file does not say what its target is; it takes cross_entropy for classes, squared_error for numbers.")]
    [InlineData("multilayer_perceptron: { data: spirals, hidden: 16 }", 60, "16 is not a list of hidden layers: it takes a list with the units of each hidden layer, such as [16, 16].")]
    [InlineData("multilayer_perceptron: { data: spirals, hidden: [16, 0] }", 65, "0 is not a number of hidden units: it takes a whole number from 1 to 10000.")]
    [InlineData("multilayer_perceptron: { data: spirals, hidden: [10000, 10000] }", 60, "This multilayer_perceptron has 100060002 parameters: at most 1000000 are accepted.")]
    [InlineData("multilayer_perceptron: { data: spirals, activation: [tanh, rely] }", 71, "'rely' is not an activation; did you mean 'relu'? It takes tanh, relu.")]
    [InlineData("multilayer_perceptron: { data: spirals, activation: 1 }", 64, "1 is not an activation: it takes tanh or relu.")]
    [InlineData("logistic_regression: { data: blobs, hidden: [3] }", 48, "'hidden' is not a key of logistic_regression. The keys are data, batch_size, l2, dimension, bounds.")]
    [InlineData("logistic_regression: { data: { blobs: { rows: 50 }, test: 0.2 }, batch_size: [8, 41] }", 93, "41 is not a batch_size: it takes a whole number from 1 to 40, the number of training rows.")]
    [InlineData("logistic_regression: { data: blobs, batch_size: 0 }", 60, "0 is not a batch_size: it takes a whole number from 1 to 200, the number of training rows")]
    [InlineData("logistic_regression: { data: blobs, l2: -1 }", 52, "-1 is not an l2: it takes a number from 0 up.")]
    [InlineData("logistic_regression: { data: blobs, dimension: 4 }", 59, "4 is not a dimension of logistic_regression: it takes 3.")]
    [InlineData("least_squares: { data: { file: flowers.csv } }", 35, "'target' is missing: a source of data needs it; it takes the name of the column to learn.")]
    [InlineData("least_squares: { data: { file: flowers.csv, target: hight } }", 64, "'hight' is not a column of the file; did you mean 'height'? The columns are height, petals, kind.")]
    [InlineData("least_squares: { data: { file: flowers.csv, target: [a] } }", 64, "A list is not a column: it takes the name of the one to learn.")]
    [InlineData("least_squares: { data: { file: nameless.csv, target: a } }", 43, "'nameless.csv' has no first row of names, so no column is known as 'a'.")]
    [InlineData("least_squares: { data: { file: narrow.csv, target: a } }", 43, "'narrow.csv' has no other column than 'a': the others are what it is learned from.")]
    [InlineData("least_squares: { data: { file: words.csv, target: a } }", 43, "'words.csv' is not a CSV file of numbers: row 2, column 2: 'red' is not a finite number.")]
    [InlineData("softmax_regression: { data: { file: named.csv, target: height } }", 48, "'named.csv' is not a CSV file of numbers: row 2, column 3: 'Rose' is not a finite number; only the target may have words.")]
    [InlineData("softmax_regression: { data: { file: named.csv, target: sort } }", 67, "'sort' is not a column of the file. The columns are height, petals, kind.")]
    [InlineData("logistic_regression: { data: { file: named.csv, target: kind } }", 68, "The column 'kind' has 3 different values, and logistic_regression takes 2 classes: softmax_regression takes more.")]
    [InlineData("multilayer_perceptron: { data: { file: named.csv, target: kind }, loss: squared_error }", 51, "'named.csv' is not a CSV file of numbers: row 2, column 3: 'Rose' is not a finite number.")]
    [InlineData("logistic_regression: { data: { file: flowers.csv, target: kind } }", 70, "The column 'kind' has 3 different values, and logistic_regression takes 2 classes: softmax_regression takes more.")]
    [InlineData("softmax_regression: { data: { file: same.csv, target: a } }", 66, "The column 'a' has the same value in every row, and softmax_regression needs 2 classes at least.")]
    public void A_mistake_is_shown_at_its_place(string problem, int column, string message)
    {
        SpecError error = Assert.Single(ExperimentSpec.Parse(With(problem)).Errors, each => each.Line == 2);
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_schema_can_see_it_refuses_too()
    {
        foreach (string problem in new[]
        {
            "logistic_regression",
            "logistic_regression: { batch_size: 8 }",
            "logistic_regression: { data: blob }",
            "logistic_regression: { data: { test: 0.1 } }",
            "logistic_regression: { data: { blobs: , spirals: } }",
            "logistic_regression: { data: { blobs: , file: a.csv, target: a } }",
            "logistic_regression: { data: { blobs: , target: a } }",
            "logistic_regression: { data: { blobs: { rows: 1 } } }",
            "logistic_regression: { data: { blobs: , test: 1 } }",
            "logistic_regression: { data: blobs, hidden: [3] }",
            "least_squares: { data: { file: flowers.csv } }",
            "multilayer_perceptron: { data: spirals, hidden: 16 }",
            "multilayer_perceptron: { data: spirals, activation: gelu }",
            "multilayer_perceptron: { data: spirals, loss: logistic }",
        })
        {
            Assert.False(ExperimentSpec.Parse(With(problem)).IsValid, problem);
            Assert.True((await Schema.Value).Validate(SpecJson.Of(With(problem))).Count > 0, problem);
        }
    }

    /// <summary>With the data that the problem names, and no other.</summary>
    private static string With(string problem)
    {
        (string Name, string Text)[] files =
        [
            ("flowers.csv", LearningText.Flowers),
            ("named.csv", LearningText.Flowers.Replace(",10", ",Rose", StringComparison.Ordinal).Replace(",20", ",iris", StringComparison.Ordinal).Replace(",30", ",rose", StringComparison.Ordinal)),
            ("sexes.csv", "height,sex\\n1,male\\n2,female\\n3,female\\n"),
            ("two.csv", "height,kind\\n1,0\\n2,1\\n3,1\\n"),
            ("nameless.csv", "1,2\\n3,4\\n"),
            ("narrow.csv", "a\\n1\\n2\\n"),
            ("words.csv", "a,b\\n1,red\\n"),
            ("same.csv", "a,b\\n1,2\\n1,3\\n"),
        ];
        string[] named = [.. files.Where(file => problem.Contains(file.Name, StringComparison.Ordinal)).Select(file => $"{file.Name}: \"{file.Text}\"")];
        return LearningText.With(problem, named.Length == 0 ? "" : $"data: {{ {string.Join(", ", named)} }}");
    }
}
