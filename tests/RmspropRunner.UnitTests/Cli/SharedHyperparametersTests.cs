using RmspropRunner.Cli.Tables;
using RmspropRunner.Experiments.Stores;

namespace RmspropRunner.UnitTests.Cli;

public sealed class SharedHyperparametersTests
{
    [Fact]
    public void What_all_configurations_of_an_optimizer_share_is_said_once_and_the_rest_in_each_row()
    {
        LeaderboardRow[] rows =
        [
            Row("rmsprop", """{"variant":"torch","learning_rate":0.01,"rho":0.9,"epsilon":1E-08}"""),
            Row("rmsprop", """{"variant":"torch","learning_rate":0.1,"rho":0.9,"epsilon":1E-08}"""),
            Row("rmsprop", """{"variant":"numpy","learning_rate":0.1,"rho":0.9,"epsilon":1E-06}"""),
            Row("adagrad", """{"learning_rate":0.1,"epsilon":1E-10}"""),
            Row("adagrad", """{"learning_rate":1,"epsilon":1E-09}"""),
        ];

        SharedHyperparameters shared = SharedHyperparameters.Of(rows);

        Assert.Equal(["rmsprop torch: rho 0.9, epsilon 1e-8"], shared.Lines);
        Assert.Equal("torch, learning_rate 0.01", shared.Differing(rows[0]));
        Assert.Equal("numpy, learning_rate 0.1, rho 0.9, epsilon 1e-6", shared.Differing(rows[2]));
        Assert.Equal("learning_rate 0.1, epsilon 1e-10", shared.Differing(rows[3]));
    }

    private static LeaderboardRow Row(string optimizer, string hyperparameters) => new()
    {
        Configuration = 1,
        Problem = "sphere",
        Dimension = 2,
        Optimizer = optimizer,
        Hyperparameters = hyperparameters,
        Seeds = 1,
        Trials = 1,
        Completed = 1,
        Diverged = 0,
        ReachedTarget = 0,
        BestObjective = default,
        TargetIteration = null,
    };
}
